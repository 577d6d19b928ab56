import type { SentenceToken } from './sentence.ts';
import type { Tagged } from './tagged.ts';
import type { Tag } from './tags.ts';
import { afterTags, hasTag, sliceOf, touches } from './words-of.ts';

/** A name that begins at a place of a sentence. */
export interface Named {
  next: number;
  gain: number;
  cost: number;
  name: string;
}

/** Several names, one after another. */
export interface Listed {
  next: number;
  gain: number;
  cost: number;
  list: string[];
}

const MOST_WORDS = 3;

/** Names of people and queues as they are written: a mention, a number, or up to three words without another meaning. */
export function names(sentence: Tagged, at: number, genitive = false): Named[] {
  const token = sentence.tokens[at];
  if (!token || token.kind === 'mark') return [];
  if (token.kind === 'person') return [{ next: at + 1, gain: 1.4, cost: 0, name: token.raw }];
  if (token.kind === 'quoted') return [{ next: at + 1, gain: 1.3, cost: 0, name: token.raw }];
  if (token.kind === 'number')
    return token.key.length >= 3 && token.key.length <= 6 ? [{ next: at + 1, gain: 1, cost: 0, name: token.raw }] : [];
  const article = hasTag(sentence, at - 1, 'article');
  // "die Lena", "der Omar": so people are named in much of Germany, and things everywhere.
  if (article && !/^(?:die|der|den|dem)$/.test(sentence.tokens[at - 1]?.key ?? '')) return [];
  const found: Named[] = [];
  let cost = article ? (isFullName(sentence, at) ? 0.2 : 1.2) : 0;
  let gain = 0;
  for (let next = at; next < at + MOST_WORDS; next += 1) {
    const word = sentence.tokens[next];
    const price = word && wordPrice(sentence, next, word);
    if (!word || price === undefined || (next > at && !touches(sentence, next))) break;
    // "Noah Becker endgültig": after a capital a small letter begins no further name.
    // "sitzt Priya": a word with a meaning of its own is no part of the name behind it.
    if (next > at && word.capital && cost >= 0.6 && !token.capital) break;
    const small = next > at && word.kind === 'word' && !word.capital;
    cost += price + (small ? (sentence.tokens[next - 1]?.capital ? 0.9 : 0.3) : 0);
    gain += next === at ? (word.capital ? 1.1 : 0.85) : word.capital || word.kind === 'number' ? 0.4 : 0.15;
    const written = sliceOf(sentence, at, next + 1);
    const name = genitive ? withoutGenitive(written) : written;
    found.push({ next: next + 1, gain, cost, name });
  }
  return found;
}

/** "die Dana Park": two words with capitals and no meaning are a name, article or not. */
function isFullName({ tokens, arcs }: Tagged, at: number): boolean {
  return [at, at + 1].every(
    (one) => tokens[one]?.kind === 'word' && tokens[one].capital && (arcs[one] ?? []).every(({ mended }) => mended),
  );
}

/** "Omars Telefon": the sign is part of no name. */
export function withoutGenitive(written: string): string {
  return /[^sß]s$/i.test(written) && written.length > 3 ? written.slice(0, -1) : written;
}

/** Written with a capital they may be names all the same: "Will", "Mark". */
const AS_NAMES: ReadonlySet<Tag['kind']> = new Set<Tag['kind']>(['filler', 'doing', 'colour', 'everyday']);

/** What it costs to take a word as a name; `undefined` when it cannot be one. */
function wordPrice(sentence: Tagged, at: number, token: SentenceToken): number | undefined {
  if (token.kind === 'number') return 0;
  if (token.kind !== 'word') return undefined;
  if (token.key.length < 3 && !token.capital && (sentence.arcs[at] ?? []).length === 0) return undefined;
  // "mets fin à …": no name begins within a phrase.
  let price = isInsidePhrase(sentence, at) ? 0.6 : 0;
  for (const { tag, next, mended } of sentence.arcs[at] ?? []) {
    if (mended) continue;
    if (tag.kind === 'choice') price = Math.max(price, token.capital ? 0.5 : 1);
    // "…, sujet budget": what it is about begins there, and no name.
    else if (tag.kind === 'concept' && tag.name === 'about' && !token.capital) return undefined;
    else if (tag.kind === 'concept') price = Math.max(price, token.capital ? 0.2 : 0.6);
    else if (next === at + 1 && !(token.capital && AS_NAMES.has(tag.kind))) return undefined;
  }
  return price;
}

function isInsidePhrase({ arcs }: Tagged, at: number): boolean {
  return [at - 1, at - 2].some((start) =>
    arcs[start]?.some(
      ({ tag, next, mended }) => next > at && !mended && tag.kind === 'concept' && !tag.name.startsWith('='),
    ),
  );
}

export function peopleLists(sentence: Tagged, at: number, further: (at: number) => Named[] = () => []): Listed[] {
  const again = sentence.tokens[at - 1]?.key === 'a';
  // "a Omar y a Dana": what leads to the first may lead to each.
  const begin = (from: number) => (again && from > at && sentence.tokens[from]?.key === 'a' ? from + 1 : from);
  return lists(sentence, at, (from) => [...names(sentence, begin(from)), ...further(begin(from))]);
}

const MOST_NAMES = 8;

/** "Sales, Billing and Support": each name alone, and the whole list where nothing but names follow. */
export function lists(sentence: Tagged, at: number, read: (at: number) => Named[]): Listed[] {
  const first = read(at).map((one): Listed => ({ next: one.next, gain: one.gain, cost: one.cost, list: [one.name] }));
  const found = [...first];
  let open = first;
  for (let count = 1; count < MOST_NAMES && open.length > 0; count += 1) {
    open = open
      .flatMap((head) =>
        afterLink(sentence, head.next).flatMap((begin) =>
          read(begin).map(({ next, gain, cost, name }) => ({
            next,
            gain: head.gain + gain * 0.8,
            cost: head.cost + cost + 0.05,
            list: [...head.list, name],
          })),
        ),
      )
      .slice(0, 6);
    found.push(...open);
  }
  return found;
}

/** After "and", a comma, both, or nothing between two mentions. */
function afterLink(sentence: Tagged, at: number): number[] {
  const token = sentence.tokens[at];
  if (!token) return [];
  if (token.kind === 'person') return [at];
  // "enable 2044 2045": two extensions, as nothing else has so many digits.
  if (token.kind === 'number' && token.key.length >= 3 && sentence.tokens[at - 1]?.kind === 'number') return [at];
  const comma = token.key === ',' ? [at + 1, ...afterTags(sentence, at + 1, 'and')] : [];
  return [...comma, ...afterTags(sentence, at, 'and')];
}
