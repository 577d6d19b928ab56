import type { Clock } from '../../src/kit/clock.ts';

/** A clock on which pauses are over at once, as time jumps to their end, and deadlines (20 s and more) never come. */
export function briskClock(start = Date.parse('2026-11-23T09:00:00Z')): Clock & { pauses: number[] } {
  let now = start;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => now,
    after(delayMs, callback) {
      if (delayMs >= 20_000) return () => {};
      pauses.push(delayMs);
      const handle = setImmediate(() => {
        now += delayMs;
        callback();
      });
      return () => clearImmediate(handle);
    },
  };
}
