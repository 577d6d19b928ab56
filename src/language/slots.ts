import type { CallValue } from '../../cards/model.ts';
import { chosenValue } from './choices.ts';
import type { Element } from './elements.ts';
import type { SentenceToken } from './sentence.ts';
import { mayBe, shapedEnds } from './shapes.ts';
import type { SlotTaken, Tagged } from './tagged.ts';
import type { Plain } from './tagger.ts';

type Slot = Extract<Element, { kind: 'slot' }>;

/** Every way a slot of an example can be filled from this place of a sentence. */
export function takeSlot(slot: Slot, sentence: Tagged, at: number): SlotTaken[] {
  const key = `${slot.key}|${at}`;
  const known = sentence.slots.get(key) ?? findFillings(slot, sentence, at);
  sentence.slots.set(key, known);
  return known;
}

function findFillings(slot: Slot, sentence: Tagged, at: number): SlotTaken[] {
  const taken = (next: number, gain: number, value: CallValue, cost = 0, more: string[] = []): SlotTaken => ({
    next,
    gain,
    cost,
    captured: { field: slot.field, value, more },
  });
  switch (slot.meta.kind) {
    case 'choice':
    case 'switch':
      return (sentence.arcs[at] ?? []).flatMap(({ tag, next, mended }) =>
        tag.kind === 'choice' && tag.field === slot.field && (slot.only ?? tag.value) === tag.value
          ? [
              taken(
                next,
                mended ? 1.9 : 2.2,
                chosenValue(slot.meta, tag.value),
                (mended ? 0.12 : 0) + otherWord(slot, sentence, at, next),
              ),
            ]
          : [],
      );
    case 'person': {
      const one = names(sentence, at, slot.genitive);
      const single = one.map(({ next, gain, cost, name }) => taken(next, gain, name, cost));
      const several = slot.meta.many ? peopleLists(sentence, at).filter(({ list }) => list.length > 1) : [];
      return [...single, ...several.map(({ next, gain, cost, list }) => taken(next, gain, list, cost))];
    }
    case 'people':
      return peopleLists(sentence, at).map(({ next, gain, cost, list }) => taken(next, gain, list, cost));
    case 'queue':
      return queues(sentence, at, slot.meta.all, slot.only !== undefined).map(({ next, gain, cost, list }) =>
        taken(next, gain, list[0] ?? '', cost, list.slice(1)),
      );
    case 'text': {
      const shaped = shapedEnds(slot.field, sentence, at);
      if (shaped) return shaped.map((next) => taken(next, 1.4, sliceOf(sentence, at, next)));
      const known = slot.field === 'role' ? ranks(sentence, at).map(({ next, name }) => taken(next, 1.6, name)) : [];
      if (slot.field === 'role' && (slot.strict || known.length > 0)) return known;
      return texts(sentence, at, slot.meta.maxLength, slot.genitive)
        .filter((one) => mayBe(slot.field, one.name))
        .map(({ next, gain, cost, name }) => taken(next, gain, name, cost));
    }
    case 'until':
    case 'duration':
    case 'start':
    case 'end':
    case 'numbers':
    case 'hidden':
      return [];
    default:
      return slot.meta satisfies never;
  }
}

/** "open" is a state as "reopen" sets it, but the deed that the example names is another one. */
function otherWord({ word }: Slot, sentence: Tagged, at: number, end: number): number {
  if (word !== undefined) return sentence.tokens[at]?.key === word ? 0 : 0.25;
  // "account" may be a password's, or the account itself.
  const thing = (sentence.arcs[at] ?? []).some(
    ({ tag, next }) => next === end && tag.kind === 'concept' && (tag.name === 'account' || tag.name === 'number'),
  );
  return thing ? 0.4 : 0;
}

interface Named {
  next: number;
  gain: number;
  cost: number;
  name: string;
}

interface Listed {
  next: number;
  gain: number;
  cost: number;
  list: string[];
}

const MOST_WORDS = 3;

