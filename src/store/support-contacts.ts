import type { Handle } from './tables.ts';

/** A support contact that was added, or a configured one that was taken out, by a command. */
export interface StoredContact {
  /** Lower case. */
  email: string;
  present: boolean;
  /** Principal id. */
  changedBy: string;
  changedAt: number;
}

export async function contactChanges(db: Handle): Promise<StoredContact[]> {
  const rows = await db.selectFrom('support_contact').selectAll().orderBy('email').execute();
  return rows.map(({ email, present, changed_by, changed_at }) => ({
    email,
    present: present === 1,
    changedBy: changed_by,
    changedAt: changed_at,
  }));
}

export async function saveContact(tx: Handle, contact: StoredContact): Promise<void> {
  const { email, present, changedBy, changedAt } = contact;
  const values = { present: present ? 1 : 0, changed_by: changedBy, changed_at: changedAt };
  await tx
    .insertInto('support_contact')
    .values({ email, ...values })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(values))
    .execute();
}

/** During an absence somebody else gets a person's logs. Persons by e-mail address, lower case. */
export interface StoredCover {
  person: string;
  name: string;
  cover: string;
  coverName: string;
  untilAt: number;
}

export async function saveCover(tx: Handle, { person, name, cover, coverName, untilAt }: StoredCover): Promise<void> {
  const values = { name, cover, cover_name: coverName, until_at: untilAt };
  await tx
    .insertInto('support_cover')
    .values({ person, ...values })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(values))
    .execute();
}

/** False when there was none. */
export async function removeCover(tx: Handle, person: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('support_cover').where('person', '=', person).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Those that hold at this time. */
export async function coversAt(db: Handle, now: number): Promise<StoredCover[]> {
  const rows = await db.selectFrom('support_cover').selectAll().where('until_at', '>', now).orderBy('person').execute();
  return rows.map(({ cover_name, until_at, ...same }) => ({ ...same, coverName: cover_name, untilAt: until_at }));
}
