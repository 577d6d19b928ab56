import type { AnyCommand } from '../core/command.ts';
import type { Language } from '../core/language.ts';
import { declaredPhrases, isChosen, spokenPhrases } from './choices.ts';
import { editDistance } from './edit-distance.ts';
import { inputsOf } from './inputs.ts';
import { ALL_QUEUES } from './lexicon/all.ts';
import { de } from './lexicon/de.ts';
import { deThings } from './lexicon/de-things.ts';
import { en } from './lexicon/en.ts';
import { enThings } from './lexicon/en-things.ts';
import { es } from './lexicon/es.ts';
import { esThings } from './lexicon/es-things.ts';
import { fr } from './lexicon/fr.ts';
import { frThings } from './lexicon/fr-things.ts';
import type { SentenceWords } from './lexicon/shape.ts';
import { keysOf, type PhraseTable, phraseTable, pieces } from './phrases.ts';
import type { SentenceToken } from './sentence.ts';
import { list } from './text.ts';

/** What a phrase can mean. */
export type Tag =
  | { kind: 'concept'; name: string }
  | { kind: 'choice'; field: string; value: string }
  | { kind: Plain };

export type Plain =
  | 'doing'
  | 'small'
  | 'article'
  | 'filler'
  | 'request'
  | 'other'
  | 'other-day'
  | 'ending'
  | 'all'
  | 'and'
  | 'but'
  | 'note'
  | 'purpose'
  | 'return'
  | 'question'
  | 'asking'
  | Guard;

/** Why a sentence must not act. */
export type Guard = 'negation' | 'report' | 'past' | 'hypothesis';

/** A phrase found in a sentence. */
export interface Arc {
  tag: Tag;
  next: number;
  /** A slip was mended to find it. */
  mended: boolean;
  /** Found by two parts with something between them. */
  gap?: true;
}

export interface Tagger {
  language: Language;
  /** Phrases by the token they begin with; slips are mended unless it must be exact. */
  tag(tokens: readonly SentenceToken[], exact?: boolean): Arc[][];
  /** Every meaning of one word, without mending. */
  meanings(key: string): readonly Tag[];
  /** Makes a word of an example known as a concept of its own. */
  learn(key: string): string;
}

export const LEXICON: Record<Language, SentenceWords> = { en, de, fr, es };

const THINGS: Record<Language, Readonly<Record<string, string>>> = {
  en: enThings,
  de: deThings,
  fr: frThings,
  es: esThings,
};

/** Words with so much meaning that slips in them are mended. */
const MENDED: ReadonlySet<Tag['kind']> = new Set<Tag['kind']>(['concept', 'choice', 'doing']);

/** Rather one sentence too few than one that acts against its meaning; but "Weber" is not "weder". */
const MENDED_NEGATIONS = ['nicht', 'never', 'niemals', 'jamais', 'nunca', 'dont', 'keine'];

