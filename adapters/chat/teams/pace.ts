import type { Clock } from '../../../src/kit/clock.ts';

/** At most `count` calls in any stretch of `ms` milliseconds. */
interface Window {
  count: number;
  ms: number;
}

/** Microsoft's figures for one bot in one thread (page "Rate limiting", 8 October 2026); updates are counted as sends. */
export const sendWindows: readonly Window[] = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
];

/** The same page allows twice as many questions about members. */
export const memberWindows: readonly Window[] = sendWindows.map(({ count, ms }) => ({ count: count * 2, ms }));

/** Half of what one app may do in one tenant (50 a second): other instances share the allowance. */
const tenantWindows: readonly Window[] = [{ count: 25, ms: 1_000 }];

interface Pace {
  /** Waits for the thread's turn, then does the job. Jobs of one thread run one after the other, in the order they came. */
  run<T>(thread: string, tenant: string, windows: readonly Window[], job: () => Promise<T>): Promise<T>;
  /** Nothing of this thread is waiting or under way. */
  isIdle(thread: string): boolean;
  /** A job of this thread would run next and at once, and half of what may be sent would be left to others. */
  hasRoom(thread: string, tenant: string, windows: readonly Window[]): boolean;
  /** Resolves when everything that was waiting is done. */
  settled(): Promise<void>;
}

interface Lane {
  times: number[];
  tail: Promise<unknown>;
  jobs: number;
}

const lanesAtMost = 5_000;

export function createPace(clock: Clock): Pace {
  const lanes = new Map<string, Lane>();

  function laneOf(key: string): Lane {
    const lane = lanes.get(key) ?? { times: [], tail: Promise.resolve(), jobs: 0 };
    lanes.delete(key);
    lanes.set(key, lane);
    if (lanes.size > lanesAtMost) forgetOldest();
    return lane;
  }

  function forgetOldest(): void {
    for (const [key, lane] of lanes) {
      if (lane.jobs > 0) continue;
      lanes.delete(key);
      return;
    }
  }

  const waiting = (thread: string) => lanes.get(thread)?.jobs ?? 0;

  async function turn(lane: Lane, windows: readonly Window[], tenant: Lane): Promise<void> {
    for (;;) {
      const now = clock.now();
      const at = Math.max(freeAt(lane.times, windows), freeAt(tenant.times, tenantWindows));
      if (at <= now) break;
      await new Promise<void>((resolve) => clock.after(at - now, resolve));
    }
    took(lane, windows, clock.now());
    took(tenant, tenantWindows, clock.now());
  }

  return {
    run(thread, tenant, windows, job) {
      const lane = laneOf(thread);
      lane.jobs++;
      const done = lane.tail.then(async () => {
        try {
          await turn(lane, windows, laneOf(tenantKey(tenant)));
          return await job();
        } finally {
          // Teams counts when a call reaches it, which is some time after it went out: its end is on the safe side.
          if (lane.times.length > 0) lane.times[lane.times.length - 1] = clock.now();
          lane.jobs--;
        }
      });
      lane.tail = done.catch(() => undefined);
      return done;
    },
    isIdle: (thread) => waiting(thread) === 0,
    hasRoom(thread, tenant, windows) {
      const sent = (key: string) => lanes.get(key)?.times ?? [];
      const freeFrom = Math.max(
        freeAt(sent(thread), halfOf(windows)),
        freeAt(sent(tenantKey(tenant)), halfOf(tenantWindows)),
      );
      return waiting(thread) <= 1 && freeFrom <= clock.now();
    },
    async settled() {
      await Promise.all([...lanes.values()].map((lane) => lane.tail));
    },
  };
}

const tenantKey = (tenant: string) => `tenant ${tenant}`;

function halfOf(windows: readonly Window[]): Window[] {
  return windows.map(({ count, ms }) => ({ count: Math.ceil(count / 2), ms }));
}

/** When the next call keeps within every window. */
function freeAt(times: number[], windows: readonly Window[]): number {
  return windows.reduce((latest, { count, ms }) => Math.max(latest, (times.at(-count) ?? -Infinity) + ms), -Infinity);
}

function took(lane: Lane, windows: readonly Window[], at: number): void {
  lane.times.push(at);
  const most = Math.max(...windows.map((window) => window.count));
  if (lane.times.length > 2 * most) lane.times = lane.times.slice(-most);
}
