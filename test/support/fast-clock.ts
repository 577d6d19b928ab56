import type { Clock } from '../../src/kit/clock.ts';

/** A clock that runs `speed` times as fast since `epoch` (milliseconds), the same one in every process that is given both. */
export function fastClock(epoch: number, speed: number): Clock {
  return {
    now: () => Math.floor(epoch + (Date.now() - epoch) * speed),
    after(delayMs, callback) {
      const handle = setTimeout(callback, delayMs / speed);
      return () => clearTimeout(handle);
    },
  };
}
