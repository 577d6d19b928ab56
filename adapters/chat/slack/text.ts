import { pieces } from '../../../cards/fit.ts';
import type { Mention } from '../../../src/core/request.ts';

/** One character can become five (`&amp;`). */
const longestEscape = 5;

/**
 * Text that Slack shows as it stands: `&`, `<` and `>` escaped, so that nothing becomes a mention, a link or a date
 * (docs.slack.dev, "Formatting message text"). Control characters become blanks.
 */
export function escapeText(text: string): string {
  return withoutControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escaped and cut to `max` code points, never inside an escape. */
export function literal(text: string, max: number): string {
  const whole = escapeText(text);
  if (lengthOf(whole) <= max) return whole;
  let cut = '';
  let length = 0;
  for (const point of withoutControls(text)) {
    const escaped = escapeText(point);
    if (length + escaped.length > max - 1) break;
    cut += escaped;
    length += escaped.length > 2 ? escaped.length : 1;
  }
  return `${cut}…`;
}

/** Escaped and split into pieces of at most `max` code points. */
export function literals(text: string, max: number): string[] {
  return pieces(withoutControls(text), max).flatMap((piece) => {
    const whole = escapeText(piece);
    return lengthOf(whole) <= max ? [whole] : pieces(piece, Math.floor(max / longestEscape)).map(escapeText);
  });
}

/**
 * For places that are mrkdwn and cannot be plain text: breaks the signs which would make text bold, struck, code, a quote or
 * an emoji, by a zero-width space. Signs inside a word (`dana_kim@example.com`) mean nothing to Slack and stay untouched.
 */
export function unmarked(escaped: string): string {
  return escaped
    .replace(/(?<![\p{L}\p{N}])[*_~`]/gu, '$&\u200b')
    .replace(/^&gt;/gm, '\u200b&gt;')
    .replace(/:(?=[a-z0-9_'+-]*[a-z+][a-z0-9_'+-]*:)/g, ':\u200b');
}

/** What a person typed as a command, as Slack sends it: mentions kept as `<@id>`, everything else as the person saw it. */
export function readTyped(raw: string): { text: string; mentions: Mention[] } {
  const mentions = new Map<string, Mention>();
  const text = raw.replace(/<([^<>]*)>/g, (_, inner: string) => {
    const bar = inner.indexOf('|');
    const target = bar < 0 ? inner : inner.slice(0, bar);
    const label = bar < 0 ? '' : inner.slice(bar + 1);
    if (/^@[UW][A-Z0-9]+$/.test(target)) {
      const id = target.slice(1);
      if (!mentions.has(id)) mentions.set(id, { id, name: unescapeText(label) });
      return `<@${id}>`;
    }
    if (target.startsWith('#')) return `#${label || target.slice(1)}`;
    // Groups, @here and dates: `!subteam^S1|@group`, `!here`, `!date^…|fallback`.
    if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0]}`;
    return label || target.replace(/^(mailto|tel):/, '');
  });
  return { text: spaced(unescapeText(text)), mentions: [...mentions.values()] };
}

/** What a person wrote as a message: as they saw it, without the signs of its format. What is typed as a command has none. */
export function readMessage(raw: string): { text: string; mentions: Mention[] } {
  const { text, mentions } = readTyped(raw);
  return { text: unformatted(text), mentions };
}

/**
 * Bold, struck, italic and code as the person saw them, without the signs: commands are often copied from a help text with
 * its format. A sign inside a word (`dana_kim`) or alone is none (docs.slack.dev, "Formatting message text").
 */
function unformatted(text: string): string {
  return text
    .replace(/```([^`]+)```/g, '$1')
    .replace(/(?<![\p{L}\p{N}])([*_~`])(\S|\S[^\n]*?\S)\1(?![\p{L}\p{N}])/gu, '$2');
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Control characters become blanks: PostgreSQL refuses NUL, and nobody types the others on purpose. */
function spaced(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n]|\u00a0/gu, ' ')
    .trim();
}

function withoutControls(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n]/gu, ' ');
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
