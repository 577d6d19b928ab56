import type { CallValue } from '../../cards/model.ts';
import { isChosen } from './choices.ts';
import type { Element, Example } from './elements.ts';
import { PREPOSITIONS } from './prepositions.ts';
import type { Profile } from './profile.ts';
import type { SentenceToken } from './sentence.ts';
import { takeSlot } from './slots.ts';
import type { Captured, Tagged } from './tagged.ts';
import type { Arc } from './tags.ts';

/** How well an example fits: what it explains, and what it leaves. */
export interface Fit {
  gain: number;
  cost: number;
  args: Record<string, CallValue>;
  /** A slot was filled with several names: one wish for each. */
  several: { field: string; names: string[] } | undefined;
}

/** One way to leave something of the sentence unexplained. */
export interface Skip {
  next: number;
  cost: number;
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

function isPreposition(sentence: Pick<Tagged, 'tokens' | 'arcs'>, at: number): boolean {
  return (
    PREPOSITIONS.has(sentence.tokens[at]?.key ?? '') && !sentence.arcs[at]?.some((arc) => arc.tag.kind === 'article')
  );
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

/** Nothing is asked within a wish. */
function asksWhat({ arcs }: Tagged, at: number): boolean {
  const tags = arcs[at] ?? [];
  return (
    tags.some(({ tag }) => tag.kind === 'question') &&
    tags.every(({ tag }) => tag.kind === 'question' || tag.kind === 'concept')
  );
}

/** "change the number of Omar" asks for no number. */
const DEEDS: ReadonlySet<string> = new Set([
  'edit',
  'delete',
  'disable',
  'enable',
  'kick',
  'lock',
  'unlock',
  'mute',
  'unmute',
]);

function isDeed({ arcs }: Tagged, at: number): boolean {
  return (arcs[at] ?? []).some(({ tag, mended }) => !mended && tag.kind === 'concept' && DEEDS.has(tag.name));
}

const COPULAS: ReadonlySet<string> = new Set(['is', 'are', 'ist', 'sind', 'est', 'sont', 'es', 'son', 'esta', 'estan']);

/** What it costs to leave each piece of the sentence out, for a command of this kind. */
export function skipsOf(sentence: Tagged, profile: Pick<Profile, 'takesQueue' | 'choices' | 'command'>): Skip[][] {
  const changes = profile.command.effect !== 'read';
  return sentence.tokens.map((token, i) => {
    const cheapest = new Map<number, number>();
    // "with me" is one thing, however cheap its words are.
    const whole = Math.max(
      i + 1,
      ...(sentence.arcs[i] ?? []).flatMap((arc) => (arc.tag.kind === 'other' ? [arc.next] : [])),
    );
    const put = (next: number, cost: number) =>
      cheapest.set(next, Math.min(cost, cheapest.get(next) ?? Number.POSITIVE_INFINITY));
    // "a break is for the weak" tells something; a wish to change something has no "is" of its own.
    if (changes && COPULAS.has(token.key)) put(i + 1, 0.8);
    else if (changes && i > 0 && asksWhat(sentence, i)) put(i + 1, 0.4);
    else if (!changes && isDeed(sentence, i)) put(i + 1, 0.7);
    else if (isDestination(sentence, i)) put(i + 1, 0.15);
    // "Omar's": what belongs to somebody is not one's own.
    else if (token.key === 's' && token.start > 0 && /['’]/.test(sentence.text[token.start - 1] ?? '')) put(i + 1, 0.3);
    else
      for (const arc of (sentence.arcs[i] ?? []).filter((one) => one.next >= whole))
        put(arc.next, arc.mended ? (arc.tag.kind === 'doing' ? 0.7 : tokenCost(token)) : tagCost(arc, profile));
    if (!cheapest.has(i + 1) && whole === i + 1) put(i + 1, isModifier(sentence, i) ? 0.5 : tokenCost(token));
    return [...cheapest].map(([next, cost]) => ({ next, cost }));
  });
}

/** "on a trip to Madrid": where to is no name of a person. */
function isDestination({ tokens, arcs }: Tagged, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.capital || !(arcs[at] ?? []).every(({ mended }) => mended)) return false;
  const ends = isPreposition({ tokens, arcs }, at - 1) ? [at, at - 1] : [at];
  return arcs.some((here) =>
    here.some(
      ({ tag, next }) =>
        tag.kind === 'choice' && tag.field === 'presence' && tag.value === 'BUSINESS_TRIP' && ends.includes(next),
    ),
  );
}

/** "the outage meeting": whatever stands before it, it is the meeting. */
function isModifier({ tokens, arcs }: Tagged, at: number): boolean {
  return (
    tokens[at]?.kind === 'word' &&
    (arcs[at - 1] ?? []).some(({ tag }) => tag.kind === 'article') &&
    (arcs[at + 1] ?? []).some(({ tag, mended }) => !mended && tag.kind === 'concept' && tag.name === 'meeting')
  );
}

function tokenCost(token: SentenceToken): number {
  switch (token.kind) {
    case 'mark':
      return /[,.!?¡¿:;…-]/.test(token.key) ? 0 : /[\p{Extended_Pictographic}()*_~]/u.test(token.key) ? 0.05 : 0.3;
    case 'person':
    case 'quoted':
    case 'phone':
      return 2;
    case 'number':
      return 0.9;
    case 'word':
      // A name that is left over says that it is about somebody else.
      return token.capital ? 1.6 : 1.25;
    default:
      return token.kind satisfies never;
  }
}

function tagCost({ tag }: Arc, profile: Pick<Profile, 'takesQueue' | 'choices'>): number {
  switch (tag.kind) {
    case 'filler':
    case 'request':
      return 0;
    case 'article':
      return 0.02;
    case 'small':
    case 'question':
    case 'asking':
      return 0.1;
    case 'doing':
      return 0.12;
    case 'colour':
      return 0.1;
    case 'everyday':
      return 1.25;
    case 'and':
    case 'but':
    case 'note':
    case 'purpose':
    case 'return':
      return 0.3;
    case 'all':
      return 0.6;
    case 'concept':
      return conceptCost(tag.name, profile);
    case 'choice':
      return 1.3;
    case 'other':
    case 'ending':
      return 2;
    case 'other-day':
      return 1;
    case 'negation':
    case 'report':
    case 'past':
    case 'hypothesis':
      return 1.2;
    default:
      return tag satisfies never;
  }
}

function conceptCost(name: string, profile: Pick<Profile, 'takesQueue' | 'choices'>): number {
  if (name.startsWith('=')) return 1.25;
  if (name === 'my') return 0.05;
  if (name === 'show') return 0.5;
  if (name === 'queue' && profile.takesQueue) return 0.4;
  if (name === 'state') return profile.choices.size > 0 ? 0.25 : 0.6;
  return 0.9;
}
