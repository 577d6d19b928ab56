import { z } from 'zod';
import { type Handle, run } from './tables.ts';

export interface StoredRequest {
  key: string;
  acceptedAt: number;
  /** JSON of what arrived. */
  body: string;
  state: 'accepted' | 'done';
  /** What was settled once on the way and must not be settled differently after a restart. */
  notes: Record<string, string>;
  /** JSON of the reply, or null when there is none (yet). */
  reply: string | null;
  doneAt: number | null;
  answeredAt: number | null;
}

const notesSchema = z.record(z.string(), z.string());

const columns = [
  'key',
  'accepted_at as acceptedAt',
  'body',
  'state',
  'notes',
  'reply',
  'done_at as doneAt',
  'answered_at as answeredAt',
] as const;

function stored(row: Omit<StoredRequest, 'notes'> & { notes: string }): StoredRequest {
  return { ...row, notes: readNotes(row.notes) };
}

/** Writes an arrival down under the platform's own key; false when it was there already. */
export async function insertRequest(tx: Handle, request: { key: string; at: number; body: string }): Promise<boolean> {
  const { numAffectedRows } = await run(
    tx,
    'insert into request (key, accepted_at, body) values ($1, $2, $3) on conflict (key) do nothing',
    [request.key, request.at, request.body],
  );
  return numAffectedRows === 1n;
}

export async function readRequest(db: Handle, key: string): Promise<StoredRequest | undefined> {
  const { rows } = await run<Omit<StoredRequest, 'notes'> & { notes: string }>(
    db,
    `select key, accepted_at as "acceptedAt", body, state, notes, reply, done_at as "doneAt",
     answered_at as "answeredAt" from request where key = $1`,
    [key],
  );
  return rows[0] && stored(rows[0]);
}

/** Keeps the first value under this name and returns the one that is kept. Throws when there is no such request. */
export async function noteOnce(tx: Handle, key: string, name: string, value: string): Promise<string> {
  for (let before = '{}'; ; ) {
    const notes = readNotes(before);
    const kept = Object.hasOwn(notes, name) ? notes[name] : undefined;
    if (kept !== undefined) return kept;
    const { numAffectedRows } = await run(tx, 'update request set notes = $1 where key = $2 and notes = $3', [
      JSON.stringify({ ...notes, [name]: value }),
      key,
      before,
    ]);
    if (numAffectedRows === 1n) return value;
    // It has notes already; or another process, perhaps this one, wrote one in between.
    const row = await notesOf(tx, key);
    if (row === undefined) throw new Error('A note needs its request');
    before = row;
  }
}

export async function readNote(db: Handle, key: string, name: string): Promise<string | undefined> {
  const row = await notesOf(db, key);
  if (row === undefined || row === '{}') return undefined;
  const notes = readNotes(row);
  return Object.hasOwn(notes, name) ? notes[name] : undefined;
}

async function notesOf(db: Handle, key: string): Promise<string | undefined> {
  const { rows } = await run<{ notes: string }>(db, 'select notes from request where key = $1', [key]);
  return rows[0]?.notes;
}

function readNotes(text: string): Record<string, string> {
  return notesSchema.parse(JSON.parse(text));
}

/**
 * Stores the reply; false when the request was finished before, which then stays as it is.
 * What was shown until now ("kept and tried") was not this reply, so it counts as not shown.
 */
export async function finishRequest(
  tx: Handle,
  key: string,
  end: { at: number; reply: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await run(
    tx,
    `update request set state = 'done', done_at = $1, reply = $2, answered_at = null
     where key = $3 and state = 'accepted'`,
    [end.at, end.reply, key],
  );
  return numAffectedRows === 1n;
}

/** Notes that the person has seen the reply; the first time counts. */
export async function markAnswered(tx: Handle, key: string, at: number): Promise<void> {
  await run(tx, 'update request set answered_at = $1 where key = $2 and answered_at is null', [at, key]);
}

/** Requests accepted before this time whose reply nobody has seen, the oldest first, 500 at most. */
export async function unanswered(db: Handle, before: number): Promise<StoredRequest[]> {
  const rows = await db
    .selectFrom('request')
    .select(columns)
    .where('answered_at', 'is', null)
    .where('accepted_at', '<', before)
    // Ended without a word to anybody (a timed return): these would crowd out the others.
    .where((where) => where.or([where('state', '=', 'accepted'), where('reply', 'is not', null)]))
    .orderBy('accepted_at')
    .orderBy('key')
    .limit(500)
    .execute();
  return rows.map(stored);
}

/** A process is still bringing these replies to their platform: they are not left behind. */
export async function stillShowing(tx: Handle, keys: readonly string[], now: number): Promise<void> {
  await tx
    .updateTable('request')
    .set({ done_at: now })
    .where('key', 'in', keys)
    .where('state', '=', 'done')
    .where('answered_at', 'is', null)
    .execute();
}

/** Forgets requests that ended, or if they never did, arrived before this time; returns how many. */
export async function pruneRequests(db: Handle, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('request')
    .where((where) => where(where.fn.coalesce('done_at', 'accepted_at'), '<', before))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
