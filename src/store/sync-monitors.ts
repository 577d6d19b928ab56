import { z } from 'zod';
import type { Handle } from './tables.ts';

export const MONITOR_STATES = ['waiting', 'works', 'refused', 'trouble'] as const;

/** A presence monitor and its subscription. */
export interface SyncMonitor {
  /** Its sign-in name. */
  name: string;
  state: (typeof MONITOR_STATES)[number];
  /** What is wrong, for people; '' when nothing is. */
  says: string;
  /** Whose changes it tells of. */
  accounts: readonly string[];
  subscription: string | undefined;
  /** Of the secret that comes with each notice. */
  secretHash: string | undefined;
  until: number | undefined;
  madeAt: number | undefined;
  /** When it told last. */
  toldAt: number | undefined;
}

const Accounts = z.array(z.string());

export async function listMonitors(db: Handle): Promise<SyncMonitor[]> {
  const rows = await db.selectFrom('sync_monitor').selectAll().orderBy('name').execute();
  return rows.map((row) => ({
    name: row.name,
    state: MONITOR_STATES.find((one) => one === row.state) ?? 'waiting',
    says: row.says,
    accounts: Accounts.parse(JSON.parse(row.accounts)),
    subscription: row.subscription ?? undefined,
    secretHash: row.secret_hash ?? undefined,
    until: row.until_at ?? undefined,
    madeAt: row.made_at ?? undefined,
    toldAt: row.told_at ?? undefined,
  }));
}

export async function saveMonitor(tx: Handle, monitor: Omit<SyncMonitor, 'toldAt'>): Promise<void> {
  const { name, state, says, accounts, subscription, secretHash, until, madeAt } = monitor;
  const values = {
    state,
    says,
    accounts: JSON.stringify(accounts),
    subscription: subscription ?? null,
    secret_hash: secretHash ?? null,
    until_at: until ?? null,
    made_at: madeAt ?? null,
  };
  await tx
    .insertInto('sync_monitor')
    .values({ name, ...values, told_at: null })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}

/** Monitors that are no longer set up. */
export async function removeMonitors(tx: Handle, names: readonly string[]): Promise<void> {
  for (const name of names) await tx.deleteFrom('sync_monitor').where('name', '=', name).execute();
}

export async function monitorTold(tx: Handle, name: string, at: number): Promise<void> {
  await tx.updateTable('sync_monitor').set({ told_at: at }).where('name', '=', name).execute();
}
