import { copyMayEditAt, REDRAW } from '../../src/app/reply/live.ts';
import type { ChatAdapter, Platform } from '../../src/core/chat.ts';
import type { Handle } from '../../src/store/database.ts';

/** When the first live card is drawn that is known to have changed, and only waits for its turn. */
export async function turnOfCards(db: Handle, chats: ReadonlyMap<Platform, ChatAdapter>): Promise<number | undefined> {
  const copies = await db
    .selectFrom('job')
    .innerJoin('live_card', 'live_card.drawing', 'job.key')
    .select(['job.due_at as dueAt', 'live_card.message', 'live_card.next_edit_at as nextEditAt'])
    .where('job.kind', '=', REDRAW)
    .where('job.state', '=', 'ready')
    .orderBy('job.due_at')
    .execute();
  return copies.find((copy) => copy.dueAt === Math.ceil(copyMayEditAt(chats, copy)))?.dueAt;
}
