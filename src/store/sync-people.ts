import { sql } from 'kysely';
import { emptyRecord, type Place, type Reason, type Side, SyncRecord } from '../core/sync/record.ts';
import { type Consent, DIRECTIONS, type Direction } from '../core/sync/rules.ts';
import type { SyncTables } from './sync-tables.ts';
import type { Handle } from './tables.ts';

/** One person whose presence is kept in step, or was. `person` is `<system>:<phone user id>`. */
export interface SyncPerson {
  person: string;
  /** What they said themselves; null where the installation's preset holds. */
  said: Readonly<Record<Place, Direction | null>>;
  accounts: Readonly<Record<Place, string | null>>;
  record: SyncRecord;
  /** Grows with each change of the record. */
  version: number;
  changedAt: number;
}

export interface Look {
  side: Side;
  reason: Reason;
  /** Grows whenever the side is to be looked at once more. */
  number: number;
}

type Row = SyncTables['sync_person'];

const direction = (text: string | null) => DIRECTIONS.find((one) => one === text) ?? null;

function fromRow(row: Row): SyncPerson {
  return {
    person: row.person,
    said: { teams: direction(row.teams), slack: direction(row.slack) },
    accounts: { teams: row.teams_account, slack: row.slack_account },
    record: SyncRecord.parse(JSON.parse(row.record)),
    version: row.version,
    changedAt: row.changed_at,
  };
}

/** What holds for a person. */
export function consentOf({ said }: Pick<SyncPerson, 'said'>, preset: Consent): Consent {
  return { teams: said.teams ?? preset.teams, slack: said.slack ?? preset.slack };
}

export async function readSyncPerson(db: Handle, person: string): Promise<SyncPerson | undefined> {
  const row = await db.selectFrom('sync_person').selectAll().where('person', '=', person).executeTakeFirst();
  return row && fromRow(row);
}

export async function allSyncPeople(db: Handle): Promise<SyncPerson[]> {
  return (await db.selectFrom('sync_person').selectAll().orderBy('person').execute()).map(fromRow);
}

/** Who has this account; undefined for nobody, and for more than one. */
export async function personOfAccount(db: Handle, place: Place, account: string): Promise<string | undefined> {
  const column = place === 'teams' ? 'teams_account' : 'slack_account';
  const rows = await db.selectFrom('sync_person').select('person').where(column, '=', account).limit(2).execute();
  return rows.length === 1 ? rows[0]?.person : undefined;
}

/** A row for somebody who has none. */
export async function addSyncPerson(tx: Handle, person: string, now: number): Promise<void> {
  await tx
    .insertInto('sync_person')
    .values({
      person,
      teams: null,
      slack: null,
      teams_account: null,
      slack_account: null,
      record: JSON.stringify(emptyRecord),
      version: 1,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.column('person').doNothing())
    .execute();
}

export async function saySync(tx: Handle, person: string, place: Place, wish: Direction, now: number): Promise<void> {
  await addSyncPerson(tx, person, now);
  await tx
    .updateTable('sync_person')
    .set(place === 'teams' ? { teams: wish, changed_at: now } : { slack: wish, changed_at: now })
    .where('person', '=', person)
    .execute();
}

export async function saveSyncAccount(tx: Handle, person: string, place: Place, account: string | null): Promise<void> {
  await tx
    .updateTable('sync_person')
    .set(place === 'teams' ? { teams_account: account } : { slack_account: account })
    .where('person', '=', person)
    .execute();
}

/** Stores the record if it is still at this version; false when another process was faster. */
export async function saveSyncRecord(
  tx: Handle,
  { person, version, record }: Pick<SyncPerson, 'person' | 'version' | 'record'>,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sync_person')
    .set({ record: JSON.stringify(record), version: version + 1, changed_at: now })
    .where('person', '=', person)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A side is to be looked at; what was said to Patchcord itself stays known as such. */
export async function addLook(tx: Handle, person: string, side: Side, reason: Reason): Promise<void> {
  await tx
    .insertInto('sync_look')
    .values({ person, side, reason, number: 1 })
    .onConflict((conflict) =>
      conflict.columns(['person', 'side']).doUpdateSet({
        number: sql<number>`sync_look.number + 1`,
        ...(reason === 'command' && { reason }),
      }),
    )
    .execute();
}

export async function looksOf(db: Handle, person: string): Promise<Look[]> {
  return db.selectFrom('sync_look').select(['side', 'reason', 'number']).where('person', '=', person).execute();
}

/** Removes those that were done; asked for again meanwhile, they stay. Resolves with how many are left. */
export async function endLooks(tx: Handle, person: string, done: readonly Look[]): Promise<number> {
  for (const { side, number } of done)
    await tx
      .deleteFrom('sync_look')
      .where('person', '=', person)
      .where('side', '=', side)
      .where('number', '=', number)
      .execute();
  return (await looksOf(tx, person)).length;
}

/** Everybody of whom a side waits to be looked at. */
export async function waitingLooks(db: Handle): Promise<string[]> {
  const rows = await db.selectFrom('sync_look').select('person').distinct().orderBy('person').execute();
  return rows.map(({ person }) => person);
}
