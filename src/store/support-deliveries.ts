import type { Selectable } from 'kysely';
import type { Handle, Tables } from './tables.ts';

/** One log at one destination: a line of the ledger. Times in milliseconds. */
export interface StoredDelivery {
  log: number;
  /** As `destinationKey` names it. */
  destination: string;
  /** `failed` is not tried any more by itself. */
  state: 'queued' | 'sent' | 'failed';
  /** Why it goes there, in words. */
  why: string;
  /** The reader is told why: it is there in somebody's place, or nobody else took it. */
  explain: boolean;
  /** JSON of the posted message; null for e-mail, and until it is sent. */
  message: string | null;
  /** The version of the log that stands there. */
  shown: number;
  /** How many notes of the log are in the thread. */
  notes: number;
  tries: number;
  queuedAt: number;
  /** Not before. */
  nextAt: number;
  /** Set just before it is sent, and cleared with the result: found after a crash, it may have been sent. */
  sendingAt: number | null;
  sentAt: number | null;
  seenAt: number | null;
  seenBy: string;
  /** Why it is late or failed, in words. */
  reason: string;
  /** The destination that got it instead. */
  second: string | null;
}

/** Puts a log into the queue of a destination; false when it is in its ledger already. */
export async function queueDelivery(
  tx: Handle,
  row: Pick<StoredDelivery, 'log' | 'destination' | 'why' | 'explain' | 'queuedAt' | 'nextAt'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('support_delivery')
    .values({
      log: row.log,
      destination: row.destination,
      state: 'queued',
      why: row.why,
      explain: row.explain ? 1 : 0,
      message: null,
      shown: 0,
      notes: 0,
      tries: 0,
      queued_at: row.queuedAt,
      next_at: row.nextAt,
      sending_at: null,
      sent_at: null,
      seen_at: null,
      seen_by: '',
      reason: '',
      second: null,
    })
    .onConflict((conflict) => conflict.columns(['log', 'destination']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * The next one of this destination: the lowest number that waits, whether its time has come or not. What only waits for the
 * end of quiet hours lets others go first.
 */
export async function nextDelivery(db: Handle, destination: string, now: number): Promise<StoredDelivery | undefined> {
  const queued = db
    .selectFrom('support_delivery')
    .selectAll()
    .where('destination', '=', destination)
    .where('state', '=', 'queued')
    .limit(1);
  const row =
    (await queued
      .where((eb) => eb.or([eb('tries', '>', 0), eb('next_at', '<=', now)]))
      .orderBy('log')
      .executeTakeFirst()) ?? (await queued.orderBy('next_at').orderBy('log').executeTakeFirst());
  return row && toDelivery(row);
}

/** Lets what waits for the end of quiet hours wait until then instead; returns how many. */
export async function holdDeliveries(tx: Handle, destination: string, until: number, now: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('support_delivery')
    .set({ next_at: until })
    .where('destination', '=', destination)
    .where('state', '=', 'queued')
    .where('tries', '=', 0)
    .where('next_at', '>', now)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Logs whose card there is not as they stand now. */
export async function outdatedCards(db: Handle, destination: string): Promise<number[]> {
  const rows = await db
    .selectFrom('support_delivery')
    .innerJoin('support_log', 'support_log.number', 'support_delivery.log')
    .select('support_delivery.log')
    .where('support_delivery.destination', '=', destination)
    .where('support_delivery.state', '=', 'sent')
    .whereRef('support_delivery.shown', '<', 'support_log.version')
    .execute();
  return rows.map(({ log }) => log);
}

/** How many wait there, without those that wait for the end of quiet hours. */
export async function countWaiting(db: Handle, destination: string, now: number): Promise<number> {
  const row = await db
    .selectFrom('support_delivery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('destination', '=', destination)
    .where('state', '=', 'queued')
    .where((eb) => eb.or([eb('tries', '>', 0), eb('next_at', '<=', now)]))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Destinations in whose queue something has been due since before this time. */
export async function waitingDestinations(db: Handle, before: number): Promise<string[]> {
  const rows = await db
    .selectFrom('support_delivery')
    .select('destination')
    .distinct()
    .where('state', '=', 'queued')
    .where('next_at', '<', before)
    .execute();
  return rows.map((row) => row.destination);
}

export async function readDelivery(db: Handle, log: number, destination: string): Promise<StoredDelivery | undefined> {
  const row = await db
    .selectFrom('support_delivery')
    .selectAll()
    .where('log', '=', log)
    .where('destination', '=', destination)
    .executeTakeFirst();
  return row && toDelivery(row);
}

export async function deliveriesOf(db: Handle, log: number): Promise<StoredDelivery[]> {
  const rows = await db
    .selectFrom('support_delivery')
    .selectAll()
    .where('log', '=', log)
    .orderBy('queued_at')
    .orderBy('destination')
    .execute();
  return rows.map(toDelivery);
}

type Change = Partial<Omit<StoredDelivery, 'log' | 'destination' | 'why' | 'explain' | 'queuedAt'>>;

export async function changeDelivery(tx: Handle, log: number, destination: string, change: Change): Promise<void> {
  const { nextAt, sendingAt, sentAt, seenAt, seenBy, ...same } = change;
  await tx
    .updateTable('support_delivery')
    .set({
      ...same,
      ...(nextAt !== undefined && { next_at: nextAt }),
      ...(sendingAt !== undefined && { sending_at: sendingAt }),
      ...(sentAt !== undefined && { sent_at: sentAt }),
      ...(seenAt !== undefined && { seen_at: seenAt }),
      ...(seenBy !== undefined && { seen_by: seenBy }),
    })
    .where('log', '=', log)
    .where('destination', '=', destination)
    .execute();
}

/** Failed ones that were queued since go back into the queue: the destination can be reached again. Returns how many. */
export async function requeueFailed(tx: Handle, destination: string, since: number, now: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('support_delivery')
    .set({ state: 'queued', next_at: now, tries: 0, sending_at: null })
    .where('destination', '=', destination)
    .where('state', '=', 'failed')
    .where('queued_at', '>=', since)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Destinations of this kind (`teams:`) that refuse us. */
export async function closedDestinations(db: Handle, kind: string): Promise<string[]> {
  const rows = await db
    .selectFrom('support_destination')
    .select('destination')
    .where('closed_at', 'is not', null)
    .where('destination', 'like', `${kind}%`)
    .execute();
  return rows.map((row) => row.destination);
}

/** For the metrics. */
export async function countDeliveries(db: Handle): Promise<{ state: string; count: number }[]> {
  return db
    .selectFrom('support_delivery')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
}

export interface StoredDestination {
  destination: string;
  /** JSON of the card that says how many wait; null while there is no storm. */
  storm: string | null;
  /** Since when it refuses us. */
  closedAt: number | null;
  reason: string;
  /** When the administrators were told. */
  toldAt: number | null;
  /** What the channel was called when it was last asked; '' when it never said. */
  name: string;
}

export async function readDestination(db: Handle, destination: string): Promise<StoredDestination> {
  const row = await db
    .selectFrom('support_destination')
    .selectAll()
    .where('destination', '=', destination)
    .executeTakeFirst();
  if (!row) return { destination, storm: null, closedAt: null, reason: '', toldAt: null, name: '' };
  const { closed_at, told_at, ...same } = row;
  return { ...same, closedAt: closed_at, toldAt: told_at };
}

export async function saveDestination(tx: Handle, { destination, ...given }: StoredDestination): Promise<void> {
  const { closedAt, toldAt, ...same } = given;
  const values = { ...same, closed_at: closedAt, told_at: toldAt };
  await tx
    .insertInto('support_destination')
    .values({ destination, ...values })
    .onConflict((conflict) => conflict.column('destination').doUpdateSet(values))
    .execute();
}

function toDelivery(row: Selectable<Tables['support_delivery']>): StoredDelivery {
  const { queued_at, next_at, sending_at, sent_at, seen_at, seen_by, explain, ...same } = row;
  return {
    ...same,
    explain: explain === 1,
    queuedAt: queued_at,
    nextAt: next_at,
    sendingAt: sending_at,
    sentAt: sent_at,
    seenAt: seen_at,
    seenBy: seen_by,
  };
}
