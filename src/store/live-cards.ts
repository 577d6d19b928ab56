import type { Handle } from './tables.ts';

/** A posted card that is redrawn while its subject changes. */
export interface StoredLiveCard {
  id: string;
  /** What it shows, for example `queue:8002`. */
  subject: string;
  /** What is drawn, and with whose rights: copies with the same are drawn once. */
  drawing: string;
  /** What this copy shows of it; null for the card itself. */
  view: string | null;
  /** JSON of the reference to the posted message. */
  message: string;
  /** JSON of the person with whose rights it is drawn. */
  viewer: string;
  /** JSON of the Call that draws it. */
  call: string;
  /** Until when it is kept up to date. */
  untilAt: number;
  updatedAt: number;
  /** Of what was drawn last, so that the same is not sent again. */
  fingerprint: string | null;
}

const columns = [
  'id',
  'subject',
  'drawing',
  'view',
  'message',
  'viewer',
  'call',
  'until_at as untilAt',
  'updated_at as updatedAt',
  'fingerprint',
] as const;

/** Writes the card, in the place of one with its id. */
export async function saveLiveCard(tx: Handle, card: StoredLiveCard): Promise<void> {
  const { id, untilAt, updatedAt, ...same } = card;
  const values = { ...same, until_at: untilAt, updated_at: updatedAt };
  await tx
    .insertInto('live_card')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function readLiveCard(db: Handle, id: string): Promise<StoredLiveCard | undefined> {
  return db.selectFrom('live_card').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The cards that show this subject and are still kept up to date. */
export async function liveCardsOf(db: Handle, subject: string, now: number): Promise<StoredLiveCard[]> {
  return db
    .selectFrom('live_card')
    .select(columns)
    .where('subject', '=', subject)
    .where('until_at', '>', now)
    .orderBy('id')
    .execute();
}

/** Every copy of one drawing, also those whose time is over. */
export async function copiesOfDrawing(db: Handle, drawing: string): Promise<StoredLiveCard[]> {
  return db.selectFrom('live_card').select(columns).where('drawing', '=', drawing).orderBy('id').execute();
}

/** Cards still kept up to date, those first that were looked at longest ago. */
export async function dueLiveCards(db: Handle, now: number, limit: number): Promise<StoredLiveCard[]> {
  return db
    .selectFrom('live_card')
    .select(columns)
    .where('until_at', '>', now)
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Cards whose time is over, to be drawn a last time and ended. */
export async function expiredLiveCards(db: Handle, now: number, limit: number): Promise<StoredLiveCard[]> {
  return db
    .selectFrom('live_card')
    .select(columns)
    .where('until_at', '<=', now)
    .orderBy('until_at')
    .limit(limit)
    .execute();
}

/** Notes that the card was looked at, and what it shows now. */
export async function touchLiveCard(
  tx: Handle,
  id: string,
  seen: { at: number; fingerprint: string | null },
): Promise<void> {
  await tx
    .updateTable('live_card')
    .set({ updated_at: seen.at, fingerprint: seen.fingerprint })
    .where('id', '=', id)
    .execute();
}

/** The card is no longer kept up to date; false when it was not. */
export async function endLiveCard(tx: Handle, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('live_card').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
