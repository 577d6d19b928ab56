import type { KeptMeeting, MeetingMemory } from '../core/meeting-memory.ts';
import type { Clock } from '../kit/clock.ts';
import type { Database } from './database.ts';
import type { Handle } from './tables.ts';

/** Long over: nobody asks for it any more. */
const KEPT_MS = 90 * 24 * 60 * 60_000;

/** The memory of meetings in the database that all processes share. */
export function createMeetingMemory({ database, clock }: { database: Database; clock: Clock }): MeetingMemory {
  return {
    async read(system, meetings) {
      if (meetings.length === 0) return new Map();
      const rows = await database.db
        .selectFrom('kept_meeting')
        .selectAll()
        .where('system', '=', system)
        .where('meeting', 'in', meetings)
        .execute();
      return new Map(rows.map((row) => [row.meeting, keptOf(row)]));
    },

    async write(system, meeting, owner, { mode, start, end, createdAt, startedAt, endedAt }) {
      const changes = {
        ...(mode !== undefined && { mode }),
        ...(start !== undefined && { starts_at: start }),
        ...(end !== undefined && { ends_at: end }),
        ...(startedAt !== undefined && { started_at: startedAt }),
        ...(endedAt !== undefined && { ended_at: endedAt }),
      };
      const created = { system, meeting, owner, mode: 'audio' as const, created_at: createdAt ?? clock.now() };
      await database.commit(async (tx) => {
        await tx
          .insertInto('kept_meeting')
          .values({ ...created, ...changes })
          .onConflict((conflict) => conflict.columns(['system', 'meeting']).doUpdateSet({ owner, ...changes }))
          .execute();
      });
    },

    async forget(system, meeting) {
      await database.commit(async (tx) => {
        await tx.deleteFrom('kept_meeting').where('system', '=', system).where('meeting', '=', meeting).execute();
      });
    },
  };
}

export async function pruneKeptMeetings(db: Handle, now: number): Promise<void> {
  await db
    .deleteFrom('kept_meeting')
    .where(({ fn, eb }) => eb(fn.coalesce('ended_at', 'ends_at', 'created_at'), '<', now - KEPT_MS))
    .execute();
}

interface Row {
  owner: string;
  mode: KeptMeeting['mode'];
  starts_at: number | null;
  ends_at: number | null;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
}

function keptOf({ owner, mode, starts_at, ends_at, created_at, started_at, ended_at }: Row): KeptMeeting {
  return {
    owner,
    mode,
    createdAt: created_at,
    ...(starts_at !== null && { start: starts_at }),
    ...(ends_at !== null && { end: ends_at }),
    ...(started_at !== null && { startedAt: started_at }),
    ...(ended_at !== null && { endedAt: ended_at }),
  };
}
