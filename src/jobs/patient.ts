import type { Clock } from '../kit/clock.ts';
import type { Database, Handle } from '../store/database.ts';
import { isOutage } from '../store/outage.ts';

/** Together about as long as a lease. */
const TRIES = 6;
const FIRST_PAUSE_MS = 250;

/** Commits, again and again while the database is away; throws what the last try said, and at once what is no outage. */
export async function commitPatiently<T>(
  { database, clock }: { database: Database; clock: Clock },
  work: (tx: Handle) => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await database.commit(work, { patient: true });
    } catch (error) {
      if (!isOutage(error) || tried === TRIES) throw error;
      const pause = FIRST_PAUSE_MS * 2 ** (tried - 1);
      await new Promise<void>((resolve) => clock.after(pause, resolve));
    }
  }
}
