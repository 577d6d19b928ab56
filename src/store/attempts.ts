import { sql } from 'kysely';
import type { Handle } from './tables.ts';

/** Wrong passwords in a row under one key (a person, an address). */
export interface Failures {
  count: number;
  lastAt: number;
  /** Nothing may be tried before this time, in milliseconds; 0 when it may be now. */
  blockedUntil: number;
}

/** Typing errors cost nothing; from the next one on each wrong try doubles the pause. */
const FREE_TRIES = 3;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** After a day without another wrong try the count begins anew. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000;

/** Counts a wrong try and says how long to wait now. */
export async function countFailure(tx: Handle, key: string, now: number): Promise<Failures> {
  const { count } = await tx
    .insertInto('attempt')
    .values({ key, count: 1, last_at: now, blocked_until: 0 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when attempt.last_at < ${now - FORGOTTEN_AFTER_MS} then 1 else attempt.count + 1 end`,
        last_at: now,
      }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  const blockedUntil = count <= FREE_TRIES ? 0 : now + pauseMs(count - FREE_TRIES);
  await tx.updateTable('attempt').set({ blocked_until: blockedUntil }).where('key', '=', key).execute();
  return { count, lastAt: now, blockedUntil };
}

export async function readFailures(db: Handle, key: string): Promise<Failures> {
  const row = await db
    .selectFrom('attempt')
    .select(['count', 'last_at as lastAt', 'blocked_until as blockedUntil'])
    .where('key', '=', key)
    .executeTakeFirst();
  return row ?? { count: 0, lastAt: 0, blockedUntil: 0 };
}

/** Forgets the wrong tries, after a right one. */
export async function clearFailures(tx: Handle, key: string): Promise<void> {
  await tx.deleteFrom('attempt').where('key', '=', key).execute();
}

function pauseMs(tooMany: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tooMany - 1));
}
