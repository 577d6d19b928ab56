import type { Vault } from '../core/vault.ts';
import type { Clock } from '../kit/clock.ts';
import type { Sealer } from '../kit/seal.ts';
import type { Database } from './database.ts';

/** Secrets by name, sealed before they reach the database: its files and backups cannot open them. */
export function createVault(parts: { database: Database; sealer: Sealer; clock: Clock }): Vault {
  const { database, sealer, clock } = parts;
  return {
    async read(name) {
      const row = await database.db.selectFrom('vault').select('sealed').where('name', '=', name).executeTakeFirst();
      return row && sealer.open(row.sealed, `vault:${name}`);
    },
    async write(name, secret) {
      const now = { sealed: sealer.seal(secret, `vault:${name}`), written_at: clock.now() };
      await database.commit(async (tx) => {
        await tx
          .insertInto('vault')
          .values({ name, ...now })
          .onConflict((conflict) => conflict.column('name').doUpdateSet(now))
          .execute();
      });
    },
    async remove(name) {
      await database.commit(async (tx) => {
        await tx.deleteFrom('vault').where('name', '=', name).execute();
      });
    },
  };
}