/** Names of people and queues as they are written: a mention, a number, or up to three words without another meaning. */
function names(sentence: Tagged, at: number, genitive = false): Named[] {
  const token = sentence.tokens[at];
  if (!token || token.kind === 'mark') return [];
  if (token.kind === 'person') return [{ next: at + 1, gain: 1.4, cost: 0, name: token.raw }];
  if (token.kind === 'quoted') return [{ next: at + 1, gain: 1.3, cost: 0, name: token.raw }];
  if (token.kind === 'number')
    return token.key.length >= 3 && token.key.length <= 6 ? [{ next: at + 1, gain: 1, cost: 0, name: token.raw }] : [];
  const article = hasTag(sentence, at - 1, 'article');
  // "die Lena", "der Omar": so people are named in much of Germany, and things everywhere.
  if (article && !/^(?:die|der|den)$/.test(sentence.tokens[at - 1]?.key ?? '')) return [];
  const found: Named[] = [];
  let cost = article ? 1.2 : 0;
  let gain = 0;
  for (let next = at; next < at + MOST_WORDS; next += 1) {
    const word = sentence.tokens[next];
    const price = word && wordPrice(sentence, next, word);
    if (!word || price === undefined || (next > at && !touches(sentence, next))) break;
    cost += price + (next > at && word.kind === 'word' && !word.capital ? 0.3 : 0);
    gain += next === at ? (word.capital ? 1.1 : 0.85) : word.capital || word.kind === 'number' ? 0.4 : 0.15;
    const written = sliceOf(sentence, at, next + 1);
    const name = genitive && /[^sß]s$/i.test(written) && written.length > 3 ? written.slice(0, -1) : written;
    found.push({ next: next + 1, gain, cost, name });
  }
  return found;
}

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
    else if (tag.kind === 'concept') price = Math.max(price, token.capital ? 0.2 : 0.6);
    else if (next === at + 1 && !(token.capital && (tag.kind === 'filler' || tag.kind === 'doing'))) return undefined;
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

function peopleLists(sentence: Tagged, at: number): Listed[] {
  return lists(sentence, at, (from) => names(sentence, from));
}

const ADVERBS: ReadonlySet<string> = new Set(['everywhere', 'anywhere', 'uberall', 'ueberall', 'partout']);

/** A queue by name, with or without its noun: "Support", "the support queue", "queue 8002", "all my queues". */
function queues(sentence: Tagged, at: number, all: boolean, only: boolean): Listed[] {
  const every = (sentence.arcs[at] ?? []).flatMap(({ tag, next, mended }) =>
    tag.kind === 'all' && all && !mended ? [next] : [],
  );
  const begins = [at, ...afterTags(sentence, at, 'article')].flatMap((begin) => [begin, ...afterNoun(sentence, begin)]);
  return [
    ...every.flatMap((next) =>
      [next, ...afterNoun(sentence, next)].map((end) => ({
        next: end,
        // "everywhere" needs no little word before it.
        gain: (ADVERBS.has(sentence.tokens[at]?.key ?? '') ? 3.4 : 2.2) + 0.1 * (end - at),
        cost: 0,
        list: ['all'],
      })),
    ),
    ...(only ? [] : [...new Set(begins)]).flatMap((begin) => {
      const noun = afterNoun(sentence, begin).length === 0 && hasNounBefore(sentence, begin, at) ? 0.4 : 0;
      return lists(sentence, begin, (from) => queueNames(sentence, from)).map((one) => ({
        ...one,
        gain: one.gain + noun,
      }));
    }),
  ];
}

function queueNames(sentence: Tagged, at: number): Named[] {
  const start = hasTag(sentence, at, 'article') ? at + 1 : at;
  const first = sentence.tokens[start];
  // A queue may be named with an article before it; people may not.
  const found = names(withoutArticle(sentence, start), start).filter(
    ({ next }) => first?.kind !== 'person' || next !== start + 1,
  );
  return found.flatMap((one) => [
    one,
    ...afterNoun(sentence, one.next).map((next) => ({ ...one, next, gain: one.gain + 0.4 })),
  ]);
}

function withoutArticle(sentence: Tagged, at: number): Tagged {
  return hasTag(sentence, at - 1, 'article')
    ? { ...sentence, arcs: sentence.arcs.map((arcs, i) => (i === at - 1 ? [] : arcs)) }
    : sentence;
}

function hasNounBefore(sentence: Tagged, begin: number, at: number): boolean {
  for (let i = at; i < begin; i += 1) if (afterNoun(sentence, i).includes(begin)) return true;
  return false;
}

