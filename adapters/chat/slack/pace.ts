import type { Clock } from '../../../src/kit/clock.ts';
import { createTurns } from '../../../src/kit/turns.ts';

export interface Rate {
  everyMs: number;
  /** So many may go at once after a pause. */
  burst: number;
}

export interface Pacer {
  /** Runs tasks of one lane one after the other, in the order of the calls. */
  inOrder<T>(lane: string, task: () => Promise<T>): Promise<T>;
  /** Resolves when the lane may send again. */
  turn(lane: string, rate: Rate): Promise<void>;
  /** A turn of this lane would come at once, and half of what may go at once would be left. */
  hasRoom(lane: string, rate: Rate): boolean;
  /** Lets nobody have a turn in this lane for so long. */
  hold(lane: string, ms: number): void;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

const rememberedLanes = 10_000;

/** Slack counts by the method and by the channel; the order within a channel is kept. All waiting is on the given clock. */
export function createPacer(clock: Clock): Pacer {
  const order = createTurns();
  /** When the next one of a lane would go if all went evenly: early by the burst is allowed. */
  const due = new Map<string, number>();
  const held = new Map<string, number>();

  const sleep = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

  function reserve(lane: string, { everyMs, burst }: Rate): number {
    const now = clock.now();
    if (due.size > rememberedLanes) for (const [name, at] of due) if (at <= now) due.delete(name);
    const at = Math.max(due.get(lane) ?? 0, now);
    due.set(lane, at + everyMs);
    return Math.max(0, at - (burst - 1) * everyMs - now);
  }

  return {
    inOrder: (lane, task) => order.take(lane, task),
    async turn(lane, rate) {
      const wait = reserve(lane, rate);
      if (wait > 0) await sleep(wait);
      for (let rest = restOf(lane); rest > 0; rest = restOf(lane)) await sleep(rest);
    },
    hasRoom: (lane, { everyMs, burst }) =>
      restOf(lane) === 0 && (due.get(lane) ?? 0) - clock.now() <= (burst / 2) * everyMs,
    hold(lane, ms) {
      held.set(lane, Math.max(held.get(lane) ?? 0, clock.now() + ms));
    },
    idle: () => order.idle(),
  };

  function restOf(lane: string): number {
    const until = held.get(lane);
    if (until === undefined) return 0;
    if (until <= clock.now()) held.delete(lane);
    return Math.max(0, until - clock.now());
  }
}
