import type { AnyCommand } from '../core/command.ts';
import type { Language } from '../core/language.ts';
import { editDistance } from './edit-distance.ts';
import { keysOf, type PhraseTable, phraseTable, pieces } from './phrases.ts';
import type { SentenceToken } from './sentence.ts';
import type { Arc, Tag } from './tags.ts';
import { fold, list } from './text.ts';
import { addBetween, addGap, differs, insideOther } from './torn-phrases.ts';
import type { TwoParts } from './two-parts.ts';
import { COMMAND_FORMS, withCommandOrder } from './verb-forms.ts';
import { LEXICON, phrasesOf } from './vocabulary.ts';

export interface Tagger {
  language: Language;
  /** Phrases by the token they begin with; slips are mended unless it must be exact. */
  tag(tokens: readonly SentenceToken[], exact?: boolean): Arc[][];
  /** Every meaning of one word, without mending. */
  meanings(key: string): readonly Tag[];
  /** Makes a word of an example known as a concept of its own. */
  learn(key: string): string;
}

/** Words with so much meaning that slips in them are mended. */
const MENDED: ReadonlySet<Tag['kind']> = new Set<Tag['kind']>(['concept', 'choice', 'doing']);

/** Rather one sentence too few than one that acts against its meaning; but "Weber" is not "weder". */
const MENDED_NEGATIONS = ['nicht', 'never', 'niemals', 'jamais', 'nunca', 'dont', 'keine'];

export function createTagger(
  language: Language,
  commands: readonly AnyCommand[],
  twoParts: TwoParts = () => [],
): Tagger {
  const entries = phrasesOf(language, commands);
  const whole = entries.filter(([phrase]) => !phrase.includes('…'));
  const gaps = entries.flatMap(([phrase, tag]) => {
    const [left, right] = phrase.split('…').map((part) => part.trim());
    return left && right ? [[left, { right: pieces(right).map((piece) => piece.key), tag }] as const] : [];
  });
  const table = phraseTable(whole);
  const gapTable = phraseTable(gaps);
  const learnt = new Map<string, Tag>();
  const light = new Set(list(LEXICON[language].light).map((word) => fold(word)));
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
    const stem = COMMAND_FORMS[language](token.key).find((one) => known.has(one));
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
      const mended = exact
        ? tokens
        : withCommandOrder(tokens, language, (key) => known.has(key)).map((token) => mend(token));
      const arcs: Arc[][] = tokens.map(() => []);
      const within = new Set<number>();
      addBetween(arcs, mended, tokens, { table, light, twoParts });
      tokens.forEach((token, i) => {
        if (token.kind !== 'word' && token.kind !== 'number' && token.kind !== 'mark') return;
        for (const { value, next } of table.all(mended, i)) {
          arcs[i]?.push({ tag: value, next, mended: differs(tokens, mended, i, next) });
        }
        const own = learnt.get(token.key);
        if (own) arcs[i]?.push({ tag: own, next: i + 1, mended: false });
        for (const { value, next } of gapTable.all(mended, i, light)) addGap(arcs, mended, i, next, value, within);
      });
      // "nobody … in" says no by itself, what else says no within it adds nothing; nor does "da" in "meld mich da ab".
      const whole = arcs.map((here, at): Arc[] =>
        within.has(at) && here.some((arc) => arc.tag.kind === 'negation' || arc.tag.kind === 'choice')
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

function meaningsOf(table: PhraseTable<Tag>, key: string): readonly Tag[] {
  return table.all([{ key, start: 0, end: key.length, glued: false }], 0).map(({ value }) => value);
}
