import { fold, list, spellings } from './text.ts';

/** One word, number or sign of a text, with where it stands. */
export interface Piece {
  /** Folded. */
  key: string;
  start: number;
  end: number;
  /** No space before it. */
  glued: boolean;
}

/** Cuts into words, numbers and signs. Apostrophes, and hyphens between letters, only separate. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = -1;
  for (const match of text.matchAll(/\d+|[\p{L}\p{M}]+|[^\s\p{L}\p{M}\d]/gu)) {
    const start = match.index;
    const raw = match[0];
    const between = /['‘’‛′`´]/.test(raw) || (raw === '-' && end === start && /\p{L}/u.test(text[start + 1] ?? ''));
    if (!between) found.push({ key: fold(raw), start, end: start + raw.length, glued: end === start });
    end = start + raw.length;
  }
  return found;
}

export interface PhraseTable<Value> {
  /** The longest phrase that begins at this piece. */
  match(text: readonly Piece[], at: number): { value: Value; next: number } | undefined;
  /** Every phrase that begins at this piece, whatever its length. */
  all(text: readonly Piece[], at: number): { value: Value; next: number }[];
  /** Can a phrase begin with this word? */
  begins(key: string): boolean;
}

/** Phrases of any number of words with what they mean, found by their first word. */
export function phraseTable<Value>(entries: Iterable<readonly [phrase: string, value: Value]>): PhraseTable<Value> {
  const byFirst = new Map<string, { keys: string[]; value: Value }[]>();
  for (const [phrase, value] of entries) {
    const joined = /\p{L}['’]\p{L}/u.test(phrase) ? spellings(phrase.replace(/['’]/g, '')) : [];
    for (const spelling of [...spellings(phrase), ...joined]) {
      const keys = pieces(spelling).map((piece) => piece.key);
      const first = keys[0];
      if (first === undefined) continue;
      const others = byFirst.get(first) ?? [];
      others.push({ keys, value });
      byFirst.set(first, others);
    }
  }
  const matches = (text: readonly Piece[], at: number, keys: readonly string[]) =>
    keys.every((key, i) => text[at + i]?.key === key);
  for (const entriesOfWord of byFirst.values()) entriesOfWord.sort((a, b) => b.keys.length - a.keys.length);
  return {
    match: (text, at) => {
      const first = text[at];
      const found = first && byFirst.get(first.key)?.find(({ keys }) => matches(text, at, keys));
      return found && { value: found.value, next: at + found.keys.length };
    },
    all: (text, at) =>
      (byFirst.get(text[at]?.key ?? '') ?? []).flatMap(({ keys, value }) =>
        matches(text, at, keys) ? [{ value, next: at + keys.length }] : [],
      ),
    begins: (key) => byFirst.has(key),
  };
}

/** A table from `{ '15': 'quarter past|a quarter past' }`. */
export function numberTable(byValue: Readonly<Record<string, string>>): PhraseTable<number> {
  return phraseTable(
    Object.entries(byValue).flatMap(([value, phrases]) => list(phrases).map((p) => [p, Number(value)] as const)),
  );
}

/** A table from `{ until: 'until|till' }`. */
export function wordTable<Name extends string>(byName: Readonly<Record<Name, string>>): PhraseTable<Name> {
  const names = Object.keys(byName).filter((name): name is Name => name in byName);
  return phraseTable(names.flatMap((name) => list(byName[name]).map((phrase) => [phrase, name] as const)));
}
