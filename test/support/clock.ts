import type { Clock } from '../../src/kit/clock.ts';

/** A clock that stands still until the test moves it; callbacks that fall due on the way run in order. */
export interface TestClock extends Clock {
  advance(ms: number): Promise<void>;
  set(at: number): void;
}

export function testClock(start = Date.parse('2026-11-23T09:00:00Z')): TestClock {
  let now = start;
  let timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, callback) {
      const timer = { at: now + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    set(at) {
      now = at;
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.callback();
        await new Promise((resolve) => setImmediate(resolve));
      }
      now = end;
    },
  };
}
