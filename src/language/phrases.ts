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
  /** Every phrase that begins at this piece, whatever its length; between its words may stand those that are `light`. */
  all(text: readonly Piece[], at: number, light?: ReadonlySet<string>): { value: Value; next: number }[];
  /** Can a phrase begin with this word? */
  begins(key: string): boolean;
}

const keysKnown = new Map<string, string[][]>();

/** A phrase as the keys of its words, once for each way it is spelled. Phrases stand in many tables and are cut once. */
export function keysOf(phrase: string): string[][] {
  const known = keysKnown.get(phrase);
  if (known) return known;
  const joined = /\p{L}['’]\p{L}/u.test(phrase) ? spellings(phrase.replace(/['’]/g, '')) : [];
  const keys = [...spellings(phrase), ...joined].map((spelling) =>
    // Most phrases are plain words, and there are thousands of them at every start.
    /^[a-z ]+$/.test(spelling) ? spelling.split(' ') : pieces(spelling).map((piece) => piece.key),
  );
  keysKnown.set(phrase, keys);
  return keys;
}

interface Branch<Value> {
  values: Value[];
  next: Map<string, Branch<Value>>;
}

/** Phrases of any number of words with what they mean, found word by word. */
export function phraseTable<Value>(entries: Iterable<readonly [phrase: string, value: Value]>): PhraseTable<Value> {
  const root = new Map<string, Branch<Value>>();
  for (const [phrase, value] of entries) {
    for (const keys of keysOf(phrase)) {
      let branches = root;
      let branch: Branch<Value> | undefined;
      for (const key of keys) {
        branch = branches.get(key);
        if (!branch) {
          branch = { values: [], next: new Map() };
          branches.set(key, branch);
        }
        branches = branch.next;
      }
      branch?.values.push(value);
    }
  }
  const all = (text: readonly Piece[], at: number, light?: ReadonlySet<string>) => {
    const found: { value: Value; next: number }[] = [];
    const follow = (branches: ReadonlyMap<string, Branch<Value>>, next: number): void => {
      const key = text[next]?.key ?? '';
      const branch = branches.get(key);
      if (branch) {
        for (const value of branch.values) found.push({ value, next: next + 1 });
        if (branch.next.size > 0) follow(branch.next, next + 1);
      }
      if (next > at && light?.has(key)) follow(branches, next + 1);
    };
    follow(root, at);
    return found;
  };
  return {
    match(text, at) {
      const found = all(text, at);
      const last = found.at(-1);
      // Of equally long phrases the first counts.
      return last && found.find(({ next }) => next === last.next);
    },
    all,
    begins: (key) => root.has(key),
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
