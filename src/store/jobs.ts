import { randomUUID } from 'node:crypto';
import { engineOf, type Handle, run } from './tables.ts';

export interface NewJob {
  kind: string;
  /** Of jobs with the same kind and key only one waits or runs at a time. */
  key?: string | undefined;
  /** Jobs of one lane run one after another, in the order they were written. */
  lane?: string | undefined;
  /** JSON, parsed by the handler. */
  body: string;
  /** When it may run first, in milliseconds. */
  dueAt: number;
  now: number;
}

export interface StoredJob {
  id: number;
  kind: string;
  key: string | null;
  lane: string | null;
  body: string;
  dueAt: number;
  state: 'ready' | 'running' | 'dead';
  /** How often it was started. */
  attempts: number;
  lastError: string | null;
  createdAt: number;
}

/** A job in our hands until the lease ends. */
export interface ClaimedJob extends StoredJob {
  lease: string;
  /** True when somebody had started it and did not come back: what it does may have been done already. */
  reclaimed: boolean;
}

const columns = `id, kind, key, lane, body, due_at as "dueAt", state, attempts, last_error as "lastError", created_at as "createdAt"`;

/** Writes a job; undefined when one with its kind and key waits or runs already. */
export async function addJob(tx: Handle, job: NewJob): Promise<number | undefined> {
  const { rows } = await run<{ id: number }>(
    tx,
    `insert into job (kind, key, lane, body, due_at, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning id`,
    [job.kind, job.key ?? null, job.lane ?? null, job.body, job.dueAt, job.now],
  );
  return rows[0]?.id;
}