export function createTagger(language: Language, commands: readonly AnyCommand[]): Tagger {
  const entries = [
    ...plainPhrases(LEXICON[language]),
    ...concepts(THINGS[language]),
    ...choicePhrases(language, commands),
  ];
  const whole = entries.filter(([phrase]) => !phrase.includes('…'));
  const gaps = entries.flatMap(([phrase, tag]) => {
    const [left, right] = phrase.split('…').map((part) => part.trim());
    return left && right ? [[left, { right: pieces(right).map((piece) => piece.key), tag }] as const] : [];
  });
  const table = phraseTable(whole);
  const gapTable = phraseTable(gaps);
  const learnt = new Map<string, Tag>();
  const known = new Set(entries.flatMap(([phrase]) => keysOf(phrase).flat()));
  const worth = [...new Set(whole.flatMap(([phrase, tag]) => (MENDED.has(tag.kind) ? keysOf(phrase).flat() : [])))];
  const vocabulary = [...worth, ...MENDED_NEGATIONS].filter((word) => word.length >= 4);
  const short = new Set([...worth, 'not'].filter((word) => word.length === 3));

  const mendedKeys = new Map<string, string>();
  const mend = (token: SentenceToken): SentenceToken => {
    const before = mendedKeys.get(token.key);
    const key = before ?? mendKey(token).key;
    // Words repeat; a text made of nothing but new ones must not fill the memory.
    if (mendedKeys.size > 5_000) mendedKeys.clear();
    mendedKeys.set(token.key, key);
    return key === token.key || token.kind !== 'word' ? token : { ...token, key };
  };
  const mendKey = (token: SentenceToken): SentenceToken => {
    if (token.kind === 'word' && token.key.length === 3 && !known.has(token.key)) return swapped(token, short);
    if (
      token.kind !== 'word' ||
      token.key.length < 4 ||
      token.key.length > 24 ||
      known.has(token.key) ||
      learnt.has(token.key)
    )
      return token;
    const stem = language === 'en' ? stemOf(token.key, known) : undefined;
    if (stem !== undefined) return { ...token, key: stem };
    const limit = token.key.length < 8 ? 1 : 2;
    let best: string | undefined;
    let least = limit + 1;
    for (const word of vocabulary) {
      if (word[0] !== token.key[0] && !(word[1] === token.key[0] && word[0] === token.key[1])) continue;
      // "Dana" is not "data": of four letters none may be another one.
      if (token.key.length === 4 && word.length === 4 && !sameLetters(token.key, word)) continue;
      const distance = editDistance(token.key, word, limit);
      if (distance < least) [best, least] = [word, distance];
    }
    return best === undefined ? token : { ...token, key: best };
  };

  return {
    language,
    tag(tokens, exact = false) {
      const mended = exact ? tokens : tokens.map(mend);
      const arcs: Arc[][] = tokens.map(() => []);
      const within = new Set<number>();
      tokens.forEach((token, i) => {
        if (token.kind !== 'word' && token.kind !== 'number' && token.kind !== 'mark') return;
        for (const { value, next } of table.all(mended, i)) {
          arcs[i]?.push({ tag: value, next, mended: differs(tokens, mended, i, next) });
        }
        const own = learnt.get(token.key);
        if (own) arcs[i]?.push({ tag: own, next: i + 1, mended: false });
        for (const { value, next } of gapTable.all(mended, i)) addGap(arcs, mended, i, next, value, within);
      });
      // "nobody … in" says no by itself; what else says no within it adds nothing.
      const whole = arcs.map((here, at): Arc[] =>
        within.has(at) && here.some((arc) => arc.tag.kind === 'negation')
          ? [{ tag: { kind: 'filler' }, next: at + 1, mended: false }]
          : here,
      );
      return whole.map((here, at) => here.filter((arc) => arc.tag.kind !== 'choice' || !insideOther(whole, at, arc)));
    },
    meanings: (key) => meaningsOf(table, key),
    learn(key) {
      const name = `=${key}`;
      learnt.set(key, { kind: 'concept', name });
      return name;
    },
  };
}

/** "would you mind unlocking it": the deed that is asked for. */
function stemOf(key: string, known: ReadonlySet<string>): string | undefined {
  const stem = /^(.{3,})ing$/.exec(key)?.[1];
  if (stem === undefined) return undefined;
  const undoubled = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
  return [stem, `${stem}e`, undoubled].find((one) => known.has(one));
}

function sameLetters(one: string, other: string): boolean {
  const sorted = (word: string) => word.split('').toSorted().join('');
  return sorted(one) === sorted(other);
}

/** "nto": short words are only mended where two letters changed places. */
function swapped(token: SentenceToken, words: ReadonlySet<string>): SentenceToken {
  const [a = '', b = '', c = ''] = token.key;
  const key = [b + a + c, a + c + b].find((word) => words.has(word));
  return key === undefined ? token : { ...token, key };
}

const LONGEST_GAP = 7;
/** What is said after one of them is something else. */
const BUTS: ReadonlySet<string> = new Set(['but', 'aber', 'sondern', 'mais', 'pero', 'sino']);

