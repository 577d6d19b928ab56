import type { Handle } from './tables.ts';

/** During an absence somebody else decides. Ids are those of principals. */
export interface StoredDelegation {
  person: string;
  name: string;
  delegate: string;
  delegateName: string;
  /** In milliseconds; null until it is taken back. */
  untilAt: number | null;
}

const columns = ['person', 'name', 'delegate', 'delegate_name as delegateName', 'until_at as untilAt'] as const;

/** One person has one delegate: a newer one takes the place of an older one. */
export async function saveDelegation(tx: Handle, delegation: StoredDelegation): Promise<void> {
  const { person, name, delegate, delegateName, untilAt } = delegation;
  const values = { name, delegate, delegate_name: delegateName, until_at: untilAt };
  await tx
    .insertInto('delegation')
    .values({ person, ...values })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(values))
    .execute();
}

/** Those that hold at this time. */
export async function delegationsAt(db: Handle, now: number): Promise<StoredDelegation[]> {
  return db
    .selectFrom('delegation')
    .select(columns)
    .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', now)]))
    .orderBy('person')
    .execute();
}

/** False when there was none. */
export async function removeDelegation(tx: Handle, person: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('delegation').where('person', '=', person).executeTakeFirst();
  return numDeletedRows > 0n;
}
