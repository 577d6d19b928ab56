import { names } from './names.ts';
import type { Tagged } from './tagged.ts';
import { afterTags } from './words-of.ts';

/** Whoever writes, in a list of names: a Call without a person is theirs. */
export const ONESELF = '';

const SELF: ReadonlySet<string> = new Set(['me', 'myself', 'mich', 'mir', 'moi']);
/** Behind these "me" belongs to the verb that follows: "y me conectas". */
const BEFORE_VERBS: ReadonlySet<string> = new Set(['y', 'e', 'et']);

/** Where whoever writes is named as one of several, what follows. */
export function selfAt(sentence: Tagged, at: number): number[] {
  const { tokens } = sentence;
  const key = tokens[at]?.key ?? '';
  if (SELF.has(key)) return key === 'me' && BEFORE_VERBS.has(tokens[at - 1]?.key ?? '') ? [] : [at + 1];
  // "a mí", never "a mi colega".
  return key === 'mi' && tokens[at - 1]?.key === 'a' && /^mí$/i.test(tokens[at]?.raw ?? '') ? [at + 1] : [];
}

/**
 * The links between whoever writes and somebody else: "me and Omar", "Omar y a mí". Nothing may be cut in two there, and
 * what is meant for both is not done for one.
 */
export function sharedLinks(sentence: Tagged): number[] {
  // "Omar on break in Support and me on lunch": each has a state of their own.
  const chooses = (from: number, to: number) =>
    sentence.arcs.slice(from, to).some((here) => here.some(({ tag, mended }) => tag.kind === 'choice' && !mended));
  return sentence.tokens.flatMap((token, at) => {
    const ands = afterTags(sentence, at, 'and');
    const begins = (token.key === ',' ? [at + 1] : ands).flatMap((next) => [
      next,
      ...behindPreposition(sentence, next),
    ]);
    const after = begins.some((next) => {
      const ends = namedFrom(sentence, next);
      // "call me, Omar is waiting": a comma links only what goes on as a list.
      return ands.length > 0
        ? ends.length > 0
        : ends.some((end) => sentence.tokens[end]?.key === ',' || afterTags(sentence, end, 'and').length > 0);
    });
    const selfBefore = selfAt(sentence, at - 1).includes(at);
    const selfAfter = begins.some((next) => selfAt(sentence, next).length > 0);
    const before = namedFrom(sentence, at - 1).includes(at) && !(chooses(0, at) && chooses(at, sentence.tokens.length));
    return (selfBefore && after) || (selfAfter && before && ands.length > 0) ? [at] : [];
  });
}

/** "a Omar y a Dana": what leads to the first leads to the next once more. */
function behindPreposition({ tokens }: Tagged, at: number): number[] {
  return tokens[at]?.key === 'a' ? [at + 1] : [];
}

function namedFrom(sentence: Tagged, at: number): number[] {
  return names(sentence, at).flatMap(({ next, cost }) => (cost < 0.5 ? [next] : []));
}
