import type { Handle } from '../store/database.ts';
import { type ClaimedJob, claimJobs, nextDueAt } from '../store/jobs.ts';
import type { JobHandler } from './handler.ts';

/** A share of what this process runs at a time, for jobs of some kinds: what fills one takes nothing from the others. */
export interface Places {
  kinds: string[];
  atOnce: number;
  /** How many have not written their end. */
  working: number;
  /** True while a look may have left due jobs behind for want of room. */
  moreWaiting: boolean;
}

/** Places for the kinds whose handlers work in the background, or for all others. */
export function placesFor(handlers: Record<string, JobHandler>, background: boolean, atOnce: number): Places {
  const kinds = Object.keys(handlers).filter((kind) => (handlers[kind]?.background === true) === background);
  return { kinds, atOnce, working: 0, moreWaiting: false };
}

export interface Claim {
  jobs: ClaimedJob[];
  /** Those that have no room left: more may be due for them. */
  full: Places[];
  /** When the next job may be claimed for the others. */
  next: number | undefined;
}

/** Takes due jobs for as much room as there is in each of the places, in their order. */
export async function claimInto(
  tx: Handle,
  all: readonly Places[],
  ask: { now: number; leaseMs: number; room(places: Places): number },
): Promise<Claim> {
  const claim: Claim = { jobs: [], full: [], next: undefined };
  const open: string[] = [];
  for (const places of all) {
    const limit = ask.room(places);
    const jobs = await claimJobs(tx, { now: ask.now, limit, leaseMs: ask.leaseMs, kinds: places.kinds });
    claim.jobs.push(...jobs);
    if (jobs.length >= limit) claim.full.push(places);
    else open.push(...places.kinds);
  }
  claim.next = await nextDueAt(tx, open);
  return claim;
}
