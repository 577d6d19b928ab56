import type { Mention } from '../../../src/core/request.ts';
import type { Activity } from './activity.ts';
import { withoutQuotes } from './quotes.ts';

/**
 * The words of a message: what it quotes and the bot's own mention taken out, other people as `<@id>`, markup and character references undone.
 * Only what an entity vouches for is a mention; text that merely looks like one stays as it was typed.
 */
export function readWords(activity: Activity): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  let pieces: (string | Mention)[] = [withoutQuotes(activity, readMarkup)];
  for (const entity of activity.entities ?? []) {
    if (entity?.type !== 'mention' || !entity.mentioned || !entity.text) continue;
    const { id, name } = entity.mentioned;
    const found = { id, name: name ?? readMarkup(entity.text) };
    const isBot = id === activity.recipient?.id;
    const before = pieces.length;
    pieces = pieces.flatMap((piece) => (typeof piece === 'string' ? split(piece, entity.text ?? '', found) : [piece]));
    if (isBot) pieces = pieces.map((piece) => (piece === found ? ' ' : piece));
    else if (pieces.length > before && !mentions.some((known) => known.id === id)) mentions.push(found);
  }
  const text = pieces.map((piece) => (typeof piece === 'string' ? readMarkup(piece) : `<@${piece.id}>`)).join('');
  return { text: tidy(text), mentions };
}

function split(text: string, at: string, mention: Mention): (string | Mention)[] {
  return text.split(at).flatMap((part, index) => (index === 0 ? [part] : [mention, part]));
}

const breaks = /<(?:br|\/p|\/div|\/li)\s*\/?>/gi;
/** Formatting that Teams itself puts around what people type; any other `<…>` was typed by them. */
const formatting =
  /<\/?(?:p|div|span|b|strong|i|em|u|s|strike|a|ul|ol|li|blockquote|code|pre|font|attachment|readonly|h[1-6])(?:\s[^<>]*)?\/?>/gi;

/** Words out of the markup Teams writes. */
export function readMarkup(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return text;
  return text
    .replace(breaks, '\n')
    .replace(formatting, '')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,5});/gi, readReference);
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

function readReference(whole: string, name: string): string {
  if (!name.startsWith('#')) return named.get(name.toLowerCase()) ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : whole;
}

/** No-break spaces become spaces, control characters other than line ends go, and so do the gaps that mentions leave. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\t]/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
