import type { Tagged } from './tagged.ts';
import type { Plain } from './tags.ts';

export function afterTags(sentence: Tagged, at: number, kind: Plain): number[] {
  return (sentence.arcs[at] ?? []).flatMap(({ tag, next }) => (tag.kind === kind ? [next] : []));
}

export function hasTag(sentence: Tagged, at: number, kind: Plain): boolean {
  return (sentence.arcs[at] ?? []).some(({ tag, next }) => tag.kind === kind && next === at + 1);
}

/** Only a space, a hyphen or the like between this token and the one before, so that nothing was taken out there. */
export function touches(sentence: Tagged, at: number): boolean {
  const [before, token] = [sentence.tokens[at - 1], sentence.tokens[at]];
  return (
    before !== undefined && token !== undefined && /^[\s.'’&-]*$/.test(sentence.text.slice(before.end, token.start))
  );
}

export function sliceOf(sentence: Tagged, from: number, to: number): string {
  const [first, last] = [sentence.tokens[from], sentence.tokens[to - 1]];
  if (!first || !last) return '';
  // The sign of an international number is no token of its own.
  const signed = /^\+\d$/.test(sentence.text.slice(first.start - 1, first.start + 1));
  return sentence.text.slice(signed ? first.start - 1 : first.start, last.end);
}
