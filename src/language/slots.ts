import type { CallValue } from '../../cards/model.ts';
import { chosenValue } from './choices.ts';
import type { Element } from './elements.ts';
import { type Named, names, peopleLists, withoutGenitive } from './names.ts';
import { queues } from './queue-names.ts';
import { ONESELF, selfAt } from './selves.ts';
import { mayBe, shapedEnds } from './shapes.ts';
import type { SlotTaken, Tagged } from './tagged.ts';
import { afterTags, sliceOf, touches } from './words-of.ts';

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
      const oneself = (from: number) =>
        selfAt(sentence, from).map((next): Named => ({ next, gain: 1.1, cost: 0, name: ONESELF }));
      const several = peopleLists(sentence, at, oneself).filter(
        ({ list }) => list.length > 1 && list.filter((name) => name === ONESELF).length < 2,
      );
      // Who can be only one in a Call has one wish for each.
      const many = slot.meta.many === true;
      return [
        ...single,
        ...several.map(({ next, gain, cost, list }) =>
          many && !list.includes(ONESELF)
            ? taken(next, gain, list, cost)
            : taken(next, gain, list[0] ?? '', cost + 0.25, list.slice(1)),
        ),
      ];
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
      mended || tag.kind === 'everyday' || (tag.kind === 'concept' && tag.name.startsWith('=')) ? [] : [tag.kind],
    );
    // "Log 4": a number is a name, whatever else it can stand for.
    if (token.kind === 'number' || (token.capital && tags.every((kind) => kind === 'filler'))) content += 1;
    else if (tags.includes('other')) cost += 0.7;
    else if (tags.some((kind) => kind === 'choice' || kind === 'concept')) cost += token.capital ? 0.15 : 0.4;
    else if (tags.length > 0) cost += 0.3;
    else content += 1;
    const written = sliceOf(sentence, start, next + 1);
    if (written.length > maxLength) break;
    const name = genitive ? withoutGenitive(written) : written;
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
