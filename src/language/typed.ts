import type { Mention } from '../core/request.ts';
import { PHONE } from './phone-numbers.ts';
import { clean, fold } from './text.ts';

/** One word of a typed line, or what quotes and mentions make one word. */
export interface Token {
  /** As written; for a quoted token what stands between the quotes. */
  raw: string;
  key: string;
  start: number;
  end: number;
  kind: 'word' | 'quoted' | 'separator' | 'mention' | 'foreign-mention' | 'at-name' | 'email' | 'number' | 'phone';
}

/** More words than any command has: what comes after them is one last word, so that long texts cost no more. */
const MOST_TOKENS = 48;

const TOKEN = new RegExp(
  [
    '<at[^<>]{0,80}>(?<teams>[^<>]{1,120})</at>',
    String.raw`<@(?<slack>[^<>|\s]{1,80})(?:\|[^<>]{0,120})?>`,
    String.raw`<(?:mailto|tel):(?<link>[^<>|\s]{1,200})(?:\|[^<>]{0,200})?>`,
    '["“”„«](?<quoted>[^"“”„»«]{1,200})["“”»]',
    `(?<phone>${PHONE})`,
    '(?<separator>[,;])',
    String.raw`(?<word>(?:[^\s,;<]|,(?=\d)|<(?!@|at|mailto:|tel:))+)`,
    String.raw`(?<rest>\S)`,
  ].join('|'),
  'gu',
);

/** Cuts a cleaned line into tokens. `mentions` are those the platform itself vouches for. */
export function tokens(text: string, mentions: readonly Mention[]): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    if (found.length === MOST_TOKENS) {
      found.push({ raw: text.slice(start), key: '', start, end: text.length, kind: 'word' });
      break;
    }
    const { teams, slack, link, quoted, phone, separator, word, rest } = match.groups ?? {};
    const make = (raw: string, kind: Token['kind']) => found.push({ raw, key: fold(raw), start, end, kind });
    if (teams !== undefined) make(teams.trim(), 'at-name');
    else if (slack !== undefined) {
      const known = mentions.some((mention) => mention.id === slack);
      make(`<@${slack}>`, known ? 'mention' : 'foreign-mention');
    } else if (quoted !== undefined) make(quoted.trim(), 'quoted');
    else if (phone !== undefined) make(phone, 'phone');
    else if (separator !== undefined) make(separator, 'separator');
    else make(link ?? word ?? rest ?? '', kindOf(link ?? word ?? ''));
  }
  return found;
}

/** "@channel", "@here": whole channels are called so, never a person. */
export const NOBODY = /^@(?:channel|here|everyone|all|group)$/i;

function kindOf(word: string): Token['kind'] {
  if (NOBODY.test(word)) return 'word';
  if (/^@[\p{L}\d]/u.test(word)) return 'at-name';
  if (/^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(word)) return 'email';
  if (/^\+?\d{3,15}$/.test(word)) return 'number';
  return 'word';
}

/** A cleaned line without the slash that some people type before the first word, and without the product's own name. */
export function typedLine(text: string): string {
  return clean(text)
    .replace(/^\/(?=\p{L})/u, '')
    .replace(/^pbx\s+/i, '');
}

/** People can be nothing but people: mentions, @names and addresses. */
export function isPerson(token: Token): boolean {
  return (
    token.kind === 'mention' || token.kind === 'foreign-mention' || token.kind === 'at-name' || token.kind === 'email'
  );
}
