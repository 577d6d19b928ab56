import { blocksHtml, messageHtml } from './blocks.js';
import { html, trusted } from './html.js';
import { plainOf } from './mrkdwn.js';

/**
 * A message with who wrote it and when, as it stands in a conversation. `by` is a name, `at` is in milliseconds; `isPrivate`:
 * seen by one person alone (ephemeral).
 */
export function framedHtml({ by, isApp, at, isPrivate = false, isChanged = false, message }, options) {
  const { zone, locale = 'en-GB' } = options;
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
  return String(
    html`<div class="slack-message${isPrivate && ' private'}"><span class="slack-face" aria-hidden="true">${initials(by)}</span><div class="slack-body">${
      isPrivate && html`<p class="slack-only"><span aria-hidden="true">◔</span>Only visible to you</p>`
    }<p class="slack-by"><strong>${by}</strong>${isApp && html` <span class="app">APP</span>`} <time datetime="${new Date(at).toISOString()}">${time}</time>${
      isChanged && html` <span class="changed">(edited)</span>`
    }</p><div class="slack-content">${trusted(messageHtml(message, options))}</div></div></div>`,
  );
}

/** A modal: its title, its blocks in a form, and its buttons. */
export function modalHtml(view, options) {
  return String(html`<h2 class="slack-modal-title" id="${options.id}-title">${plainOf(view.title)}</h2>
<form class="slack-content" novalidate>${trusted(blocksHtml(view.blocks, { ...options, heading: 3 }))}
<div class="slack-modal-foot"><button type="button" class="slack-button close">${plainOf(view.close) || 'Close'}</button>${
    view.submit && html`<button type="submit" class="slack-button primary">${plainOf(view.submit)}</button>`
  }</div></form>`);
}

function initials(name) {
  const words = name.split(' ');
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
}
