import type { Language } from '../core/language.ts';
import type { Mention } from '../core/request.ts';
import { PHONE } from './phone-numbers.ts';
import type { Piece } from './phrases.ts';
import { clean, fold } from './text.ts';
import { findRangeEnd, findTime } from './time.ts';
import type { TimeSpan } from './time-phrases.ts';
import { NOBODY } from './typed.ts';

/** One piece of a sentence. */
export interface SentenceToken extends Piece {
  raw: string;
  kind: 'word' | 'number' | 'person' | 'quoted' | 'mark' | 'phone';
  /** Written with a capital although no sentence begins here. */
  capital: boolean;
}

/** A sentence with its times taken out. */
export interface Sentence {
  text: string;
  tokens: SentenceToken[];
  times: { span: TimeSpan; at: number }[];
  /** From when on something is looked back at, and the token it stands before. */
  since: { span: TimeSpan; at: number } | undefined;
  /** Telephone numbers outside the company, as they are written. */
  phones: { raw: string; at: number }[];
}

/** Longer texts are no wishes. */
export const LONGEST_SENTENCE = 600;

const TOKEN = new RegExp(
  [
    '<at[^<>]{0,80}>(?<teams>[^<>]{1,120})</at>',
    String.raw`<@(?<slack>[^<>|\s]{1,80})(?:\|[^<>]{0,120})?>`,
    String.raw`<(?:mailto|tel):(?<link>[^<>|\s]{1,200})(?:\|[^<>]{0,200})?>`,
    String.raw`(?<email>[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{2,63}){1,4})`,
    String.raw`(?<name>@[\p{L}\d](?:[\p{L}\p{M}\d_-]|\.(?=[\p{L}\d])){0,63})`,
    '["“”„«](?<quoted>[^"“”„»«]{1,200})["“”»]',
    `(?<phone>${PHONE})`,
    String.raw`(?<number>\d+)`,
    String.raw`(?<word>[\p{L}\p{M}]+)`,
    String.raw`(?<mark>\S)`,
  ].join('|'),
  'gu',
);

/** Cuts a sentence into pieces, times aside. Other platforms' unknown mentions stay as they are written. */
export function prepareSentence(raw: string, language: Language, mentions: readonly Mention[]): Sentence {
  const text = clean(raw).slice(0, LONGEST_SENTENCE + 1);
  const all = cut(text, mentions);
  const times: Sentence['times'] = [];
  const phones: Sentence['phones'] = [];
  const tokens: SentenceToken[] = [];
  let since: Sentence['since'];
  let until = 0;
  for (const token of all) {
    if (token.start < until) continue;
    const back = token.kind === 'word' && !since ? lookBack(text, token.start, language) : undefined;
    if (back) {
      since = { span: back, at: tokens.length };
      until = back.end;
      continue;
    }
    const before = times.at(-1)?.span;
    const range = before?.end === until ? findRangeEnd(text, before, language) : undefined;
    if (range) {
      times.push({ span: range, at: tokens.length });
      until = range.end;
      continue;
    }
    const span = token.kind === 'word' || token.kind === 'number' ? timeFrom(text, token, all, language) : undefined;
    if (span) {
      times.push({ span, at: tokens.length });
      until = span.end;
    } else if (token.kind === 'phone') phones.push({ raw: token.raw, at: tokens.length });
    else tokens.push(token);
  }
  const length = bareLength(tokens, times);
  return { text, tokens: length ? tokens.slice(0, 1) : tokens, times: length ? [length] : times, since, phones };
}

/** "dnd 45", "lunch 30": nothing else a number can be there. */
function bareLength(tokens: readonly SentenceToken[], times: Sentence['times']): Sentence['times'][number] | undefined {
  const [word, number] = tokens;
  const minutes = Number(number?.raw);
  if (times.length > 0 || tokens.length !== 2 || word?.kind !== 'word' || number?.kind !== 'number') return undefined;
  if (minutes < 5 || minutes > 120) return undefined;
  const { start, end } = number;
  return { span: { start, end, role: 'for', when: { kind: 'duration', ms: minutes * 60_000 }, weak: true }, at: 1 };
}

const BACK =
  /^(?:since|(?:from|in|over|of|for|during) (?:the )?(?:last|past)|the (?:last|past)|last|past|seit|(?:in |aus )?(?:den|der) letzten|letzten|depuis|(?:des|ces|les|dans les) derni[eè]re?s|desde(?: hace)?|(?:de|en) (?:las|los) [uú]ltim[ao]s|(?:las|los) [uú]ltim[ao]s) (?=\S)/iu;

