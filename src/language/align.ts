import type { CallValue } from '../../cards/model.ts';
import { isChosen } from './choices.ts';
import type { Element, Example } from './elements.ts';
import { PREPOSITIONS } from './prepositions.ts';
import { isDeed, isPreposition, type Skip } from './skips.ts';
import { takeSlot } from './slots.ts';
import type { Captured, Tagged } from './tagged.ts';

/** How well an example fits: what it explains, and what it leaves. */
export interface Fit {
  gain: number;
  cost: number;
  args: Record<string, CallValue>;
  /** A slot was filled with several names: one wish for each. */
  several: { field: string; names: string[] } | undefined;
}

/**
 * The table of one alignment, kept between calls: nothing here outlives the call, and a sentence is laid along hundreds of
 * examples. Cell (p, i) is the best way to have dealt with p pieces of the example and i of the sentence.
 */
const table = {
  gain: new Float64Array(4_096),
  cost: new Float64Array(4_096),
  before: new Int32Array(4_096),
  captured: new Array<Captured | undefined>(4_096),
};

/**
 * Lays an example along a sentence, in order, so that as much as possible is explained: every piece of either may be
 * left out at a price. Takes time in proportion to both lengths.
 */
export function align(example: Example, sentence: Tagged, skips: readonly (readonly Skip[])[]): Fit {
  const { elements } = example;
  const width = sentence.tokens.length + 1;
  const last = elements.length * width + width - 1;
  if (last >= table.before.length) return { gain: 0, cost: 1, args: {}, several: undefined };
  table.before.fill(UNSEEN, 0, last + 1);
  table.before[0] = FIRST;
  table.gain[0] = 0;
  table.cost[0] = 0;
  table.captured[0] = undefined;

  for (let i = 0; i < width; i += 1) {
    for (let p = 0; p <= elements.length; p += 1) {
      const at = p * width + i;
      if (table.before[at] === UNSEEN) continue;
      for (const skip of skips[i] ?? []) offer(at, p * width + skip.next, 0, skip.cost);
      const element = elements[p];
      if (!element) continue;
      offer(at, at + width, 0, missCost(element));
      if (i === width - 1) continue;
      const below = (p + 1) * width;
      if (element.kind === 'slot') {
        for (const taken of takeSlot(element, sentence, i))
          offer(at, below + taken.next, taken.gain, taken.cost, taken.captured);
      } else matchWord(element, sentence, i, (next, gain, cost) => offer(at, below + next, gain, cost));
    }
  }
  return fitAt(last);
}

const UNSEEN = -2;
const FIRST = -1;

function offer(from: number, to: number, gain: number, cost: number, captured?: Captured): void {
  const [allGain, allCost] = [(table.gain[from] ?? 0) + gain, (table.cost[from] ?? 0) + cost];
  if (table.before[to] !== UNSEEN && (table.gain[to] ?? 0) - (table.cost[to] ?? 0) >= allGain - allCost) return;
  table.gain[to] = allGain;
  table.cost[to] = allCost;
  table.before[to] = from;
  table.captured[to] = captured;
}

function fitAt(last: number): Fit {
  const path: Captured[] = [];
  for (let cell = last; cell >= 0; cell = table.before[cell] ?? FIRST) {
    const captured = table.captured[cell];
    if (captured) path.unshift(captured);
  }
  const args: Record<string, CallValue> = {};
  let several: Fit['several'];
  for (const captured of path) {
    args[captured.field] = captured.value;
    if (captured.more.length > 0) several = { field: captured.field, names: captured.more };
  }
  return { gain: table.gain[last] ?? 0, cost: table.cost[last] ?? 1, args, several };
}

function missCost(element: Element): number {
  switch (element.kind) {
    case 'concept':
      return element.needed ? 3 : element.weight * 0.75;
    case 'any-choice':
      return 1;
    case 'doing':
      return element.leads ? 1.9 : 0.06;
    case 'small':
      return element.leads ? 1.3 : element.particle ? 0.6 : 0.04;
    case 'slot':
      return isChosen(element.meta) ? 2.5 : 1.2;
    default:
      return element satisfies never;
  }
}

function matchWord(
  element: Exclude<Element, { kind: 'slot' }>,
  sentence: Tagged,
  at: number,
  take: (next: number, gain: number, cost: number) => void,
): void {
  if (element.kind === 'small') {
    if (sentence.tokens[at]?.key === element.key) take(at + 1, 0.15, 0);
    // Another preposition leads to a name nearly as well.
    else if (element.leads && PREPOSITIONS.has(element.key) && isPreposition(sentence, at)) take(at + 1, 0.05, 0.12);
    return;
  }
  for (const { tag, next, mended } of sentence.arcs[at] ?? []) {
    const share = mended ? 0.85 : 1;
    const cost = mended ? 0.12 : 0;
    if (element.kind === 'doing' && tag.kind === 'doing' && (element.any || !isDeed(sentence, at)))
      take(next, 0.25 * share, cost);
    else if (element.kind === 'concept' && tag.kind === 'concept' && element.names.has(tag.name))
      take(next, element.weight * share, cost);
    else if (
      element.kind === 'any-choice' &&
      tag.kind === 'choice' &&
      tag.field === element.field &&
      (element.only ?? tag.value) === tag.value
    )
      take(next, 1.4 * share, cost);
  }
}
