import { type Handle, run } from './tables.ts';

/** Takes the turn to read a mailbox, or keeps it: true when it is ours until then. */
export async function holdMailbox(
  tx: Handle,
  { name, holder, now, until }: { name: string; holder: string; now: number; until: number },
): Promise<boolean> {
  const { rows } = await run(
    tx,
    `insert into mailbox (name, holder, lease_until, connected, since, uid_validity, uid_from)
     values ($1, $2, cast($3 as bigint), 0, cast($4 as bigint), '', 0)
     on conflict (name) do update set holder = $2, lease_until = cast($3 as bigint)
     where mailbox.holder = $2 or mailbox.lease_until <= cast($4 as bigint)
     returning holder`,
    [name, holder, until, now],
  );
  return rows.length > 0;
}

/** Lets go, so that another process can read at once. */
export async function releaseMailbox(tx: Handle, name: string, holder: string): Promise<void> {
  await tx
    .updateTable('mailbox')
    .set({ lease_until: 0 })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute();
}

/** Says whether the mailbox can be read, and keeps since when. */
export async function markMailbox(
  tx: Handle,
  { name, connected, now }: { name: string; connected: boolean; now: number },
): Promise<void> {
  const flag = connected ? 1 : 0;
  await tx
    .updateTable('mailbox')
    .set({ connected: flag, since: now })
    .where('name', '=', name)
    .where('connected', '!=', flag)
    .execute();
}

/** The first UID of what arrived since the first look under this UIDVALIDITY; remembers `next` when this is that look. */
export async function uidFrom(tx: Handle, name: string, uidValidity: string, next: number): Promise<number> {
  await tx
    .updateTable('mailbox')
    .set({ uid_validity: uidValidity, uid_from: next })
    .where('name', '=', name)
    .where('uid_validity', '!=', uidValidity)
    .execute();
  const row = await tx.selectFrom('mailbox').select('uid_from').where('name', '=', name).executeTakeFirst();
  return row?.uid_from ?? next;
}

/** The last delivery with this subject. */
export async function threadOf(db: Handle, subject: string, since: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('mail_thread')
    .select('delivery')
    .where('subject', '=', subject)
    .where('at', '>=', since)
    .executeTakeFirst();
  return row?.delivery;
}

export async function rememberThread(tx: Handle, subject: string, delivery: string, at: number): Promise<void> {
  await tx
    .insertInto('mail_thread')
    .values({ subject, delivery, at })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ delivery, at }))
    .execute();
}

export async function pruneThreads(db: Handle, before: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('mail_thread').where('at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}

export async function readMailbox(
  db: Handle,
  name: string,
): Promise<{ connected: boolean; since: number; leaseUntil: number } | undefined> {
  const row = await db
    .selectFrom('mailbox')
    .select(['connected', 'since', 'lease_until as leaseUntil'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row && { ...row, connected: row.connected === 1 };
}
