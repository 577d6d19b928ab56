import { randomUUID } from 'node:crypto';
import type { Place } from '../app/request/door.ts';
import { PatchcordError, toPatchcordError } from '../core/errors.ts';
import { createChanges } from '../kit/changes.ts';
import type { Clock } from '../kit/clock.ts';
import type { Database, Handle } from '../store/database.ts';
import { type ClaimedJob, claimNextInLane, failJob, finishJob, nextDueAt } from '../store/jobs.ts';
import { isOutage } from '../store/outage.ts';
import { type Closing, type JobHandler, TryLater } from './handler.ts';
import { commitPatiently } from './patient.ts';
import { claimInto, type Places, placesFor } from './places.ts';
import { reasonOf } from './reason.ts';
import { createRenewal } from './renewal.ts';
import type { RunnerLog } from './runner-log.ts';

export interface RunnerParts {
  database: Database;
  clock: Clock;
  /** By kind; jobs of other kinds are left to other processes. */
  handlers: Record<string, JobHandler>;
  /** How many jobs run at a time. */
  concurrency?: number;
  /** How many of those that nobody waits for run at a time, besides. */
  backgroundConcurrency?: number;
  /** After this time without a sign of life another process takes the job. */
  leaseMs?: number;
  /** How long jobs written by other processes may stay unseen. */
  pollMs?: number;
  log?: RunnerLog;
  /** From 0 to 1, for the spread of the pauses. */
  random?: () => number;
}

export interface Runner {
  start(): void;
  /**
   * Looks for due jobs at once; call it after committing one. Not when a job of that lane is running here: its end
   * looks after the lane.
   */
  wake(lane?: string): void;
  /** A place for a job that is being written; undefined where others wait, or there is no room. */
  reserve(): Place | undefined;
  /** Resolves when nothing is running here and nothing is due at the clock's time. */
  settled(): Promise<void>;
  /** Claims no more and waits for the running ones; those that take longer are left to be claimed again. */
  stop(options: { graceMs: number }): Promise<void>;
  readonly running: number;
}

/** A job that took its process down with it is started this often more than it may fail, then given up. */
const CRASHES_FORGIVEN = 3;
const LONGEST_PAUSE_MS = 60 * 60_000;
/** Jobs whose end is written, but whose reply is not shown yet: with the others, so many times the places. */
const FOLLOWING_AT_MOST = 4;
/** Before asking again for a job that was due but went to somebody else. */
const CONTESTED_PAUSE_MS = 20;

interface Held {
  job: ClaimedJob;
  abort: AbortController;
  /** True until its end is written. */
  open: boolean;
  /** True when its end may have left jobs to do: itself, new ones, or the next in its lane. */
  leftMore: boolean;
}

/** What the transaction that ended a job found out. */
interface End {
  leftMore: boolean;
  /** Claimed already. */
  next?: ClaimedJob | undefined;
}

