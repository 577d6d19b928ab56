import type { Clock } from '../../src/kit/clock.ts';

/** The machine's time, which the test can move forward: what falls due on the way runs at once. */
export interface MovingClock extends Clock {
  /** Moves so many milliseconds ahead. */
  move(ms: number): void;
}

interface Timer {
  at: number;
  callback: () => void;
  handle: NodeJS.Timeout;
}

export function movingClock(start = Date.parse('2026-11-23T09:00:00Z')): MovingClock {
  let offset = start - Date.now();
  const timers = new Set<Timer>();
  const now = () => Date.now() + offset;
  const run = (timer: Timer) => {
    if (timers.delete(timer)) timer.callback();
  };
  return {
    now,
    after(delayMs, callback) {
      const timer: Timer = { at: now() + delayMs, callback, handle: setTimeout(() => run(timer), delayMs).unref() };
      timers.add(timer);
      return () => {
        clearTimeout(timer.handle);
        timers.delete(timer);
      };
    },
    move(ms) {
      offset += ms;
      const due = [...timers].filter((timer) => timer.at <= now()).sort((a, b) => a.at - b.at);
      for (const timer of due) {
        clearTimeout(timer.handle);
        run(timer);
      }
      for (const timer of timers) {
        clearTimeout(timer.handle);
        timer.handle = setTimeout(() => run(timer), Math.max(0, timer.at - now())).unref();
      }
    },
  };
}
