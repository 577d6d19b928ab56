import type { Handle } from './tables.ts';

/** A posted card that is redrawn while its subject changes, as it is written down at first. */
export interface NewLiveCard {
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

/** With where it stands in its pace. */
export interface StoredLiveCard extends NewLiveCard {
  /** Steps with every change of its subject. */
  touched: number;
  /** When the next edit would go if all went evenly (`src/app/reply/live-pace.ts`). */
  nextEditAt: number;
  /** How often in a row it was looked at and had not changed. */
  quiet: number;
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
  'touched',
  'next_edit_at as nextEditAt',
  'quiet',
] as const;

/** Writes the card, in the place of one with its id. */
export async function saveLiveCard(tx: Handle, card: NewLiveCard): Promise<void> {
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

/** Counts a change of these subjects on the cards that show them or take them for a hint, and returns the cards. */
export async function touchLiveCards(
  tx: Handle,
  subjects: readonly string[],
  now: number,
): Promise<Pick<StoredLiveCard, 'drawing' | 'message' | 'nextEditAt'>[]> {
  if (subjects.length === 0) return [];
  return tx
    .updateTable('live_card')
    .set(({ eb }) => ({ touched: eb('touched', '+', 1), quiet: 0 }))
    .where((eb) =>
      eb.or([
        eb('subject', 'in', subjects),
        eb('drawing', 'in', eb.selectFrom('live_hint').select('drawing').where('subject', 'in', subjects)),
      ]),
    )
    .where('until_at', '>', now)
    .returning(['drawing', 'message', 'next_edit_at as nextEditAt'])
    .execute();
}

/** The subjects that are on show now, each once. */
export async function liveSubjects(db: Handle, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('live_card')
    .select('subject')
    .distinct()
    .where('until_at', '>', now)
    .orderBy('subject')
    .execute();
  return rows.map((row) => row.subject);
}

/** Notes that the copy was changed, and what it shows now. */
export async function touchLiveCard(
  tx: Handle,
  id: string,
  seen: { at: number; fingerprint: string | null; nextEditAt: number },
): Promise<void> {
  await tx
    .updateTable('live_card')
    .set({ updated_at: seen.at, fingerprint: seen.fingerprint, next_edit_at: seen.nextEditAt })
    .where('id', '=', id)
    .execute();
}

/**
 * Notes that the copies of a drawing were looked at. Resolves with them as they are by then; their rows are locked, so that a
 * touch of the same moment is either seen here or comes after the commit.
 */
export async function seenDrawing(
  tx: Handle,
  drawing: string,
  quiet: number,
): Promise<Pick<StoredLiveCard, 'id' | 'touched' | 'message' | 'nextEditAt'>[]> {
  return tx
    .updateTable('live_card')
    .set({ quiet })
    .where('drawing', '=', drawing)
    .returning(['id', 'touched', 'message', 'next_edit_at as nextEditAt'])
    .execute();
}

/** Something else stands in the place of this copy: it is drawn again in any case, but not before then. */
export async function interruptLiveCard(tx: Handle, id: string, nextEditAt: number): Promise<void> {
  await tx.updateTable('live_card').set({ next_edit_at: nextEditAt, fingerprint: null }).where('id', '=', id).execute();
}

/** The copy stands in its place again: nothing holds its edits back beyond `latest`. */
export async function resumeLiveCard(tx: Handle, id: string, latest: number): Promise<void> {
  await tx
    .updateTable('live_card')
    .set({ next_edit_at: latest })
    .where('id', '=', id)
    .where('next_edit_at', '>', latest)
    .execute();
}

/** The card is no longer kept up to date; false when it was not. */
export async function endLiveCard(tx: Handle, id: string): Promise<boolean> {
  const ended = await tx.deleteFrom('live_card').where('id', '=', id).returning('drawing').executeTakeFirst();
  if (!ended) return false;
  await tx
    .deleteFrom('live_hint')
    .where('drawing', '=', ended.drawing)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('live_card').select('id').where('drawing', '=', ended.drawing))))
    .execute();
  return true;
}

/** The subjects that a drawing takes for a hint from now on, in the place of those before. */
export async function saveHints(tx: Handle, drawing: string, subjects: readonly string[]): Promise<void> {
  const rows = await tx.selectFrom('live_hint').select('subject').where('drawing', '=', drawing).execute();
  const before = new Set(rows.map((row) => row.subject));
  const gone = [...before].filter((subject) => !subjects.includes(subject));
  const fresh = [...new Set(subjects)].filter((subject) => !before.has(subject));
  if (gone.length > 0)
    await tx.deleteFrom('live_hint').where('drawing', '=', drawing).where('subject', 'in', gone).execute();
  if (fresh.length === 0) return;
  await tx
    .insertInto('live_hint')
    .values(fresh.map((subject) => ({ drawing, subject })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
