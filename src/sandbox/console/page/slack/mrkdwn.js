import { dateText } from './dates.js';
import { escapeHtml, html, trusted } from './html.js';

/**
 * Slack's text objects as HTML (docs.slack.dev, "Formatting message text"). In plain text only the three escapes mean
 * something; in mrkdwn also bold, italics, strike, code, quotes, and what stands between `<` and `>`.
 */
export function textHtml(object, options) {
  return object.type === 'mrkdwn' ? mrkdwn(object.text, options) : plain(object.text);
}

/** Text without any mark, for labels, options and titles. */
export function plainOf(object) {
  return unescaped(object?.text ?? '');
}

function plain(text) {
  return trusted(escapeHtml(unescaped(text)).replaceAll('\n', '<br>'));
}

/** Signs mean something at the edge of a word only, and a zero-width space beside them takes it away. */
const MARKS = [
  ['strong', /(?<![\p{L}\p{N}*])\*(?![\s\u200b])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*\u200b])/gu],
  ['em', /(?<![\p{L}\p{N}_])_(?![\s\u200b])([^_\n]*[^\s_])_(?![\p{L}\p{N}_\u200b])/gu],
  ['s', /(?<![\p{L}\p{N}~])~(?![\s\u200b])([^~\n]*[^\s~])~(?![\p{L}\p{N}~\u200b])/gu],
];

export function mrkdwn(text, options) {
  const kept = [];
  const keep = (piece) => `\uE000${kept.push(piece) - 1}\uE000`;
  const withoutCode = text
    .replaceAll('\uE000', '')
    .replace(/```\n?([\s\S]*?)```/g, (_, code) => keep(html`<pre>${unescaped(code)}</pre>`))
    .replace(/`([^`\n]+)`/g, (whole, code) =>
      code.startsWith('\u200b') ? whole : keep(html`<code>${unescaped(code)}</code>`),
    );
  const withoutLinks = withoutCode.replace(/<([^<>\n]*)>/g, (_, inner) => keep(reference(inner, options)));
  const lines = withoutLinks.split('\n').map((line) => {
    const quoted = /^(?:>|&gt;) ?(.*)$/.exec(line);
    return { quoted: quoted !== null, text: marked(quoted?.[1] ?? line) };
  });
  const drawn = lines.reduce((all, { quoted, text: line }, at) => {
    const before = lines[at - 1]?.quoted ?? false;
    const edge = quoted === before ? (at > 0 ? '<br>' : '') : quoted ? '<blockquote>' : '</blockquote>';
    return all + edge + line;
  }, '');
  const whole = lines.at(-1)?.quoted ? `${drawn}</blockquote>` : drawn;
  return trusted(whole.replace(/\uE000(\d+)\uE000/g, (_, at) => String(kept[at] ?? '')));
}

function marked(text) {
  return MARKS.reduce((line, [tag, sign]) => line.replace(sign, `<${tag}>$1</${tag}>`), escapeHtml(unescaped(text)));
}

/** `@U1`, `#C1|name`, `!date^…`, `!here`, or an address; each may bring the words to show. */
function reference(inner, options) {
  const bar = inner.indexOf('|');
  const target = unescaped(bar < 0 ? inner : inner.slice(0, bar));
  const words = bar < 0 ? '' : unescaped(inner.slice(bar + 1));
  if (target.startsWith('@'))
    return html`<span class="slack-mention">@${options.nameOf?.(target.slice(1)) ?? (words || target.slice(1))}</span>`;
  if (target.startsWith('#')) return html`<span class="slack-mention">#${words || target.slice(1)}</span>`;
  if (target.startsWith('!date^')) return date(target, words, options);
  if (target.startsWith('!'))
    return html`<span class="slack-mention">${words || `@${target.slice(1).split('^')[0]}`}</span>`;
  return linkHtml(target, words || target.replace(/^(mailto|tel):/, ''));
}

function date(target, words, options) {
  const [, at = '', format = '', address] = target.split('^');
  if (!/^\d+$/.test(at)) return html`${words}`;
  const shown = html`<time datetime="${new Date(Number(at) * 1000).toISOString()}">${dateText(Number(at), format, options)}</time>`;
  return address ? linkHtml(address, shown) : shown;
}

/** Words alone where the address is none that a page may lead to. */
export function linkHtml(address, words) {
  if (!isSafe(address)) return html`${words}`;
  return html`<a href="${address}" target="_blank" rel="noopener noreferrer">${words}</a>`;
}

export function isSafe(address) {
  return typeof address === 'string' && /^(https?:\/\/|mailto:|tel:)/i.test(address);
}

function unescaped(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
