import type { Handle } from './tables.ts';

/** Everything that is sealed at rest and stays: tokens of phone accounts, and the vault. */
export async function sealedRows(db: Handle): Promise<string[]> {
  const accounts = await db.selectFrom('account').select('sealed').execute();
  const kept = await db.selectFrom('vault').select('sealed').execute();
  return [...accounts, ...kept].map((row) => row.sealed);
}
