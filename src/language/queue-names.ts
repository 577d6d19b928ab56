import { type Listed, lists, type Named, names } from './names.ts';
import type { Tagged } from './tagged.ts';
import { afterTags, hasTag } from './words-of.ts';

const DEICTIC: ReadonlySet<string> = new Set('there here da dort hier la ici ahi alli aqui alla'.split(' '));

const ADVERBS: ReadonlySet<string> = new Set(['everywhere', 'anywhere', 'uberall', 'ueberall', 'partout']);

/** A queue by name, with or without its noun: "Support", "the support queue", "queue 8002", "all my queues". */
export function queues(sentence: Tagged, at: number, all: boolean, only: boolean): Listed[] {
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
        // "alle" without its noun may as well be all the people.
        cost: end === at + 1 && !ADVERBS.has(sentence.tokens[at]?.key ?? '') ? 0.5 : 0,
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
  // "log me out of that queue": no queue is called so.
  const isNoun = first?.capital !== true && afterNoun(sentence, start).length > 0;
  if (isThing(sentence, start)) return [];
  return (isNoun ? [] : found).flatMap((one) => [
    one,
    ...afterNoun(sentence, one.next).map((next) => ({ ...one, next, gain: one.gain + 0.4 })),
  ]);
}

/** "log me out of the meeting", "sácame de ahí": neither is a queue. */
function isThing({ tokens, arcs }: Tagged, at: number): boolean {
  if (DEICTIC.has(tokens[at]?.key ?? '')) return true;
  return (arcs[at] ?? []).some(
    ({ tag, mended }) => !mended && tag.kind === 'concept' && (tag.name === 'meeting' || tag.name === 'recording'),
  );
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