/** Claims due jobs, runs them, and writes their end. Any number of runners may share one database. */
export function createRunner(parts: RunnerParts): Runner {
  const { database, clock, handlers, log, random = Math.random } = parts;
  const { concurrency = 32, backgroundConcurrency = 4, leaseMs = 6_000, pollMs = 1_000 } = parts;
  const kinds = Object.keys(handlers);
  /** Where those run whose end somebody waits for. */
  const awaited = placesFor(handlers, false, concurrency);
  const background = placesFor(handlers, true, backgroundConcurrency);
  const placesOf = ({ kind }: ClaimedJob) => (handlers[kind]?.background ? background : awaited);
  const held = new Set<Held>();
  let reserved = 0;
  const changes = createChanges();
  const renewal = createRenewal({ database, clock, held, leaseMs, log });
  let state: 'new' | 'started' | 'stopping' | 'stopped' = 'new';
  let looking = false;
  let lookAgain = false;
  let stopTimer = () => {};

  /** Whose reply is only being shown takes no place, as long as not too many wait for that. */
  const room = (places: Places) =>
    places === awaited
      ? Math.min(concurrency - awaited.working - reserved, concurrency * FOLLOWING_AT_MOST - held.size)
      : places.atOnce - places.working;
  const isFull = (places: Places) => room(places) <= 0;
  const isIdle = () => !looking && held.size + reserved === 0;

  function wake(lane?: string): void {
    if (state !== 'started') return;
    if (lane !== undefined) for (const { open, job } of held) if (open && job.lane === lane) return;
    lookAgain = true;
    if (!looking) void look();
  }

  async function look(): Promise<void> {
    looking = true;
    stopTimer();
    let pause = pollMs;
    while (lookAgain && state === 'started') {
      lookAgain = false;
      if (isFull(awaited) && isFull(background)) {
        awaited.moreWaiting = true;
        background.moreWaiting = true;
        break;
      }
      try {
        const { jobs, full, next } = await database.commit(claim, { patient: true });
        for (const job of jobs) if (!heldAlready(job)) void hold(job);
        for (const places of [awaited, background]) places.moreWaiting = full.includes(places);
        pause = next === undefined ? pollMs : Math.min(pollMs, Math.max(CONTESTED_PAUSE_MS, next - clock.now()));
      } catch (error) {
        log?.warn({ err: error }, 'could not look for jobs');
        pause = pollMs;
      }
    }
    looking = false;
    if (state === 'started') stopTimer = clock.after(pause, () => wake());
    changes.happened();
  }

  /** Ours, but the lease ran out before it could be renewed (a stall of this process): it goes on under the new lease. */
  function heldAlready(job: ClaimedJob): boolean {
    const mine = [...held].find((one) => one.open && one.job.id === job.id);
    if (mine) mine.job.lease = job.lease;
    return mine !== undefined;
  }

  // Counted in the claim and not before: jobs that end while the group gathers leave their places to it.
  const claim = (tx: Handle) => claimInto(tx, [awaited, background], { now: clock.now(), leaseMs, room });

  function reserve(): Place | undefined {
    // Those who wait come first.
    if (state !== 'started' || awaited.moreWaiting || isFull(awaited)) return undefined;
    reserved += 1;
    let used = false;
    const leave = () => {
      if (used) return;
      used = true;
      reserved -= 1;
      changes.happened();
    };
    return {
      ...newLease(),
      start(job) {
        void hold(job);
        leave();
      },
      leave,
    };
  }

  const newLease = () => ({ lease: randomUUID(), until: clock.now() + leaseMs });

  async function hold(job: ClaimedJob): Promise<void> {
    const mine: Held = { job, abort: new AbortController(), open: true, leftMore: true };
    held.add(mine);
    placesOf(job).working += 1;
    renewal.begin();
    try {
      await perform(mine);
    } catch (error) {
      // Its row stays as it is; when the lease has run out the job is claimed again.
      log?.error({ err: error, job: job.id, kind: job.kind }, 'could not write the end of a job');
    }
    held.delete(mine);
    ended(mine);
    if (placesOf(job).moreWaiting || mine.leftMore) wake();
    changes.happened();
  }

  function ended(mine: Held): void {
    if (mine.open) placesOf(mine.job).working -= 1;
    mine.open = false;
  }

  async function perform(mine: Held): Promise<void> {
    const { job, abort } = mine;
    const handler = handlers[job.kind];
    if (!handler) throw new Error(`No handler for ${job.kind}`);
    let done = false;
    try {
      if (job.reclaimed && job.attempts > handler.attempts + CRASHES_FORGIVEN) {
        throw new PatchcordError('bug', 'The process ended each time this was tried.');
      }
      const end = (await handler.run(job, abort.signal)) ?? undefined;
      done = true;
      const found: End = { leftMore: true };
      const ours = await write(mine, (tx) => close(tx, job, end, found));
      mine.leftMore = found.leftMore;
      if (found.next) void hold(found.next);
      if (ours && !(end instanceof TryLater)) await follow(handler, job);
    } catch (error) {
      // Broken off, or done and not written for an outage: to be claimed again, and then known as perhaps done.
      if (done ? isOutage(error) : abort.signal.aborted) throw error;
      await fail(mine, handler, error);
    }
  }

  async function follow(handler: JobHandler, job: ClaimedJob): Promise<void> {
    try {
      await handler.finished?.(job);
    } catch (error) {
      log?.error({ err: error, job: job.id, kind: job.kind }, 'something failed after a job had ended');
    }
  }

  async function close(tx: Handle, job: ClaimedJob, end: undefined | TryLater | Closing, found: End): Promise<boolean> {
    if (end instanceof TryLater) {
      const later = { dueAt: end.dueAt, lane: end.lane, error: null, attempts: job.attempts - 1 };
      if (!(await failJob(tx, job, later))) return false;
      await end.write?.(tx);
      return true;
    }
    // Not what an attempt found whose commit failed.
    found.next = undefined;
    if (!(await finishJob(tx, job))) return false;
    const wrote = end ? await end(tx) : 'no jobs';
    found.leftMore = wrote !== 'no jobs';
    if (job.lane === null) return true;
    // The next one of the lane starts without a claim of its own, unless others have waited longer for a place.
    const places = placesOf(job);
    if (places.moreWaiting || state !== 'started' || held.size >= concurrency * FOLLOWING_AT_MOST)
      found.leftMore = true;
    else {
      const next = await claimNextInLane(tx, job.lane, { ...newLease(), now: clock.now(), kinds: places.kinds });
      if (next === 'not yet') found.leftMore = true;
      else found.next = next;
    }
    return true;
  }

  async function fail(mine: Held, handler: JobHandler, thrown: unknown): Promise<void> {
    const { job } = mine;
    const error = toPatchcordError(thrown);
    const mayPass = error.code === 'busy' || error.code === 'unreachable' || isOutage(thrown);
    if (mayPass && job.attempts < handler.attempts) {
      const backoff = Math.min(LONGEST_PAUSE_MS, handler.backoffMs * 2 ** (job.attempts - 1));
      const pause = (error.retryAfterMs ?? backoff) + random() * handler.backoffMs;
      await write(mine, (tx) => failJob(tx, job, { dueAt: clock.now() + Math.ceil(pause), error: reasonOf(thrown) }));
      return;
    }
    log?.error({ err: thrown, job: job.id, kind: job.kind, attempts: job.attempts }, 'gave a job up');
    const dead = { dueAt: job.dueAt, error: reasonOf(thrown), dead: true };
    try {
      const told = await handler.exhausted?.(job, error);
      await write(mine, async (tx) => {
        const ours = await failJob(tx, job, dead);
        if (ours) await told?.(tx);
        return ours;
      });
    } catch (trouble) {
      if (isOutage(trouble)) throw trouble;
      log?.error({ err: trouble, job: job.id, kind: job.kind }, 'could not tell that a job was given up');
      await write(mine, (tx) => failJob(tx, job, dead));
    }
  }

  /** Commits the end of a job, patiently: what was done outside cannot be taken back. */
  async function write(mine: Held, work: (tx: Handle) => Promise<boolean>): Promise<boolean> {
    const ours = await commitPatiently({ database, clock }, work);
    ended(mine);
    if (!ours) log?.warn({ job: mine.job.id, kind: mine.job.kind }, 'a job was taken over before it ended here');
    return ours;
  }

  return {
    get running() {
      return held.size;
    },
    start() {
      if (state !== 'new') throw new Error('A runner starts once');
      state = 'started';
      wake();
    },
    wake,
    reserve,
    async settled() {
      while (state === 'started') {
        wake();
        await changes.until(() => isIdle() || state !== 'started');
        const next = await nextDueAt(database.db, kinds);
        if (isIdle() && (next === undefined || next > clock.now())) return;
      }
    },
    async stop({ graceMs }) {
      if (state === 'stopped') return;
      state = 'stopping';
      stopTimer();
      let late = false;
      const breakOff = () => {
        late = true;
        for (const { abort } of held) abort.abort(new Error('Patchcord is stopping'));
        changes.happened();
      };
      const stopWaiting = clock.after(graceMs, breakOff);
      if (graceMs <= 0) breakOff();
      await changes.until(() => late || isIdle());
      stopWaiting();
      renewal.stop();
      state = 'stopped';
    },
  };
}
