import type { Handle } from './tables.ts';

export interface StoredBulk {
  id: string;
  /** Key of the request that began it. */
  request: string;
  /** Counts the changes: a change is written only over the version that was read. */
  version: number;
  /** JSON of the whole document. */
  body: string;
  startedAt: number;
}

const columns = ['id', 'request', 'version', 'body', 'started_at as startedAt'] as const;

/** Writes a new one with version 1; false when its request has begun one already. */
export async function insertBulk(tx: Handle, bulk: Omit<StoredBulk, 'version'>): Promise<boolean> {
  const { startedAt, ...same } = bulk;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('bulk')
    .values({ ...same, version: 1, started_at: startedAt })
    .onConflict((conflict) => conflict.column('request').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function readBulk(db: Handle, id: string): Promise<StoredBulk | undefined> {
  return db.selectFrom('bulk').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function bulkOfRequest(db: Handle, request: string): Promise<StoredBulk | undefined> {
  return db.selectFrom('bulk').select(columns).where('request', '=', request).executeTakeFirst();
}

/** Writes the next version; false, and nothing happens, when somebody else wrote one meanwhile. */
export async function changeBulk(
  tx: Handle,
  { id, version, body }: { id: string; version: number; body: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('bulk')
    .set({ body, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets those that began before this time. */
export async function pruneBulks(db: Handle, before: number): Promise<void> {
  await db.deleteFrom('bulk').where('started_at', '<', before).execute();
}
