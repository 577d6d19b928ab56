import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PatchcordError } from '../../src/core/errors.ts';
import { type JobHandler, TryLater } from '../../src/jobs/handler.ts';
import { createRunner, type RunnerParts } from '../../src/jobs/runner.ts';
import { systemClock } from '../../src/kit/clock.ts';
import type { Database } from '../../src/store/database.ts';
import { addJob, type ClaimedJob, claimJobs, countJobs, findJob, type NewJob } from '../../src/store/jobs.ts';
import { insertRequest, readRequest } from '../../src/store/requests.ts';
import { engines, type Place } from '../store/engines.ts';
import { testClock } from '../support/clock.ts';

/** Looks again until it holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

/** A promise somebody else resolves. */
function gate() {
  return Promise.withResolvers<void>();
}

describe.each(engines)('the runner on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  let clock: ReturnType<typeof testClock>;
  let stops: (() => Promise<void>)[];
  beforeEach(async () => {
    place = await newPlace();
    database = await place.open();
    clock = testClock();
    stops = [];
  });
  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()));
    await place.remove();
  });

  const handler = (run: JobHandler['run'], more: Partial<JobHandler> = {}): JobHandler => ({
    attempts: 3,
    backoffMs: 1000,
    run,
    ...more,
  });
  const start = (work: JobHandler, more: Partial<RunnerParts> = {}) => {
    const runner = createRunner({ database, clock, handlers: { send: work }, random: () => 0, ...more });
    runner.start();
    stops.push(() => runner.stop({ graceMs: 0 }));
    return runner;
  };
  const add = (more: Partial<NewJob> = {}) =>
    database.commit((tx) =>
      addJob(tx, { kind: 'send', key: 'k', body: '{}', dueAt: clock.now(), now: clock.now(), ...more }),
    );
  const claimElsewhere = (leaseMs: number) =>
    database.commit((tx) => claimJobs(tx, { now: clock.now(), limit: 1, leaseMs, kinds: ['send'] }));

  it('runs a job when it is due and not before', async () => {
    const ran: number[] = [];
    await add({ dueAt: clock.now() + 5000 });
    const runner = start(handler(async () => void ran.push(clock.now())));
    await runner.settled();
    expect(ran).toEqual([]);
    const due = clock.now() + 5000;
    await clock.advance(4999);
    await runner.settled();
    expect(ran).toEqual([]);
    await clock.advance(1);
    await runner.settled();
    expect(ran).toEqual([due]);
    expect(await countJobs(database.db)).toEqual([]);
  });

  it('runs at once what it is woken for, many at a time up to its limit', async () => {
    let most = 0;
    const runner = start(
      handler(async () => {
        most = Math.max(most, runner.running);
        await new Promise((resolve) => setImmediate(resolve));
      }),
      { concurrency: 4 },
    );
    await Promise.all(Array.from({ length: 30 }, (_, at) => add({ key: `${at}` }).then(() => runner.wake())));
    await runner.settled();
    expect(most).toBe(4);
    expect(await countJobs(database.db)).toEqual([]);
  });

  it('commits the closing writes together with the end of the job, and says so afterwards', async () => {
    const order: string[] = [];
    const work = handler(
      async () => async (tx) => {
        order.push('closing');
        await insertRequest(tx, { key: 'written', at: 1, body: '{}' });
      },
      {
        async finished() {
          order.push((await readRequest(database.db, 'written')) ? 'finished' : 'too early');
        },
      },
    );
    await add();
    await start(work).settled();
    expect(order).toEqual(['closing', 'finished']);
    expect(await countJobs(database.db)).toEqual([]);
  });

  it('goes straight on with jobs that a closing write added', async () => {
    const ran: string[] = [];
    const work = handler(async (job) => {
      ran.push(job.body);
      if (job.body === 'first') {
        return async (tx) => {
          await addJob(tx, { kind: 'send', body: 'second', dueAt: clock.now(), now: clock.now() });
        };
      }
    });
    await add({ body: 'first' });
    await start(work).settled();
    expect(ran).toEqual(['first', 'second']);
  });

  it('tries again with doubling pauses while the other side is busy, then gives up and tells', async () => {
    const at: number[] = [];
    const began = clock.now();
    const work = handler(
      async () => {
        at.push(clock.now() - began);
        throw new PatchcordError('busy', 'Too many requests.');
      },
      {
        exhausted: async (job, error) => async (tx) => {
          await insertRequest(tx, { key: `gave up ${job.key} ${error.code}`, at: 1, body: '{}' });
        },
      },
    );
    await add();
    const runner = start(work);
    await runner.settled();
    expect(await findJob(database.db, 'send', 'k')).toMatchObject({
      state: 'ready',
      lastError: 'busy: Too many requests.',
      dueAt: began + 1000,
    });
    for (let seconds = 0; seconds < 10; seconds += 1) {
      await clock.advance(1000);
      await runner.settled();
    }
    expect(at).toEqual([0, 1000, 3000]);
    expect(await countJobs(database.db)).toEqual([{ kind: 'send', state: 'dead', count: 1 }]);
    expect(await readRequest(database.db, 'gave up k busy')).toBeDefined();
  });

  it('waits as long as the other side asks', async () => {
    await add();
    const busy = new PatchcordError('busy', 'Wait.', { retryAfterMs: 42_000 });
    await start(
      handler(() => Promise.reject<undefined>(busy)),
      { random: () => 0.5 },
    ).settled();
    expect(await findJob(database.db, 'send', 'k')).toMatchObject({ dueAt: clock.now() + 42_500 });
  });

  it('gives up at once on any other error, and keeps no foreign text', async () => {
    await add();
    const work = handler(async () => {
      throw new TypeError('token xoxb-1 is not iterable');
    });
    await start(work).settled();
    const dead = await database.db.selectFrom('job').select(['state', 'last_error']).executeTakeFirstOrThrow();
    expect(dead.state).toBe('dead');
    expect(dead.last_error).toMatch(/^bug: TypeError at runner\.test\.ts:\d+$/);
  });

  it('gives up, without its writes, when a closing write is refused', async () => {
    await add();
    const work = handler(async () => async (tx) => {
      await insertRequest(tx, { key: 'half', at: 1, body: '{}' });
      throw new PatchcordError('conflict', 'Somebody changed it.');
    });
    await start(work).settled();
    expect(await readRequest(database.db, 'half')).toBeUndefined();
    expect(await countJobs(database.db)).toEqual([{ kind: 'send', state: 'dead', count: 1 }]);
  });

  it('lets a job come back later, without counting the try, and lets others of its lane go first', async () => {
    const ran: string[] = [];
    const began = clock.now();
    const work = handler(async (job) => {
      ran.push(`${job.body} ${job.attempts} at ${clock.now() - began}`);
      if (job.body !== 'patient' || clock.now() >= began + 60_000) return;
      return new TryLater({ dueAt: began + 60_000, lane: null });
    });
    await add({ key: 'a', body: 'patient', lane: 'l' });
    await add({ key: 'b', body: 'behind', lane: 'l' });
    const runner = start(work);
    await runner.settled();
    await clock.advance(60_000);
    await runner.settled();
    expect(ran).toEqual(['patient 1 at 0', 'behind 1 at 0', 'patient 1 at 60000']);
  });

  it('keeps a long job by renewing its lease', async () => {
    const { promise, resolve } = gate();
    await add();
    const runner = start(
      handler(() => promise),
      { leaseMs: 10_000 },
    );
    await expect.poll(() => runner.running).toBe(1);
    const leaseEnd = () => database.db.selectFrom('job').select('lease_until').executeTakeFirstOrThrow();
    for (let round = 0; round < 5; round += 1) {
      await clock.advance(3_400);
      await expect.poll(async () => (await leaseEnd()).lease_until).toBeGreaterThan(clock.now() + 6_000);
    }
    expect(await claimElsewhere(1)).toEqual([]);
    resolve();
    await runner.settled();
    expect(await countJobs(database.db)).toEqual([]);
  });

  it('goes on once when its own lease ran out in a stall of this process', async () => {
    const { promise: held, resolve: release } = gate();
    const starts: number[] = [];
    await add();
    const runner = start(
      handler(async () => {
        starts.push(clock.now());
        await held;
      }),
    );
    await until(() => starts.length === 1);
    // The clock jumps past the lease before anything could renew it.
    clock.set(clock.now() + 60_000);
    runner.wake();
    await until(async () => (await findJob(database.db, 'send', 'k'))?.attempts === 2);
    release();
    await runner.settled();
    expect(starts).toHaveLength(1);
    expect(await findJob(database.db, 'send', 'k')).toBeUndefined();
  });

  it('takes over what another process left, and says that it may be half done', async () => {
    const seen: ClaimedJob[] = [];
    await add();
    await claimElsewhere(10_000);
    const runner = start(handler(async (job) => void seen.push(job)));
    await clock.advance(9_999);
    await runner.settled();
    expect(seen).toEqual([]);
    await clock.advance(1);
    await runner.settled();
    expect(seen).toMatchObject([{ reclaimed: true, attempts: 2 }]);
  });

  it('gives up a job that ends its process each time', async () => {
    const ran: ClaimedJob[] = [];
    await add();
    for (let crash = 0; crash < 6; crash += 1) {
      await claimElsewhere(1);
      await clock.advance(1);
    }
    await start(handler(async (job) => void ran.push(job))).settled();
    expect(ran).toEqual([]);
    expect(await countJobs(database.db)).toEqual([{ kind: 'send', state: 'dead', count: 1 }]);
  });

  it('writes nothing for a job it has lost, and fires its signal', async () => {
    const { promise, resolve } = gate();
    const aborted = gate();
    await add();
    const work = handler(async (_, signal) => {
      signal.addEventListener('abort', () => aborted.resolve());
      await promise;
      return async (tx) => void (await insertRequest(tx, { key: 'too late', at: 1, body: '{}' }));
    });
    const runner = start(work);
    await expect.poll(() => runner.running).toBe(1);
    clock.set(clock.now() + 10_000);
    const [taken] = await claimElsewhere(60_000);
    expect(taken?.reclaimed).toBe(true);
    await clock.advance(4_000);
    await aborted.promise;
    resolve();
    await expect.poll(() => runner.running).toBe(0);
    expect(await readRequest(database.db, 'too late')).toBeUndefined();
    expect(await findJob(database.db, 'send', 'k')).toMatchObject({ state: 'running', attempts: 2 });
  });

  it('stops: claims no more, waits for running jobs, and leaves the slow to be claimed again', async () => {
    const quick = gate();
    const broken = gate();
    await add({ key: 'quick', body: 'quick' });
    await add({ key: 'slow', body: 'slow' });
    const work = handler(async (job, signal) => {
      if (job.body === 'quick') return quick.promise;
      await new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const runner = start(work);
    await expect.poll(() => runner.running).toBe(2);
    const stopped = runner.stop({ graceMs: 3000 }).then(broken.resolve);
    await add({ key: 'next' });
    runner.wake();
    quick.resolve();
    await expect.poll(() => runner.running).toBe(1);
    await clock.advance(3000);
    await stopped;
    expect(await findJob(database.db, 'send', 'quick')).toBeUndefined();
    expect(await findJob(database.db, 'send', 'slow')).toMatchObject({ state: 'running' });
    expect(await findJob(database.db, 'send', 'next')).toMatchObject({ state: 'ready' });
  });

  describe('with jobs that nobody waits for', () => {
    /** Two kinds that each hold on until told, and what has begun of them, in order. */
    function twoKinds(places: { concurrency: number; backgroundConcurrency: number }) {
      const begun: string[] = [];
      const holding = { send: gate(), keep: gate() };
      const work = (kind: 'send' | 'keep') => async (job: ClaimedJob) => {
        begun.push(job.body);
        await holding[kind].promise;
      };
      const handlers = { send: handler(work('send')), keep: handler(work('keep'), { background: true }) };
      const runner = createRunner({ database, clock, handlers, random: () => 0, ...places });
      stops.push(() => runner.stop({ graceMs: 0 }));
      return { begun, holding, runner };
    }
    const addAll = async (kind: string, count: number) => {
      for (let at = 0; at < count; at += 1) await add({ kind, key: `${kind} ${at}`, body: `${kind} ${at}` });
    };

    it('leaves them few places, so that what people asked for finds its own', async () => {
      const { begun, holding, runner } = twoKinds({ concurrency: 3, backgroundConcurrency: 2 });
      await addAll('keep', 9);
      runner.start();
      await until(() => begun.length === 2);
      const place = runner.reserve();
      expect(place).toBeDefined();
      place?.leave();
      await addAll('send', 4);
      runner.wake();
      await until(() => begun.length === 5);
      expect(begun).toEqual(['keep 0', 'keep 1', 'send 0', 'send 1', 'send 2']);
      expect(runner.running).toBe(5);
      expect(runner.reserve()).toBeUndefined();
      holding.send.resolve();
      await until(() => begun.includes('send 3'));
      expect(begun).toHaveLength(6);
      holding.keep.resolve();
      await runner.settled();
      expect(begun).toHaveLength(13);
      expect(await countJobs(database.db)).toEqual([]);
    });

    it('lets them go on while all other places are taken', async () => {
      const { begun, holding, runner } = twoKinds({ concurrency: 2, backgroundConcurrency: 1 });
      await addAll('send', 4);
      await addAll('keep', 3);
      holding.keep.resolve();
      runner.start();
      await until(() => begun.length === 5);
      expect(begun.toSorted()).toEqual(['keep 0', 'keep 1', 'keep 2', 'send 0', 'send 1']);
      holding.send.resolve();
      await runner.settled();
      expect(await countJobs(database.db)).toEqual([]);
    });

    it('keeps the order of a lane in which both stand', async () => {
      const { begun, holding, runner } = twoKinds({ concurrency: 2, backgroundConcurrency: 1 });
      for (const kind of ['send', 'keep', 'send']) await add({ kind, key: undefined, lane: 'l', body: kind });
      holding.send.resolve();
      runner.start();
      await until(() => begun.length === 2);
      expect(begun).toEqual(['send', 'keep']);
      holding.keep.resolve();
      await runner.settled();
      expect(begun).toEqual(['send', 'keep', 'send']);
    });

    it('keeps their leases, and waits for them when it stops', async () => {
      const { begun, holding, runner } = twoKinds({ concurrency: 1, backgroundConcurrency: 1 });
      await addAll('keep', 2);
      runner.start();
      await until(() => begun.length === 1);
      for (let round = 0; round < 3; round += 1) {
        const before = clock.now();
        await clock.advance(2_000);
        await until(async () => {
          const rows = await database.db.selectFrom('job').select('lease_until').execute();
          return rows.some((row) => (row.lease_until ?? 0) > before + 6_000);
        });
      }
      const stopped = runner.stop({ graceMs: 3_000 });
      holding.keep.resolve();
      await stopped;
      expect(begun).toEqual(['keep 0']);
      expect(await findJob(database.db, 'keep', 'keep 1')).toMatchObject({ state: 'ready' });
    });
  });

  it('shares 300 jobs with a second runner, each done once', async () => {
    const done: string[] = [];
    await database.commit(async (tx) => {
      for (let at = 0; at < 300; at += 1) {
        const lane = at % 10 === 0 ? 'lane' : undefined;
        await addJob(tx, { kind: 'send', key: `${at}`, lane, body: `${at}`, dueAt: 1, now: 1 });
      }
    });
    const work = handler(async (job) => async () => void done.push(job.body));
    const runners = [database, await place.open()].map((each) =>
      start(work, { database: each, clock: systemClock, concurrency: 16, pollMs: 20 }),
    );
    await expect.poll(() => countJobs(database.db), { timeout: 10_000 }).toEqual([]);
    await Promise.all(runners.map((runner) => runner.settled()));
    expect(done.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, at) => at));
  });
});
