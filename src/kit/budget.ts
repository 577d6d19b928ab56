import type { Clock } from './clock.ts';

interface Budget {
  /** Milliseconds to wait for one's turn; nothing is taken when that would be at the deadline or later. */
  take(deadline: number): number | 'too long';
  /** The other side asked everybody to wait. */
  pause(ms: number): void;
  /** What is left of that. */
  pauseMs(): number;
}

/** At most so many requests in any minute: a fifth of them may come at once, the others evenly. */
export function createBudget(perMinute: number, clock: Clock): Budget {
  const limited = Number.isFinite(perMinute);
  const burst = Math.max(1, perMinute / 5);
  const perMs = (perMinute - perMinute / 5) / 60_000;
  let left = burst;
  let at = clock.now();
  let pausedUntil = 0;
  return {
    take(deadline: number): number | 'too long' {
      const now = clock.now();
      // After a pause the waiting calls go on one after the other, not as a herd.
      let wait = pausedUntil > now ? pausedUntil - now + Math.random() * 250 : 0;
      if (limited) {
        left = Math.min(burst, left + Math.max(0, now - at) * perMs);
        at = now;
        if (left < 1) wait = Math.max(wait, (1 - left) / perMs);
      }
      if (wait > 0 && now + wait >= deadline) return 'too long';
      left -= 1;
      return wait;
    },
    pause(ms: number): void {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
    pauseMs: () => Math.max(0, pausedUntil - clock.now()),
  };
}
