import type { CallValue } from '../../cards/model.ts';
import type { Element, Example, Profile } from './examples.ts';
import { type Captured, takeSlot } from './slots.ts';
import type { SentenceToken } from './sentence.ts';
import type { Arc } from './tagger.ts';

/** A part of a sentence, tagged in one language. */
export interface Tagged {
  text: string;
  tokens: readonly SentenceToken[];
  arcs: readonly (readonly Arc[])[];
}

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

interface Cell {
  gain: number;
  cost: number;
  before: number;
  captured: Captured | undefined;
}

/**
 * Lays an example along a sentence, in order, so that as much as possible is explained: every piece of either may be
 * left out at a price. Takes time in proportion to both lengths.
 */
export function align(example: Example, sentence: Tagged, skips: readonly (readonly Skip[])[]): Fit {
  const { elements } = example;
  const width = sentence.tokens.length + 1;
  const cells: (Cell | undefined)[] = new Array<Cell | undefined>((elements.length + 1) * width).fill(undefined);
  cells[0] = { gain: 0, cost: 0, before: -1, captured: undefined };

  const offer = (from: number, p: number, i: number, gain: number, cost: number, captured?: Captured) => {
    const base = cells[from];
    if (!base) return;
    const to = p * width + i;
    const known = cells[to];
    if (known && known.gain - known.cost >= base.gain + gain - base.cost - cost) return;
    cells[to] = { gain: base.gain + gain, cost: base.cost + cost, before: from, captured };
  };

  for (let i = 0; i < width; i += 1) {
    for (let p = 0; p <= elements.length; p += 1) {
      const at = p * width + i;
      if (!cells[at]) continue;
      for (const skip of skips[i] ?? []) offer(at, p, skip.next, 0, skip.cost);
      const element = elements[p];
      if (!element) continue;
      offer(at, p + 1, i, 0, missCost(element));
      if (i === width - 1) continue;
      if (element.kind === 'slot') {
        for (const taken of takeSlot(element, example.command, sentence, i)) offer(at, p + 1, taken.next, taken.gain, taken.cost, taken.captured);
      } else matchWord(element, sentence, i, (next, gain, cost) => offer(at, p + 1, next, gain, cost));
    }
  }
  return fitOf(cells, elements.length * width + width - 1);
}

function fitOf(cells: readonly (Cell | undefined)[], last: number): Fit {
  const end = cells[last];
  const args: Record<string, CallValue> = {};
  let several: Fit['several'];
  for (let cell = end; cell; cell = cells[cell.before]) {
    const captured = cell.captured;
    if (!captured) continue;
    args[captured.field] = captured.value;
    if (captured.more.length > 0) several = { field: captured.field, names: captured.more };
  }
  return { gain: end?.gain ?? 0, cost: end?.cost ?? 1, args, several };
}

function missCost(element: Element): number {
  switch (element.kind) {
    case 'concept':
      return element.weight * 0.6;
    case 'any-choice':
      return 1;
    case 'doing':
      return 0.06;
    case 'small':
      return 0.04;
    case 'slot':
      return element.meta.kind === 'choice' ? 2.5 : 1.2;
    default:
      return element satisfies never;
  }
}

function matchWord(element: Exclude<Element, { kind: 'slot' }>, sentence: Tagged, at: number, take: (next: number, gain: number, cost: number) => void): void {
  if (element.kind === 'small') {
    if (sentence.tokens[at]?.key === element.key) take(at + 1, 0.15, 0);
    return;
  }
  for (const { tag, next, mended } of sentence.arcs[at] ?? []) {
    const share = mended ? 0.85 : 1;
    const cost = mended ? 0.12 : 0;
    if (element.kind === 'doing' && tag.kind === 'doing') take(next, 0.25 * share, cost);
    else if (element.kind === 'concept' && tag.kind === 'concept' && element.names.has(tag.name)) take(next, element.weight * share, cost);
    else if (element.kind === 'any-choice' && tag.kind === 'choice' && tag.field === element.field) take(next, 1.4 * share, cost);
  }
}

/** What it costs to leave each piece of the sentence out, for a command of this kind. */
export function skipsOf(sentence: Tagged, profile: Pick<Profile, 'takesQueue' | 'choices'>): Skip[][] {
  return sentence.tokens.map((token, i) => {
    const cheapest = new Map<number, number>();
    const put = (next: number, cost: number) => cheapest.set(next, Math.min(cost, cheapest.get(next) ?? Number.POSITIVE_INFINITY));
    for (const arc of sentence.arcs[i] ?? []) put(arc.next, arc.mended && arc.tag.kind !== 'doing' ? 1 : tagCost(arc, profile));
    if (!cheapest.has(i + 1)) put(i + 1, tokenCost(token));
    return [...cheapest].map(([next, cost]) => ({ next, cost }));
  });
}

function tokenCost(token: SentenceToken): number {
  switch (token.kind) {
    case 'mark':
      return /[,.!?¡¿:;…-]/.test(token.key) ? 0 : /[\p{Extended_Pictographic}()*_~]/u.test(token.key) ? 0.05 : 0.3;
    case 'person':
    case 'quoted':
      return 1.5;
    case 'number':
      return 0.9;
    case 'word':
      return 1;
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
      return 0.1;
    case 'doing':
      return 0.12;
    case 'and':
    case 'but':
    case 'note':
    case 'return':
      return 0.3;
    case 'all':
      return 0.6;
    case 'concept':
      return conceptCost(tag.name, profile);
    case 'choice':
      return 1.3;
    case 'other':
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
  if (name === 'my') return 0.05;
  if (name === 'show') return 0.5;
  if (name === 'queue' && profile.takesQueue) return 0.4;
  if (name === 'state') return profile.choices.size > 0 ? 0.25 : 0.6;
  return 0.9;
}
