import { sql } from 'kysely';
import { type Handle, run } from './tables.ts';

/** A connected phone account. */
export interface StoredAccount {
  system: string;
  phoneUserId: string;
  /** The sealed tokens: nothing here can open them. */
  sealed: string;
  connectedAt: number;
  refreshedAt: number;
  /** Grows with each change. */
  version: number;
}

const columns = [
  'system',
  'phone_user_id as phoneUserId',
  'sealed',
  'connected_at as connectedAt',
  'refreshed_at as refreshedAt',
  'version',
] as const;

/** Connects the account, or connects it anew. */
export async function saveAccount(
  tx: Handle,
  account: { system: string; phoneUserId: string; sealed: string; at: number },
): Promise<void> {
  const now = { sealed: account.sealed, connected_at: account.at, refreshed_at: account.at };
  await tx
    .insertInto('account')
    .values({ system: account.system, phone_user_id: account.phoneUserId, ...now, version: 1 })
    .onConflict((conflict) =>
      conflict.columns(['system', 'phone_user_id']).doUpdateSet({ ...now, version: sql<number>`account.version + 1` }),
    )
    .execute();
}

export async function readAccount(db: Handle, system: string, phoneUserId: string): Promise<StoredAccount | undefined> {
  const { rows } = await run<StoredAccount>(
    db,
    `select system, phone_user_id as "phoneUserId", sealed, connected_at as "connectedAt",
     refreshed_at as "refreshedAt", version from account where system = $1 and phone_user_id = $2`,
    [system, phoneUserId],
  );
  return rows[0];
}

/** Stores refreshed tokens if the account is still at this version; false when somebody was faster, or it is gone. */
export async function swapAccount(
  tx: Handle,
  account: { system: string; phoneUserId: string; sealed: string; at: number; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ sealed: account.sealed, refreshed_at: account.at, version: account.version + 1 })
    .where('system', '=', account.system)
    .where('phone_user_id', '=', account.phoneUserId)
    .where('version', '=', account.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when there was none. */
export async function removeAccount(tx: Handle, system: string, phoneUserId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('account')
    .where('system', '=', system)
    .where('phone_user_id', '=', phoneUserId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Every connected account, or those of one system, in order of their ids. */
export async function listAccounts(db: Handle, system?: string): Promise<StoredAccount[]> {
  return db
    .selectFrom('account')
    .select(columns)
    .$if(system !== undefined, (query) => query.where('system', '=', system ?? ''))
    .orderBy('system')
    .orderBy('phone_user_id')
    .execute();
}