/** "since Monday", "in den letzten 24 Stunden": a look back, and never when something ends. */
function lookBack(text: string, start: number, language: Language): TimeSpan | undefined {
  const said = BACK.exec(text.slice(start, start + 40));
  const span = said && findTime(text, start + said[0].length, language);
  if (!span || (!/^(?:since|seit|depuis|desde)/i.test(said[0]) && span.when.kind !== 'duration')) return undefined;
  return { ...span, start };
}

function timeFrom(
  text: string,
  token: SentenceToken,
  all: readonly SentenceToken[],
  language: Language,
): TimeSpan | undefined {
  // "pencil in half an hour": the little word belongs to the verb.
  if (token.key === 'in' && /\b(?:pencil|squeeze|slot|book|fit)\s+$/i.test(text.slice(0, token.start)))
    return undefined;
  const span = findTime(text, token.start, language);
  if (!span) return undefined;
  // A time never reaches into a mention or a quotation.
  if (
    all.some(
      (other) =>
        other.start < span.end && other.end > span.start && (other.kind === 'person' || other.kind === 'quoted'),
    )
  )
    return undefined;
  // "-5m" is no length: whatever it was meant for is asked for.
  if (
    span.when.kind === 'duration' &&
    /(?:^|\s)[-−–]$/.test(text.slice(0, span.start)) &&
    /^\d/.test(text.slice(span.start))
  )
    return { ...span, weak: false, when: { ...span.when, ms: -span.when.ms } };
  const { when, role, weak } = span;
  if (when.kind !== 'moment') return weak && role !== 'for' && role !== 'in' ? undefined : span;
  if (role === 'until') return span;
  if (!when.clock && when.day && saysReturn(text, span)) return span;
  // "today" and "tomorrow" alone are words of the sentence, "at 15" is a time, "2" is the end of a name.
  if (!when.clock) return undefined;
  // "Mittag" alone is a meal before it is a time.
  if (!role && !/\d|\s/.test(text.slice(span.start, span.end))) return undefined;
  return weak && !(role === 'at' && when.clock.minutes % 60 === 0) ? undefined : span;
}

const BEFORE_DAY =
  /(?:back|returning|return|home again|zurück|zurueck|wieder da|retour|reviens|rentre|revient|vuelvo|regreso|vuelta|volveré)\s+(?:on|only on|by|am|erst|erst am|ab|le|el|hasta el|next|this|nächsten)?\s*$/iu;

/** "back on Friday", "komme Freitag wieder": a day alone is a time where somebody is back. */
function saysReturn(text: string, { start, end }: TimeSpan): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const comes = /(?:komme|bin|komm)\s+(?:erst\s+)?(?:am\s+)?$/iu.test(before);
  return BEFORE_DAY.test(before) || (comes && /^\s*(?:wieder|zurück|zurueck)/iu.test(text.slice(end)));
}

function cut(text: string, mentions: readonly Mention[]): SentenceToken[] {
  const tokens: SentenceToken[] = [];
  let before = -1;
  let sentenceStart = true;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    const { teams, slack, link, email, name, quoted, phone, number, word, mark } = match.groups ?? {};
    const glued = before === start;
    const push = (raw: string, kind: SentenceToken['kind']) =>
      tokens.push({ raw, key: fold(raw), start, end, glued, kind, capital: !sentenceStart && /^\p{Lu}/u.test(raw) });
    if (teams !== undefined) push(teams.trim(), 'person');
    else if (slack !== undefined)
      push(mentions.some((mention) => mention.id === slack) ? `<@${slack}>` : match[0], 'person');
    else if (name !== undefined && NOBODY.test(name)) push(name, 'word');
    else if (link !== undefined || email !== undefined || name !== undefined)
      push(link ?? email ?? name ?? '', link && /^\+?\d/.test(link) ? 'phone' : 'person');
    else if (quoted !== undefined) push(quoted.trim(), 'quoted');
    else if (phone !== undefined) push(phone, 'phone');
    else if (number !== undefined) push(number, 'number');
    else if (word !== undefined) push(word, 'word');
    else if (mark !== undefined && !/['‘’‛′`´]/.test(mark) && !(mark === '-' && glued)) push(mark, 'mark');
    before = end;
    sentenceStart = mark !== undefined && /[.!?:]/.test(mark);
  }
  return tokens;
}