/** Writes a job as claimed by its writer; undefined, and nothing is written, when its lane or its key is not free. */
export async function addClaimedJob(
  tx: Handle,
  job: NewJob & { lane: string },
  { lease, until }: { lease: string; until: number },
): Promise<ClaimedJob | undefined> {
  const key = job.key ?? null;
  const { rows } = await run<{ id: number }>(
    tx,
    // In a list of results PostgreSQL takes a parameter for text unless told otherwise.
    `insert into job (kind, key, lane, body, due_at, created_at, state, attempts, lease, lease_until)
     select $1, $2, $3, $4, cast($5 as bigint), cast($6 as bigint), 'running', 1, $7, cast($8 as bigint)
     where not exists (select 1 from job where lane = $3 and state in ('ready', 'running'))
     on conflict do nothing returning id`,
    [job.kind, key, job.lane, job.body, job.dueAt, job.now, lease, until],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { kind, lane, body, dueAt, now } = job;
  const started = { state: 'running', attempts: 1, lastError: null, reclaimed: false } as const;
  return { id: row.id, kind, key, lane, body, dueAt, createdAt: now, lease, ...started };
}

/** The condition of the index over keys, word for word: without it SQLite would read the whole table. */
const keyed = `state in ('ready', 'running')`;

/** Puts this job in the place of the one waiting under its key. One that runs already is left to end, without the key. */
export async function replaceJob(tx: Handle, job: NewJob & { key: string }): Promise<number | undefined> {
  await cancelJobs(tx, job.kind, job.key);
  await freeKey(tx, job.kind, job.key);
  return addJob(tx, job);
}

/** Takes the key from a job that runs, so that another one can wait behind it. */
export async function freeKey(tx: Handle, kind: string, key: string): Promise<void> {
  await run(tx, `update job set key = null where kind = $1 and key = $2 and ${keyed} and state = 'running'`, [
    kind,
    key,
  ]);
}

/** Takes back what has not been started; returns how many. */
export async function cancelJobs(tx: Handle, kind: string, key: string): Promise<number> {
  const { numAffectedRows } = await run(
    tx,
    `delete from job where kind = $1 and key = $2 and ${keyed} and state = 'ready'`,
    [kind, key],
  );
  return Number(numAffectedRows ?? 0);
}

/** Lets the job that waits under this key run at `dueAt`, when it would have waited longer. False when none waits. */
export async function advanceJob(tx: Handle, kind: string, key: string, dueAt: number): Promise<boolean> {
  const { numAffectedRows } = await run(
    tx,
    `update job set due_at = case when due_at > cast($1 as bigint) then cast($1 as bigint) else due_at end
     where kind = $2 and key = $3 and ${keyed} and state = 'ready'`,
    [dueAt, kind, key],
  );
  return numAffectedRows !== undefined && numAffectedRows > 0n;
}

/** The job that waits or runs under this key. */
export async function findJob(db: Handle, kind: string, key: string): Promise<StoredJob | undefined> {
  const { rows } = await run<StoredJob>(
    db,
    `select ${columns} from job where kind = $1 and key = $2 and state in ('ready', 'running')`,
    [kind, key],
  );
  return rows[0];
}

/** Nobody else of its lane is running, and nobody older is waiting. */
const firstOfItsLane = `(lane is null or not exists (
  select 1 from job as other where other.lane = job.lane and other.id <> job.id
  and (other.state = 'running' or (other.state = 'ready' and other.id < job.id))))`;

/** Waiting jobs at their due time, started ones when their lease ends. */
const claimable = (kinds: number, from: number) =>
  `state in ('ready', 'running') and kind in (${numbers(kinds, from)}) and ${firstOfItsLane}`;

function numbers(count: number, from: number): string {
  return Array.from({ length: count }, (_, at) => `$${at + from}`).join(', ');
}

/**
 * Takes up to `limit` due jobs for `leaseMs`, in order of due time and number; also those whose holder let the lease end.
 * Throws in the rare case that another process took a job of the same lane in the same moment: ask again.
 */
export async function claimJobs(
  handle: Handle,
  ask: { now: number; limit: number; leaseMs: number; kinds: string[] },
): Promise<ClaimedJob[]> {
  if (ask.kinds.length === 0 || ask.limit <= 0) return [];
  const lock = engineOf(handle) === 'postgres' ? 'for update skip locked' : '';
  const { rows } = await run<Omit<ClaimedJob, 'reclaimed'> & { reclaimed: number }>(
    handle,
    `with next as (
       select id from job where ${claimable(ask.kinds.length, 5)} and coalesce(lease_until, due_at) <= $1
       order by coalesce(lease_until, due_at), id limit $2 ${lock}
     )
     update job set reclaimed = case when state = 'running' then 1 else 0 end, state = 'running',
       lease = $3, lease_until = $4, attempts = attempts + 1
     where id in (select id from next) returning ${columns}, lease, reclaimed`,
    [ask.now, ask.limit, randomUUID(), ask.now + ask.leaseMs, ...ask.kinds],
  );
  // The order of returned rows is nobody's promise.
  return rows
    .map((row) => ({ ...row, reclaimed: row.reclaimed === 1 }))
    .sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
}

/** Takes the oldest job waiting in this lane, in which none may be running; `not yet` when it is not for us, or not due. */
export async function claimNextInLane(
  tx: Handle,
  lane: string,
  ask: { now: number; lease: string; until: number; kinds: string[] },
): Promise<ClaimedJob | 'not yet' | undefined> {
  const { rows } = await run<{ id: number; kind: string; dueAt: number }>(
    tx,
    `select id, kind, due_at as "dueAt" from job where lane = $1 and state in ('ready', 'running') order by id limit 1`,
    [lane],
  );
  const [first] = rows;
  if (!first) return undefined;
  if (first.dueAt > ask.now || !ask.kinds.includes(first.kind)) return 'not yet';
  const { rows: claimed } = await run<StoredJob>(
    tx,
    `update job set state = 'running', lease = $1, lease_until = $2, attempts = attempts + 1, reclaimed = 0
     where id = $3 and state = 'ready' returning ${columns}`,
    [ask.lease, ask.until, first.id],
  );
  return claimed[0] ? { ...claimed[0], lease: ask.lease, reclaimed: false } : 'not yet';
}

/** Keeps the jobs claimed under these leases until then; returns the numbers of those that are still ours. */
export async function renewLeases(db: Handle, leases: string[], until: number): Promise<number[]> {
  if (leases.length === 0) return [];
  const { rows } = await run<{ id: number }>(
    db,
    `update job set lease_until = $1 where state = 'running' and lease in (${numbers(leases.length, 2)}) returning id`,
    [until, ...leases],
  );
  return rows.map((row) => row.id);
}

/** Removes a job that is done; false, and nothing happens, when the lease was lost. */
export async function finishJob(tx: Handle, job: { id: number; lease: string }): Promise<boolean> {
  const { numAffectedRows } = await run(tx, 'delete from job where id = $1 and lease = $2', [job.id, job.lease]);
  return numAffectedRows === 1n;
}

export interface Failure {
  /** When to try again. */
  dueAt: number;
  error: string | null;
  /** True when it shall not be tried again; the row stays, for the operator. */
  dead?: boolean | undefined;
  /** Null lets the jobs behind it in its lane go first. */
  lane?: null | undefined;
  /** What to count as attempts so far; as counted, when not given. */
  attempts?: number | undefined;
}

/** Gives a job back, to be tried again or to lie dead; false, and nothing happens, when the lease was lost. */
export async function failJob(
  tx: Handle,
  job: { id: number; lease: string; lane: string | null; attempts: number },
  failure: Failure,
): Promise<boolean> {
  const { numAffectedRows } = await run(
    tx,
    `update job set state = $1, due_at = $2, last_error = $3, lane = $4, attempts = $5, lease = null, lease_until = null
     where id = $6 and lease = $7`,
    [
      failure.dead ? 'dead' : 'ready',
      failure.dueAt,
      failure.error,
      failure.lane === null ? null : job.lane,
      failure.attempts ?? job.attempts,
      job.id,
      job.lease,
    ],
  );
  return numAffectedRows === 1n;
}

/** When the next job of these kinds may be claimed, as far as is known now; not after now if one may be at once. */
export async function nextDueAt(db: Handle, kinds: string[]): Promise<number | undefined> {
  if (kinds.length === 0) return undefined;
  const { rows } = await run<{ at: number }>(
    db,
    `select coalesce(lease_until, due_at) as at from job where ${claimable(kinds.length, 1)}
     order by coalesce(lease_until, due_at), id limit 1`,
    kinds,
  );
  return rows[0]?.at;
}

/** How many jobs of each kind are in each state, for the metrics. */
export async function countJobs(
  db: Handle,
): Promise<{ kind: string; state: 'ready' | 'running' | 'dead'; count: number }[]> {
  return db
    .selectFrom('job')
    .select(({ fn }) => ['kind', 'state', fn.countAll<number>().as('count')])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute();
}
