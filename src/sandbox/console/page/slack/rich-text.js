import { dateText } from './dates.js';
import { html } from './html.js';
import { linkHtml } from './mrkdwn.js';

/** A `rich_text` block (docs.slack.dev, "Rich text block"): lines, lists, quotes and code. */
export function richTextHtml({ elements }, options) {
  return elements.map((part) => partHtml(part, options));
}

function partHtml(part, options) {
  switch (part.type) {
    case 'rich_text_section':
      return html`<p>${runs(part, options)}</p>`;
    case 'rich_text_quote':
      return html`<blockquote>${runs(part, options)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${runs(part, options)}</pre>`;
    case 'rich_text_list': {
      const items = part.elements.map((item) => html`<li>${runs(item, options)}</li>`);
      return part.style === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    default:
      return html`<p class="slack-unknown">This text cannot be drawn: ${part.type}</p>`;
  }
}

function runs({ elements }, options) {
  return elements.map((run) => styled(runHtml(run, options), run.style ?? {}));
}

function runHtml(run, options) {
  switch (run.type) {
    case 'text':
      return html`${run.text}`;
    case 'link':
      return linkHtml(run.url, run.text || run.url);
    case 'user':
      return html`<span class="slack-mention">@${options.nameOf?.(run.user_id) ?? run.user_id}</span>`;
    case 'channel':
      return html`<span class="slack-mention">#${run.channel_id}</span>`;
    case 'broadcast':
      return html`<span class="slack-mention">@${run.range}</span>`;
    case 'emoji':
      return html`:${run.name}:`;
    case 'date':
      return html`<time>${dateText(run.timestamp, run.format, options)}</time>`;
    default:
      return html`<span class="slack-unknown">${run.type}</span>`;
  }
}

function styled(run, { bold, italic, strike, code }) {
  const marks = [code && 'code', strike && 's', italic && 'em', bold && 'strong'].filter(Boolean);
  return marks.reduce((inner, mark) => wrap(mark, inner), run);
}

function wrap(mark, inner) {
  switch (mark) {
    case 'code':
      return html`<code>${inner}</code>`;
    case 's':
      return html`<s>${inner}</s>`;
    case 'em':
      return html`<em>${inner}</em>`;
    default:
      return html`<strong>${inner}</strong>`;
  }
}