function afterNoun(sentence: Tagged, at: number): number[] {
  return (sentence.arcs[at] ?? []).flatMap(({ tag, next, mended }) =>
    tag.kind === 'concept' && tag.name === 'queue' && !mended ? [next] : [],
  );
}

function afterTags(sentence: Tagged, at: number, kind: Plain): number[] {
  return (sentence.arcs[at] ?? []).flatMap(({ tag, next }) => (tag.kind === kind ? [next] : []));
}

const MOST_NAMES = 8;

/** "Sales, Billing and Support": each name alone, and the whole list where nothing but names follow. */
function lists(sentence: Tagged, at: number, read: (at: number) => Named[]): Listed[] {
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

/** A role by one of its known names, or by one that is written as no other word: "QueueManager". */
function ranks(sentence: Tagged, at: number): { next: number; name: string }[] {
  const start = afterTags(sentence, at, 'article')[0] ?? at;
  const known = (sentence.arcs[start] ?? []).flatMap(({ tag, next }) =>
    tag.kind === 'concept' && tag.name === 'rank' ? [next] : [],
  );
  const token = sentence.tokens[start];
  const own = token?.kind === 'word' && /^\p{Lu}\p{Ll}+\p{Lu}/u.test(token.raw) ? [start + 1] : [];
  return [...known, ...own].map((next) => ({ next, name: sliceOf(sentence, start, next) }));
}

const MOST_TEXT = 14;

/** Free words: they may hold anything, but the less they look like grammar the better. */
function texts(sentence: Tagged, at: number, maxLength: number, genitive: boolean): Named[] {
  const start = afterTags(sentence, at, 'article')[0] ?? at;
  const found: Named[] = start === at ? names(sentence, at, genitive).filter(({ next }) => next === at + 1) : [];
  let cost = start === at ? 0 : 0.3;
  let content = 0;
  for (let next = start; next < Math.min(sentence.tokens.length, start + MOST_TEXT); next += 1) {
    const token = sentence.tokens[next];
    if (!token || (token.kind === 'mark' && token.key !== '-') || (next > start && !touches(sentence, next))) break;
    // A word that only some example knows is as good as any in a text.
    const tags = (sentence.arcs[next] ?? []).flatMap(({ mended, tag }) =>
      mended || (tag.kind === 'concept' && tag.name.startsWith('=')) ? [] : [tag.kind],
    );
    // "Log 4": a number is a name, whatever else it can stand for.
    if (token.kind === 'number' || (token.capital && tags.every((kind) => kind === 'filler'))) content += 1;
    else if (tags.includes('other')) cost += 0.7;
    else if (tags.some((kind) => kind === 'choice' || kind === 'concept')) cost += token.capital ? 0.15 : 0.4;
    else if (tags.length > 0) cost += 0.3;
    else content += 1;
    const written = sliceOf(sentence, start, next + 1);
    if (written.length > maxLength) break;
    const name = genitive && /[^sß]s$/i.test(written) && written.length > 3 ? written.slice(0, -1) : written;
    if (content > 0)
      found.push({
        next: next + 1,
        gain: 0.95 + 0.15 * (next - start),
        cost: cost + Math.max(0, next - start - 4) * 0.1,
        name,
      });
  }
  return found;
}

function hasTag(sentence: Tagged, at: number, kind: Plain): boolean {
  return (sentence.arcs[at] ?? []).some(({ tag, next }) => tag.kind === kind && next === at + 1);
}

/** Only a space, a hyphen or the like between this token and the one before, so that nothing was taken out there. */
function touches(sentence: Tagged, at: number): boolean {
  const [before, token] = [sentence.tokens[at - 1], sentence.tokens[at]];
  return (
    before !== undefined && token !== undefined && /^[\s.'’&-]*$/.test(sentence.text.slice(before.end, token.start))
  );
}

function sliceOf(sentence: Tagged, from: number, to: number): string {
  const [first, last] = [sentence.tokens[from], sentence.tokens[to - 1]];
  if (!first || !last) return '';
  // The sign of an international number is no token of its own.
  const signed = /^\+\d$/.test(sentence.text.slice(first.start - 1, first.start + 1));
  return sentence.text.slice(signed ? first.start - 1 : first.start, last.end);
}
