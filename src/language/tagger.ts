import type { AnyCommand } from '../core/command.ts';
import type { Language } from '../core/language.ts';
import { declaredPhrases, spokenPhrases } from './choices.ts';
import { editDistance } from './edit-distance.ts';
import { inputsOf } from './inputs.ts';
import { ALL_QUEUES } from './lexicon/all.ts';
import { de } from './lexicon/de.ts';
import { en } from './lexicon/en.ts';
import { es } from './lexicon/es.ts';
import { fr } from './lexicon/fr.ts';
import type { SentenceWords } from './lexicon/shape.ts';
import { pieces, type PhraseTable, phraseTable } from './phrases.ts';
import type { SentenceToken } from './sentence.ts';
import { list } from './text.ts';

/** What a phrase can mean. */
export type Tag =
  | { kind: 'concept'; name: string }
  | { kind: 'choice'; field: string; value: string }
  | { kind: Plain };

export type Plain = 'doing' | 'small' | 'article' | 'filler' | 'request' | 'other' | 'other-day' | 'all' | 'and' | 'but' | 'note' | 'return' | 'question' | Guard;

/** Why a sentence must not act. */
export type Guard = 'negation' | 'report' | 'past' | 'hypothesis';

/** A phrase found in a sentence. */
export interface Arc {
  tag: Tag;
  next: number;
  /** A slip was mended to find it. */
  mended: boolean;
}

export interface Tagger {
  language: Language;
  /** Phrases by the token they begin with. */
  tag(tokens: readonly SentenceToken[]): Arc[][];
  /** Every meaning of one word, without mending. */
  meanings(key: string): readonly Tag[];
  /** Makes a word of an example known as a concept of its own. */
  learn(key: string): string;
}

export const LEXICON: Record<Language, SentenceWords> = { en, de, fr, es };

/** Words with so much meaning that slips in them are mended. */
const MENDED: ReadonlySet<Tag['kind']> = new Set<Tag['kind']>(['concept', 'choice', 'negation', 'report', 'doing']);

export function createTagger(language: Language, commands: readonly AnyCommand[]): Tagger {
  const entries = [...plainPhrases(LEXICON[language]), ...choicePhrases(language, commands)];
  const whole = entries.filter(([phrase]) => !phrase.includes('…'));
  const gaps = entries.flatMap(([phrase, tag]) => {
    const [left, right] = phrase.split('…').map((part) => part.trim());
    return left && right ? [[left, { right: pieces(right).map((piece) => piece.key), tag }] as const] : [];
  });
  const table = phraseTable(whole);
  const gapTable = phraseTable(gaps);
  const learnt = new Map<string, Tag>();
  const known = new Set(entries.flatMap(([phrase]) => pieces(phrase).map((piece) => piece.key)));
  const vocabulary = [...new Set(whole.flatMap(([phrase, tag]) => (MENDED.has(tag.kind) ? pieces(phrase).map((piece) => piece.key) : [])))].filter(
    (word) => word.length >= 4,
  );

  const mend = (token: SentenceToken): SentenceToken => {
    if (token.kind !== 'word' || token.key.length < 4 || token.key.length > 24 || known.has(token.key) || learnt.has(token.key)) return token;
    const limit = token.key.length < 8 ? 1 : 2;
    let best: string | undefined;
    let least = limit + 1;
    for (const word of vocabulary) {
      if (word[0] !== token.key[0] && word[1] !== token.key[0]) continue;
      const distance = editDistance(token.key, word, limit);
      if (distance < least) [best, least] = [word, distance];
    }
    return best === undefined ? token : { ...token, key: best };
  };

  return {
    language,
    tag(tokens) {
      const mended = tokens.map(mend);
      const arcs: Arc[][] = tokens.map(() => []);
      tokens.forEach((token, i) => {
        if (token.kind !== 'word' && token.kind !== 'number' && token.kind !== 'mark') return;
        for (const { value, next } of table.all(mended, i)) {
          arcs[i]?.push({ tag: value, next, mended: differs(tokens, mended, i, next) });
        }
        const own = learnt.get(token.key);
        if (own) arcs[i]?.push({ tag: own, next: i + 1, mended: false });
        for (const { value, next } of gapTable.all(mended, i)) addGap(arcs, mended, i, next, value);
      });
      return arcs;
    },
    meanings: (key) => meaningsOf(table, key),
    learn(key) {
      const name = `=${key}`;
      learnt.set(key, { kind: 'concept', name });
      return name;
    },
  };
}

const LONGEST_GAP = 5;

/** "log Omar out": the choice stands at "log", and "out" has no meaning of its own any more. */
function addGap(arcs: Arc[][], tokens: readonly SentenceToken[], start: number, after: number, gap: { right: string[]; tag: Tag }): void {
  for (let at = after + 1; at <= after + LONGEST_GAP && at < tokens.length; at += 1) {
    if (tokens[at - 1]?.kind === 'mark') return;
    if (!gap.right.every((key, i) => tokens[at + i]?.key === key)) continue;
    arcs[start]?.push({ tag: gap.tag, next: after, mended: false });
    arcs[at]?.push({ tag: { kind: 'filler' }, next: at + gap.right.length, mended: false });
    return;
  }
}

function differs(tokens: readonly SentenceToken[], mended: readonly SentenceToken[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (tokens[i] !== mended[i]) return true;
  return false;
}

function meaningsOf(table: PhraseTable<Tag>, key: string): readonly Tag[] {
  return table.all([{ key, start: 0, end: key.length, glued: false }], 0).map(({ value }) => value);
}

function plainPhrases(words: SentenceWords): [string, Tag][] {
  const plain = (text: string, kind: Plain) => list(text).map((phrase): [string, Tag] => [phrase, { kind }]);
  return [
    ...Object.entries(words.concepts).flatMap(([name, text]) => list(text).map((phrase): [string, Tag] => [phrase, { kind: 'concept', name }])),
    ...plain(words.doing, 'doing'),
    ...plain(words.small, 'small'),
    ...plain(words.articles, 'article'),
    ...plain(words.fillers, 'filler'),
    ...plain(words.requests, 'request'),
    ...plain(words.others, 'other'),
    ...plain(words.otherDays, 'other-day'),
    ...plain(words.negations, 'negation'),
    ...plain(words.reports, 'report'),
    ...plain(words.past, 'past'),
    ...plain(words.hypotheses, 'hypothesis'),
    ...plain(words.questions, 'question'),
    ...plain(words.and, 'and'),
    ...plain(words.but, 'but'),
    ...plain(words.notes, 'note'),
    ...plain(words.returns, 'return'),
    ...plain(ALL_QUEUES, 'all'),
  ];
}

/** A field of the same name means the same in every command. */
function choicePhrases(language: Language, commands: readonly AnyCommand[]): [string, Tag][] {
  const seen = new Set<string>();
  return commands.flatMap((command) =>
    inputsOf(command).flatMap(({ name, meta }) => {
      if (meta.kind !== 'choice' || seen.has(name)) return [];
      seen.add(name);
      const phrases = [...declaredPhrases(meta.options), ...spokenPhrases(name, meta.options, language)];
      return [...new Map(phrases.map((entry) => [`${entry[0]}\n${entry[1]}`, entry])).values()].map(([phrase, value]): [string, Tag] => [
        phrase,
        { kind: 'choice', field: name, value },
      ]);
    }),
  );
}
