import type { Selectable } from 'kysely';
import { fingerprintOf, Handling, type LogState, Report, type SupportLog } from '../core/support-log.ts';
import type { Handle, Tables } from './tables.ts';

/** Writes a new log with version 1 and resolves with its number; undefined when its key is there already. */
export async function insertLog(tx: Handle, log: Omit<SupportLog, 'number' | 'version'>): Promise<number | undefined> {
  const { report, handling } = log;
  const row = await tx
    .insertInto('support_log')
    .values({
      key: log.key,
      fingerprint: fingerprintOf(report),
      source: log.source,
      account: report.accountId,
      product: report.product,
      title: report.title,
      arrived_at: log.arrivedAt,
      changed_at: log.arrivedAt,
      version: 1,
      report: JSON.stringify(report),
      ...columnsOf(handling),
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('number')
    .executeTakeFirst();
  return row?.number;
}

function columnsOf(handling: Handling) {
  return {
    state: handling.state,
    assignee: handling.assignee?.id ?? '',
    duplicate_of: handling.duplicateOf,
    handling: JSON.stringify(handling),
  };
}

/** Writes the next version; false, and nothing happens, when somebody else wrote one meanwhile. */
export async function changeLog(
  tx: Handle,
  log: Pick<SupportLog, 'number' | 'version'>,
  handling: Handling,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('support_log')
    .set({ ...columnsOf(handling), version: log.version + 1, changed_at: at })
    .where('number', '=', log.number)
    .where('version', '=', log.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function readLog(db: Handle, number: number): Promise<SupportLog | undefined> {
  const row = await db.selectFrom('support_log').selectAll().where('number', '=', number).executeTakeFirst();
  return row && toLog(row);
}

export async function logByKey(db: Handle, key: string): Promise<SupportLog | undefined> {
  const row = await db.selectFrom('support_log').selectAll().where('key', '=', key).executeTakeFirst();
  return row && toLog(row);
}

/** The newest log with this fingerprint. `mailed`: only one that came without an id of its own. */
export async function logByFingerprint(db: Handle, report: Report, mailed: boolean): Promise<SupportLog | undefined> {
  const row = await db
    .selectFrom('support_log')
    .selectAll()
    .where('fingerprint', '=', fingerprintOf(report))
    .$if(mailed, (query) => query.where('key', 'like', 'mail: %'))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toLog(row);
}

/** Remembers a delivery; false when it was there already. */
export async function noteArrival(tx: Handle, delivery: string, log: number, at: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('support_arrival')
    .values({ delivery, log, arrived_at: at })
    .onConflict((conflict) => conflict.column('delivery').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The log that one of these deliveries brought, the first in the order given. */
export async function logOfArrival(db: Handle, deliveries: readonly string[]): Promise<number | undefined> {
  if (deliveries.length === 0) return undefined;
  const rows = await db
    .selectFrom('support_arrival')
    .select(['delivery', 'log'])
    .where('delivery', 'in', deliveries)
    .execute();
  const found = deliveries.flatMap((delivery) => rows.find((row) => row.delivery === delivery) ?? []);
  return found[0]?.log;
}

export async function saveFile(tx: Handle, log: number, place: number, content: Uint8Array): Promise<void> {
  await tx.insertInto('support_file').values({ log, place, content }).execute();
}

export async function readFiles(db: Handle, log: number): Promise<{ place: number; content: Uint8Array }[]> {
  return db.selectFrom('support_file').select(['place', 'content']).where('log', '=', log).orderBy('place').execute();
}

export interface LogFilter {
  state?: LogState | undefined;
  /** A part of the product's name, in any case. */
  product?: string | undefined;
  /** A part of the title, in any case. */
  query?: string | undefined;
  /** A part of either, in any case. */
  topic?: string | undefined;
  /** Logs that arrived since, in milliseconds. */
  since?: number | undefined;
  /** Principal id of who has it; '' for nobody. */
  assignee?: string | undefined;
  /** Also those that only report what an earlier one does. */
  duplicates?: boolean;
}

/** The newest first. */
export async function findLogs(db: Handle, filter: LogFilter, limit: number, skip = 0): Promise<SupportLog[]> {
  const rows = await filtered(db, filter).selectAll().orderBy('number', 'desc').limit(limit).offset(skip).execute();
  return rows.map(toLog);
}

export async function countLogs(db: Handle, filter: LogFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

function filtered(db: Handle, { state, product, query, topic, since, assignee, duplicates = true }: LogFilter) {
  let found = db.selectFrom('support_log');
  if (state) found = found.where('state', '=', state);
  if (since !== undefined) found = found.where('arrived_at', '>=', since);
  if (assignee !== undefined) found = found.where('assignee', '=', assignee);
  if (!duplicates) found = found.where('duplicate_of', 'is', null);
  if (product) found = found.where(({ fn }) => fn('lower', ['product']), 'like', within(product));
  if (topic)
    found = found.where((eb) =>
      eb.or((['product', 'title'] as const).map((column) => eb(eb.fn('lower', [column]), 'like', within(topic)))),
    );
  if (query) found = found.where(({ fn }) => fn('lower', ['title']), 'like', within(query));
  return found;
}

/** Letters of a pattern stand for themselves only where the engine is told so; here they match any one letter, which is close enough. */
function within(text: string): string {
  return `%${text.trim().toLowerCase().replaceAll('%', '_')}%`;
}

/** Products that had a log since, in alphabetical order. */
export async function productsSince(db: Handle, since: number): Promise<string[]> {
  const rows = await db
    .selectFrom('support_log')
    .select('product')
    .distinct()
    .where('arrived_at', '>=', since)
    .execute();
  return rows.map(({ product }) => product).toSorted((a, b) => a.localeCompare(b));
}

/** Logs of this product that arrived since and are no duplicates themselves: whether one says the same is for the caller. */
export async function logsLike(db: Handle, product: string, since: number): Promise<SupportLog[]> {
  const rows = await db
    .selectFrom('support_log')
    .selectAll()
    .where('product', '=', product)
    .where('arrived_at', '>=', since)
    .where('duplicate_of', 'is', null)
    .orderBy('number')
    .limit(200)
    .execute();
  return rows.map(toLog);
}

export async function duplicatesOf(db: Handle, number: number): Promise<SupportLog[]> {
  const rows = await db
    .selectFrom('support_log')
    .selectAll()
    .where('duplicate_of', '=', number)
    .orderBy('number')
    .execute();
  return rows.map(toLog);
}

export async function countDuplicates(db: Handle, number: number): Promise<number> {
  const row = await db
    .selectFrom('support_log')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('duplicate_of', '=', number)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** For the metrics. */
export async function countByState(db: Handle): Promise<{ state: string; count: number }[]> {
  return db
    .selectFrom('support_log')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
}

function toLog(row: Selectable<Tables['support_log']>): SupportLog {
  return {
    number: row.number,
    key: row.key,
    source: row.source,
    arrivedAt: row.arrived_at,
    version: row.version,
    report: Report.parse(JSON.parse(row.report)),
    handling: Handling.parse(JSON.parse(row.handling)),
  };
}
