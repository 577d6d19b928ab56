import type { SentenceToken } from './sentence.ts';

const EXCEPT: ReadonlySet<string> = new Set(
  'except excepting excluding ausser ausgenommen sauf hormis excepte excepto salvo'.split(' '),
);
/** Mean "except" only behind all there are. */
const BUT: ReadonlySet<string> = new Set('but menos bar'.split(' '));
const ALL: ReadonlySet<string> = new Set(
  'all everyone everybody everything every queue queues todos todas todo colas mundo'.split(' '),
);

/** "mute everyone but Omar", "alle außer Sales": no command takes what is left out, and without it too much would be done. */
export function leavesOut(tokens: readonly SentenceToken[]): boolean {
  return tokens.some(
    ({ key, kind }, at) =>
      kind === 'word' &&
      (EXCEPT.has(key) || (BUT.has(key) && tokens.slice(Math.max(0, at - 2), at).some((one) => ALL.has(one.key)))),
  );
}
