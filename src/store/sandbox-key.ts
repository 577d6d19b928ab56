import type { Handle } from './tables.ts';

/** There is one row. */
const ID = 1;

/** The key that the sandbox's processes on this database share: the first one to bring one decides. */
export async function shareSandboxKey(db: Handle, mine: string): Promise<string> {
  await db
    .insertInto('sandbox_key')
    .values({ id: ID, key: mine })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return (await readSandboxKey(db)) ?? mine;
}

/** Undefined where no sandbox has run on this database yet. */
export async function readSandboxKey(db: Handle): Promise<string | undefined> {
  const row = await db.selectFrom('sandbox_key').select('key').where('id', '=', ID).executeTakeFirst();
  return row?.key;
}
