import { REDRAW } from '../../src/app/reply/live.ts';
import type { Handle } from '../../src/store/database.ts';

/** Between two edits of one message, by platform, and how many may follow one another (`src/app/reply/live-pace.ts`). */
const PACES_MS = [2_000, 3_000];
const BURST = 4;

/** When the first live card is drawn that is known to have changed, and only waits for its turn. */
export async function turnOfCards(db: Handle): Promise<number | undefined> {
  const drawings = await db
    .selectFrom('job')
    .innerJoin('live_card', 'live_card.drawing', 'job.key')
    .select(['job.due_at as dueAt', 'live_card.next_edit_at as nextEditAt'])
    .where('job.kind', '=', REDRAW)
    .where('job.state', '=', 'ready')
    .orderBy('job.due_at')
    .execute();
  return drawings.find(({ dueAt, nextEditAt }) =>
    PACES_MS.some((paceMs) => dueAt === Math.ceil(nextEditAt - (BURST - 1) * paceMs)),
  )?.dueAt;
}
