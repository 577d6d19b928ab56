import type { Vault } from '../core/vault.ts';
import type { Clock } from '../kit/clock.ts';
import type { Sealer } from '../kit/seal.ts';
import type { Database } from './database.ts';
import type { Handle } from './tables.ts';

/** Secrets by name, sealed before they reach the database: its files and backups cannot open them. */
export function createVault(parts: { database: Database; sealer: Sealer; clock: Clock }): Vault {
  const { database, sealer, clock } = parts;
  return {
    async read(name) {
      const sealed = await readSealed(database.db, name);
      return sealed === undefined ? undefined : sealer.open(sealed, vaultContext(name));
    },
    async write(name, secret) {
      const sealed = sealer.seal(secret, vaultContext(name));
      await database.commit((tx) => writeSealed(tx, { name, sealed, at: clock.now() }));
    },
    async remove(name) {
      await database.commit(async (tx) => {
        await tx.deleteFrom('vault').where('name', '=', name).execute();
      });
    },
  };
}

/** What a sealed entry is bound to: moved to another name it does not open. */
export function vaultContext(name: string): string {
  return `vault:${name}`;
}

export async function readSealed(db: Handle, name: string): Promise<string | undefined> {
  return (await db.selectFrom('vault').select('sealed').where('name', '=', name).executeTakeFirst())?.sealed;
}

export async function writeSealed(tx: Handle, entry: { name: string; sealed: string; at: number }): Promise<void> {
  const now = { sealed: entry.sealed, written_at: entry.at };
  await tx
    .insertInto('vault')
    .values({ name: entry.name, ...now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(now))
    .execute();
}

/** Keeps the first entry under this name; returns the one that is kept. */
export async function writeSealedOnce(
  tx: Handle,
  entry: { name: string; sealed: string; at: number },
): Promise<string> {
  await tx
    .insertInto('vault')
    .values({ name: entry.name, sealed: entry.sealed, written_at: entry.at })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await readSealed(tx, entry.name)) ?? entry.sealed;
}

/** Takes the entry out: of any number of callers one gets it. */
export async function takeSealed(tx: Handle, name: string): Promise<string | undefined> {
  return (await tx.deleteFrom('vault').where('name', '=', name).returning('sealed').executeTakeFirst())?.sealed;
}

/** Removes entries whose name begins so and that were written before this time; returns how many. */
export async function pruneVault(db: Handle, prefix: string, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('vault')
    .where('name', 'like', `${prefix}%`)
    .where('written_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
