import type { PhoneSystem } from '../../core/phone.ts';
import type { Clock } from '../../kit/clock.ts';

const MINUTE_MS = 60_000;
/** A look at a meeting is its room, its state and its people. */
const REQUESTS_A_LOOK = 3;
/** The other half is for what people ask. */
const SHARE = 0.5;

/** Keeps the looks at live cards within their share of what a phone system bears a minute. */
export interface LookBudget {
  /** Notes a look, and says how many times longer than wished the pause after it must be: 1 while there is room. */
  looked(system: Pick<PhoneSystem, 'id' | 'requestsPerMinute'>): number;
}

export function createLookBudget(clock: Clock): LookBudget {
  const taken = new Map<string, number[]>();
  return {
    looked({ id, requestsPerMinute = Number.POSITIVE_INFINITY }) {
      const now = clock.now();
      const lately = (taken.get(id) ?? []).filter((at) => at > now - MINUTE_MS);
      lately.push(now);
      taken.set(id, lately);
      return Math.max(1, (lately.length * REQUESTS_A_LOOK) / (requestsPerMinute * SHARE));
    },
  };
}
