import { html } from './html.js';
import { isSafe, plainOf } from './mrkdwn.js';

/**
 * What can be pressed or filled in (docs.slack.dev, "Block elements"). `data-block` and `data-action` name it; `id` and
 * `described` tie an input to its label and hint.
 */
export function elementHtml(element, place) {
  switch (element.type) {
    case 'button':
      return button(element, place);
    case 'overflow':
      return html`<details class="slack-overflow"><summary aria-label="More"${named(element, place)}>⋯</summary><div>${element.options.map(
        (option) => overflowOption(element, option, place),
      )}</div></details>`;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return select(element, place, '');
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
      return select(element, place, 'multiple');
    case 'radio_buttons':
      return choices(element, place, 'radio');
    case 'checkboxes':
      return choices(element, place, 'checkbox');
    case 'image':
      return imageHtml(element);
    case 'plain_text_input':
      return element.multiline
        ? html`<textarea rows="3"${labelled(element, place)}${bounds(element)}>${element.initial_value}</textarea>`
        : line(element, place, 'text', element.initial_value);
    case 'email_text_input':
      return line(element, place, 'email', element.initial_value);
    case 'url_text_input':
      return line(element, place, 'url', element.initial_value);
    case 'number_input':
      return line(element, place, 'number', element.initial_value);
    case 'datepicker':
      return line(element, place, 'date', element.initial_date);
    case 'timepicker':
      return line(element, place, 'time', element.initial_time);
    default:
      return undefined;
  }
}

function button(element, place) {
  const look = ['slack-button', element.style].filter(Boolean).join(' ');
  const spoken = element.accessibility_label && html` aria-label="${plainOf({ text: element.accessibility_label })}"`;
  if (isSafe(element.url))
    return html`<a class="${look}" href="${element.url}" target="_blank" rel="noopener noreferrer"${named(element, place)}${spoken}>${plainOf(element.text)}</a>`;
  return html`<button type="button" class="${look}"${named(element, place)}${spoken}>${plainOf(element.text)}</button>`;
}

function overflowOption(element, option, place) {
  const { url, value, text } = option;
  if (isSafe(url))
    return html`<a class="slack-button" href="${url}" target="_blank" rel="noopener noreferrer">${plainOf(text)}</a>`;
  return html`<button type="button" class="slack-button"${named(element, place)} data-option="${value}">${plainOf(text)}</button>`;
}

function select(element, place, multiple) {
  const chosen = new Set([element.initial_option, ...(element.initial_options ?? [])].map((option) => option?.value));
  const groups = element.option_groups ?? [{ options: element.options ?? place.people ?? [] }];
  const option = ({ text, value }) =>
    html`<option value="${value}"${chosen.has(value) && html` selected`}>${plainOf(text)}</option>`;
  const drawn = groups.map(({ label, options }) =>
    label ? html`<optgroup label="${plainOf(label)}">${options.map(option)}</optgroup>` : options.map(option),
  );
  const empty = html`<option value="">${plainOf(element.placeholder) || 'Choose …'}</option>`;
  return html`<select${multiple === 'multiple' && html` multiple`}${labelled(element, place)}>${multiple === '' && empty}${drawn}</select>`;
}

function choices(element, place, type) {
  const chosen = new Set([element.initial_option, ...(element.initial_options ?? [])].map((option) => option?.value));
  const options = element.options.map(
    ({ text, description, value }) =>
      html`<label><input type="${type}" name="${place.id}" value="${value}"${chosen.has(value) && html` checked`}${named(element, place)}> ${plainOf(text)}${description && html` <small>${plainOf(description)}</small>`}</label>`,
  );
  return html`<div class="slack-choices" role="${type === 'radio' ? 'radiogroup' : 'group'}" aria-labelledby="${place.id}-label">${options}</div>`;
}

function line(element, place, type, value) {
  return html`<input type="${type}" autocomplete="off"${value && html` value="${value}"`}${labelled(element, place)}${bounds(element)}>`;
}

export function imageHtml({ image_url: address, alt_text: words, title }) {
  if (!isSafe(address)) return html`<p>${words}</p>`;
  const drawn = html`<img class="slack-image" src="${address}" alt="${words}">`;
  return title ? html`<figure><figcaption>${plainOf(title)}</figcaption>${drawn}</figure>` : drawn;
}

function bounds(element) {
  return [
    element.placeholder && html` placeholder="${plainOf(element.placeholder)}"`,
    element.max_length !== undefined && html` maxlength="${element.max_length}"`,
    element.min_length !== undefined && html` minlength="${element.min_length}"`,
  ];
}

function named(element, { block }) {
  const asked = element.confirm && html` data-confirm="${JSON.stringify(element.confirm)}"`;
  return html` data-block="${block}" data-action="${element.action_id}" data-type="${element.type}"${asked}`;
}

/** In an input block the label names it; elsewhere its placeholder is all there is. */
function labelled(element, place) {
  const name = place.label
    ? html` id="${place.id}"${place.described && html` aria-describedby="${place.described}"`}${place.required && html` required`}`
    : html` aria-label="${plainOf(element.placeholder) || 'Choose'}"`;
  return [named(element, place), name];
}