/** "log Omar out": the choice stands at "log", and "out" has no meaning of its own any more. */
function addGap(
  arcs: Arc[][],
  tokens: readonly SentenceToken[],
  start: number,
  after: number,
  gap: { right: string[]; tag: Tag },
  within: Set<number>,
): void {
  for (let at = after + 1; at <= after + LONGEST_GAP && at < tokens.length; at += 1) {
    if (tokens[at - 1]?.kind === 'mark' || BUTS.has(tokens[at - 1]?.key ?? '')) return;
    if (!gap.right.every((key, i) => tokens[at + i]?.key === key)) continue;
    const here = arcs[start] ?? [];
    // "sperr … auf" is not "sperr".
    if (gap.tag.kind === 'concept')
      arcs[start] = here.filter((arc) => arc.gap || arc.tag.kind !== 'concept' || arc.next > after);
    if (gap.tag.kind === 'concept' && gap.tag.name === 'lock')
      for (let one = after; one < at; one += 1) within.add(one);
    arcs[start]?.push({ tag: gap.tag, next: after, mended: false, gap: true });
    arcs[at]?.push({ tag: { kind: 'filler' }, next: at + gap.right.length, mended: false });
    return;
  }
}

/** "turn off dnd" is not "dnd": a choice inside a longer one is none. */
function insideOther(arcs: readonly (readonly Arc[])[], at: number, arc: Arc): boolean {
  for (let start = Math.max(0, at - LONGEST_GAP); start <= at; start += 1) {
    for (const other of arcs[start] ?? []) {
      if (other.tag.kind === 'choice' && !other.mended && other.next >= arc.next && other.next - start > arc.next - at)
        return true;
    }
  }
  return false;
}

function differs(
  tokens: readonly SentenceToken[],
  mended: readonly SentenceToken[],
  from: number,
  to: number,
): boolean {
  for (let i = from; i < to; i += 1) if (tokens[i] !== mended[i]) return true;
  return false;
}

function meaningsOf(table: PhraseTable<Tag>, key: string): readonly Tag[] {
  return table.all([{ key, start: 0, end: key.length, glued: false }], 0).map(({ value }) => value);
}

function plainPhrases(words: SentenceWords): [string, Tag][] {
  const plain = (text: string, kind: Plain) => list(text).map((phrase): [string, Tag] => [phrase, { kind }]);
  return [
    ...concepts(words.concepts),
    ...plain(words.doing, 'doing'),
    ...plain(words.small, 'small'),
    ...plain(words.articles, 'article'),
    ...plain(words.fillers, 'filler'),
    ...plain(words.requests, 'request'),
    ...plain(words.others, 'other'),
    ...plain(words.otherDays, 'other-day'),
    ...plain(words.endings, 'ending'),
    ...plain(words.negations, 'negation'),
    ...plain(words.reports, 'report'),
    ...plain(words.past, 'past'),
    ...plain(words.hypotheses, 'hypothesis'),
    ...plain(words.questions, 'question'),
    ...plain(words.askings, 'asking'),
    ...plain(words.and, 'and'),
    ...plain(words.but, 'but'),
    ...plain(words.notes, 'note'),
    ...plain(words.purposes, 'purpose'),
    ...plain(words.returns, 'return'),
    ...plain(ALL_QUEUES, 'all'),
  ];
}

function concepts(words: Readonly<Record<string, string>>): [string, Tag][] {
  return Object.entries(words).flatMap(([name, text]) =>
    list(text).map((phrase): [string, Tag] => [phrase, { kind: 'concept', name }]),
  );
}

/** A field of the same name means the same in every command. */
function choicePhrases(language: Language, commands: readonly AnyCommand[]): [string, Tag][] {
  const seen = new Set<string>();
  return commands.flatMap((command) =>
    inputsOf(command).flatMap(({ name, meta }) => {
      if (!isChosen(meta) || seen.has(name)) return [];
      seen.add(name);
      // "on" and "off" alone are grammar in every sentence.
      const declared = meta.kind === 'switch' ? [] : declaredPhrases(meta.options);
      const phrases = [...declared, ...spokenPhrases(name, meta.options, language)];
      return [...new Map(phrases.map((entry) => [`${entry[0]}\n${entry[1]}`, entry])).values()].map(
        ([phrase, value]): [string, Tag] => [phrase, { kind: 'choice', field: name, value }],
      );
    }),
  );
}
