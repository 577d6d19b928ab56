import type { Clock } from '../../src/kit/clock.ts';

/** A time the test can move forward: what falls due on the way runs at once. */
export interface MovingClock extends Clock {
  /** Moves so many milliseconds ahead. */
  move(ms: number): void;
  /** When the next timer falls due; of those that were set for no longer than this. */
  next(longestMs?: number): number | undefined;
  /** It stands still from now on, but for being moved. */
  stop(): void;
}

interface Timer {
  at: number;
  delayMs: number;
  callback: () => void;
}

const TICK_MS = 10;
/** A machine that is busy elsewhere holds us up, and shall not make us late: no more than this passes at a time. */
const LONGEST_TICK_MS = 15;

/** Passes by itself as the machine's time does, as long as this process gets its turn. */
export function movingClock(start = Date.parse('2026-11-23T09:00:00Z')): MovingClock {
  let now = start;
  let seen = performance.now();
  const timers = new Set<Timer>();
  const ticking = setInterval(() => {
    const at = performance.now();
    now += Math.min(at - seen, LONGEST_TICK_MS);
    seen = at;
    runDue();
  }, TICK_MS).unref();

  function runDue(): void {
    const due = [...timers].filter((timer) => timer.at <= now).sort((a, b) => a.at - b.at);
    for (const timer of due) if (timers.delete(timer)) timer.callback();
  }

  return {
    now: () => Math.floor(now),
    after(delayMs, callback) {
      const timer: Timer = { at: now + delayMs, delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    move(ms) {
      now += ms;
      runDue();
    },
    next(longestMs = Number.POSITIVE_INFINITY) {
      const ends = [...timers].filter(({ delayMs }) => delayMs <= longestMs).map(({ at }) => at);
      return ends.length === 0 ? undefined : Math.min(...ends);
    },
    stop: () => clearInterval(ticking),
  };
}
