import type { SentenceToken } from './sentence.ts';
import type { Tagged } from './tagged.ts';

/** Fields that hold one thing of a known shape, although they are texts: nothing else is taken for them. */
const SHAPES: Readonly<Record<string, (token: SentenceToken) => boolean>> = {
  email: ({ kind, raw }) => kind === 'person' && /@.+\./.test(raw),
  extension: ({ kind, raw }) => kind === 'number' && raw.length >= 3,
};

/** No article stands within a role, and a support log is named by its number or its title: "log me out" has neither. */
export function mayBe(field: string, text: string): boolean {
  if (field === 'role') return !/\s(?:the|a|an|der|die|das|le|la|el|un|una)\s/i.test(text);
  return field !== 'log' || /^\p{Lu}/u.test(text) || /^[\w-]*\d[\w-]*$/.test(text);
}

/** Whether the field can begin here, and its end; undefined for fields without a shape. */
export function shapedEnds(field: string, sentence: Tagged, at: number): number[] | undefined {
  if (field === 'ticket') return joinedWithDigit(sentence, at);
  const shape = SHAPES[field];
  if (!shape) return undefined;
  const token = sentence.tokens[at];
  return token && shape(token) ? [at + 1] : [];
}

/** "SR-4471" is one thing: what is written without a space, with a digit in it, from its beginning. */
function joinedWithDigit({ tokens, text }: Tagged, at: number): number[] {
  const joins = (place: number) => {
    const [before, after] = [tokens[place - 1], tokens[place]];
    return before && after ? /^[-/#.]?$/.test(text.slice(before.end, after.start)) : false;
  };
  if (!tokens[at] || joins(at)) return [];
  let next = at + 1;
  while (joins(next)) next += 1;
  // What ends the sentence is no part of it.
  while (next > at + 1 && tokens[next - 1]?.kind === 'mark') next -= 1;
  return tokens.slice(at, next).some(({ raw }) => /\d/.test(raw)) ? [next] : [];
}
