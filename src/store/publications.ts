import type { Handle } from './tables.ts';

/** Remembers a notice by its own id. False when it was taken in before. */
export async function takePublication(tx: Handle, id: string, at: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('publication')
    .values({ id, at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Returns how many were forgotten. */
export async function prunePublications(db: Handle, before: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('publication').where('at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}
