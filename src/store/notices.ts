import type { NoticeWishes, QuietHours } from '../core/call-notices.ts';
import type { Handle } from './tables.ts';

/** What a person wants to be told of. `person` is `<system>:<phone user id>`. */
export interface StoredWishes extends NoticeWishes {
  person: string;
  /** In lower case; null for what was written before this was kept. */
  email: string | null;
  /** Call records that began up to two hours before this have been looked at. */
  seenUntil: number;
}

/** One thing to tell a person of, once. */
export interface StoredNotice {
  person: string;
  /** Of each call one notice that it rings, and one of its end. */
  kind: 'ringing' | 'ended';
  /** Which call; the same in every way it is heard of. */
  call: string;
  at: number;
  /** JSON. */
  body: string;
}

const columns = [
  'person',
  'missed',
  'voicemail',
  'calls',
  'quiet_from',
  'quiet_to',
  'zone',
  'locale',
  'seen_until',
  'email',
  'own_quiet',
] as const;

export async function readWishes(db: Handle, person: string): Promise<StoredWishes | undefined> {
  const row = await db.selectFrom('notice_wish').select(columns).where('person', '=', person).executeTakeFirst();
  if (!row) return undefined;
  const { quiet_from: from, quiet_to: to } = row;
  return {
    person,
    missed: row.missed === 1,
    voicemail: row.voicemail === 1,
    calls: row.calls === 1,
    quiet: from === null || to === null ? undefined : { from, to },
    zone: row.zone,
    locale: row.locale,
    seenUntil: row.seen_until,
    email: row.email,
    ownQuiet: row.own_quiet === 1,
  };
}

export async function saveWishes(tx: Handle, wishes: StoredWishes): Promise<void> {
  const { person, quiet, zone, locale } = wishes;
  const flag = (on: boolean) => (on ? 1 : 0);
  const values = {
    missed: flag(wishes.missed),
    voicemail: flag(wishes.voicemail),
    calls: flag(wishes.calls),
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
    zone,
    locale,
    seen_until: wishes.seenUntil,
    email: wishes.email,
    own_quiet: flag(wishes.ownQuiet),
  };
  await tx
    .insertInto('notice_wish')
    .values({ person, ...values })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(values))
    .execute();
}

/** Quiet hours that people set themselves, by address; undefined hours for none. */
export async function readOwnQuiet(
  db: Handle,
): Promise<{ email: string; quiet: QuietHours | undefined; zone: string }[]> {
  const rows = await db
    .selectFrom('notice_wish')
    .select(['email', 'quiet_from', 'quiet_to', 'zone'])
    .where('own_quiet', '=', 1)
    .execute();
  return rows.flatMap(({ email, quiet_from: from, quiet_to: to, zone }) =>
    email === null ? [] : [{ email, quiet: from === null || to === null ? undefined : { from, to }, zone }],
  );
}

/** Call records were looked at until then. */
export async function sawRecords(tx: Handle, person: string, until: number): Promise<void> {
  await tx
    .updateTable('notice_wish')
    .set({ seen_until: until })
    .where('person', '=', person)
    .where('seen_until', '<', until)
    .execute();
}

/** Writes a notice down; false when the person was told of this call, or is to be, already. */
export async function addNotice(tx: Handle, { person, kind, call, at, body }: StoredNotice): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('notice')
    .values({ person, kind, call, at, body, told_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What a person has not been told of, the oldest first. */
export async function untoldNotices(db: Handle, person: string): Promise<StoredNotice[]> {
  return db
    .selectFrom('notice')
    .select(['person', 'kind', 'call', 'at', 'body'])
    .where('person', '=', person)
    .where('told_at', 'is', null)
    .orderBy('at')
    .orderBy('call')
    .execute();
}

/** Marks them as told; the number of those that were not yet. */
export async function markTold(tx: Handle, notices: readonly StoredNotice[], at: number): Promise<number> {
  let count = 0;
  for (const { person, kind, call } of notices) {
    const { numUpdatedRows } = await tx
      .updateTable('notice')
      .set({ told_at: at })
      .where('person', '=', person)
      .where('kind', '=', kind)
      .where('call', '=', call)
      .where('told_at', 'is', null)
      .executeTakeFirst();
    count += Number(numUpdatedRows);
  }
  return count;
}

/** Forgets calls that were before that time. */
export async function pruneNotices(db: Handle, before: number): Promise<void> {
  await db.deleteFrom('notice').where('at', '<', before).execute();
}
