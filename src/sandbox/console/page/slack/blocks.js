import { elementHtml, imageHtml } from './elements.js';
import { html } from './html.js';
import { mrkdwn, plainOf, textHtml } from './mrkdwn.js';
import { richTextHtml } from './rich-text.js';

/**
 * Block Kit as HTML text, drawn as Slack draws it (docs.slack.dev, "Block Kit reference"). What people wrote is escaped.
 * `options`: `id` (unique in the page), `now` in milliseconds, `zone`, `locale`, `nameOf` (user id → name), `heading` (its level).
 */
export function blocksHtml(blocks, options) {
  return String(html`${blocks.map((block, at) => blockHtml(block, at, options))}`);
}

/** The content of a message: its blocks, or its text where it has none. */
export function messageHtml({ text = '', blocks = [] }, options) {
  return blocks.length > 0
    ? blocksHtml(blocks, options)
    : String(html`<div class="slack-section"><p>${mrkdwn(text, options)}</p></div>`);
}

function blockHtml(block, at, options) {
  const place = { block: block.block_id ?? String(at), id: `${options.id}-${at}`, people: options.people };
  const text = (object) => textHtml(object, options);
  switch (block.type) {
    case 'header': {
      const words = plainOf(block.text);
      return options.heading === 3
        ? html`<h3 class="slack-header">${words}</h3>`
        : html`<h2 class="slack-header">${words}</h2>`;
    }
    case 'section':
      return html`<div class="slack-section"><div>${block.text && html`<p>${text(block.text)}</p>`}${
        block.fields &&
        html`<ul class="slack-fields">${block.fields.map((field) => html`<li>${text(field)}</li>`)}</ul>`
      }</div>${block.accessory && known(elementHtml(block.accessory, place), block.accessory)}</div>`;
    case 'context':
      return html`<div class="slack-context">${block.elements.map((one) =>
        one.type === 'image' ? imageHtml(one) : html`<span>${text(one)}</span>`,
      )}</div>`;
    case 'divider':
      return html`<hr class="slack-divider">`;
    case 'actions':
      return html`<div class="slack-actions">${block.elements.map((one) => known(elementHtml(one, place), one))}</div>`;
    case 'image':
      return imageHtml(block);
    case 'input':
      return inputHtml(block, place);
    case 'rich_text':
      return html`<div class="slack-rich">${richTextHtml(block, options)}</div>`;
    default:
      return unknown(block.type);
  }
}

function inputHtml({ label, hint, optional = false, element }, { id, ...place }) {
  const described = hint && `${id}-hint`;
  const drawn = elementHtml(element, { ...place, id, label: true, described, required: !optional });
  const isGroup = element.type === 'radio_buttons' || element.type === 'checkboxes';
  const words = html`${plainOf(label)}${optional && html` <small>(optional)</small>`}`;
  const name = isGroup ? html`<p id="${id}-label">${words}</p>` : html`<label for="${id}">${words}</label>`;
  return html`<div class="slack-input">${name}${known(drawn, element)}${hint && html`<p class="slack-hint" id="${described}">${plainOf(hint)}</p>`}<p class="slack-error" id="${id}-error" data-error="${place.block}"></p></div>`;
}

function known(drawn, { type }) {
  return drawn ?? unknown(type);
}

function unknown(type) {
  return html`<p class="slack-unknown">This part cannot be drawn: ${type}</p>`;
}
