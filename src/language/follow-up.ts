import { LANGUAGES, type Language } from '../core/language.ts';
import { FOLLOW_UPS } from './lexicon/follow-ups.ts';
import { type Piece, pieces } from './phrases.ts';
import { clean, list } from './text.ts';
import { readDuration, wholeSpan } from './time.ts';
import type { When } from './time-phrases.ts';

/**
 * What a text may say about the command before it. `undo`: take it back; `longer`: this much more time, in milliseconds;
 * `time`: another time; `also`: the same for this; `instead`: this in its place.
 */
export type FollowUp =
  | { kind: 'undo' }
  | { kind: 'longer'; ms: number }
  | { kind: 'time'; when: When }
  | { kind: 'also' | 'instead'; text: string };

interface Phrase {
  before: readonly string[];
  /** Undefined where the phrase has no gap. */
  after: readonly string[] | undefined;
}

type Kind = 'undo' | 'longer' | 'also' | 'instead';

/** Nobody refers to something in more words than this. */
const MOST_PIECES = 14;

const keys = (text: string) => pieces(text).map((piece) => piece.key);

function phrase(text: string): Phrase {
  const [before = '', after] = text.split('…');
  return { before: keys(before), after: after === undefined ? undefined : keys(after) };
}

/** The more a phrase says, the earlier it is tried. */
const said = ({ before, after }: Phrase) => before.length + (after?.length ?? 0);

const phrasesOf = (language: Language, kind: Kind) =>
  list(FOLLOW_UPS[language][kind])
    .map(phrase)
    .toSorted((a, b) => said(b) - said(a));

const PHRASES = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    {
      undo: phrasesOf(language, 'undo'),
      longer: phrasesOf(language, 'longer'),
      also: phrasesOf(language, 'also'),
      instead: phrasesOf(language, 'instead'),
      fillers: list(FOLLOW_UPS[language].fillers).map(keys),
    },
  ]),
);

/**
 * Every way the text can be a follow-up, the likeliest first; an empty list for texts that stand on their own.
 * Whether a name in it means anything is not known here.
 * @param language the person's own; the others are tried after it
 */
export function readFollowUps(text: string, language: Language): FollowUp[] {
  const line = clean(text);
  const cut = pieces(line.slice(0, 300));
  if (cut.length === 0 || cut.length > MOST_PIECES) return [];
  return [language, ...LANGUAGES.filter((other) => other !== language)].flatMap((each) => readIn(line, cut, each));
}

function readIn(line: string, all: readonly Piece[], language: Language): FollowUp[] {
  const phrases = PHRASES[language];
  if (!phrases) return [];
  const cut = withoutFillers(withoutMarks(all), phrases.fillers);
  if (phrases.undo.some((one) => isAll(one, cut))) return [{ kind: 'undo' }];
  const found: FollowUp[] = [];
  for (const rest of gaps(phrases.longer, cut, line)) {
    // "Another hour" is one.
    const ms = readDuration(rest, language) ?? readDuration(`1 ${rest}`, language);
    if (ms !== undefined) found.push({ kind: 'longer', ms });
  }
  for (const rest of gaps(phrases.instead, cut, line)) {
    const span = wholeSpan(rest, language);
    if (span) found.push({ kind: 'time', when: span.when });
    else found.push({ kind: 'instead', text: rest });
  }
  for (const rest of gaps(phrases.also, cut, line))
    if (!wholeSpan(rest, language)) found.push({ kind: 'also', text: rest });
  return found;
}

/** The pieces in the gap, of every phrase that fits. */
function gaps(phrases: readonly Phrase[], cut: readonly Piece[], line: string): string[] {
  return phrases.flatMap(({ before, after = [] }) => {
    const inner = cut.slice(before.length, cut.length - after.length);
    const [first, last] = [inner[0], inner.at(-1)];
    if (!first || !last || !begins(before, cut) || !begins(after, cut.slice(cut.length - after.length))) return [];
    return [line.slice(first.start, last.end)];
  });
}

function isAll({ before }: Phrase, cut: readonly Piece[]): boolean {
  return before.length === cut.length && begins(before, cut);
}

function begins(words: readonly string[], cut: readonly Piece[]): boolean {
  return words.every((word, at) => cut[at]?.key === word);
}

const isMark = (piece: Piece | undefined) => piece !== undefined && /^[.,;:!?¡¿…]$/.test(piece.key);

function withoutMarks(cut: readonly Piece[]): Piece[] {
  return cut.filter((piece) => !isMark(piece));
}

function withoutFillers(cut: readonly Piece[], fillers: readonly (readonly string[])[]): readonly Piece[] {
  for (const filler of fillers) {
    if (cut.length <= filler.length) continue;
    if (begins(filler, cut)) return withoutFillers(cut.slice(filler.length), fillers);
    if (begins(filler, cut.slice(cut.length - filler.length)))
      return withoutFillers(cut.slice(0, -filler.length), fillers);
  }
  return cut;
}
