import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import {
  addJob,
  type ClaimedJob,
  cancelJobs,
  claimJobs,
  countJobs,
  failJob,
  findJob,
  finishJob,
  type NewJob,
  nextDueAt,
  renewLeases,
  replaceJob,
} from '../../src/store/jobs.ts';
import { engines, type Place } from './engines.ts';

describe.each(engines)('jobs on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  beforeEach(async () => {
    place = await newPlace();
    database = await place.open();
  });
  afterEach(() => place.remove());

  const job = (more: Partial<NewJob> = {}): NewJob => ({ kind: 'send', body: '{}', dueAt: 100, now: 1, ...more });
  const add = (more: Partial<NewJob> = {}) => database.commit((tx) => addJob(tx, job(more)));
  const claim = (now: number, more: { limit?: number; kinds?: string[]; from?: Database } = {}) =>
    (more.from ?? database).commit((tx) =>
      claimJobs(tx, { now, limit: more.limit ?? 10, leaseMs: 1000, kinds: more.kinds ?? ['send'] }),
    );
  const bodies = (jobs: ClaimedJob[]) => jobs.map((each) => each.body);
  const first = (jobs: ClaimedJob[]) => jobs[0] ?? expect.unreachable('nothing was claimed');

  it('are claimed when due, the earliest first, then in the order they were written', async () => {
    await add({ body: 'third', dueAt: 50 });
    await add({ body: 'first', dueAt: 10 });
    await add({ body: 'second', dueAt: 10 });
    await add({ body: 'later', dueAt: 51 });
    await add({ body: 'not ours', dueAt: 1, kind: 'other' });
    expect(bodies(await claim(50, { limit: 2 }))).toEqual(['first', 'second']);
    expect(bodies(await claim(50))).toEqual(['third']);
    expect(await claim(50)).toEqual([]);
    expect(await nextDueAt(database.db, ['send'])).toBe(51);
  });

  it('wait only once under their key, also while one is running', async () => {
    const number = await add({ key: 'k' });
    expect(number).toBeTypeOf('number');
    expect(await add({ key: 'k' })).toBeUndefined();
    expect(await add({ key: 'k', kind: 'other' })).toBeTypeOf('number');
    const running = first(await claim(100));
    expect(await add({ key: 'k' })).toBeUndefined();
    expect(await findJob(database.db, 'send', 'k')).toMatchObject({ id: number, state: 'running', attempts: 1 });
    await database.commit((tx) => finishJob(tx, running));
    expect(await add({ key: 'k' })).toBeTypeOf('number');
  });

  it('can be replaced and taken back until they start', async () => {
    await add({ key: 'k', body: 'old' });
    await database.commit((tx) => replaceJob(tx, { ...job({ body: 'new' }), key: 'k' }));
    expect(bodies(await claim(100))).toEqual(['new']);
    expect(await database.commit((tx) => cancelJobs(tx, 'send', 'k'))).toBe(0);
    await database.commit((tx) => replaceJob(tx, { ...job({ body: 'newest' }), key: 'k' }));
    expect(await findJob(database.db, 'send', 'k')).toMatchObject({ body: 'newest', state: 'ready' });
    expect(await database.commit((tx) => cancelJobs(tx, 'send', 'k'))).toBe(1);
    expect(await findJob(database.db, 'send', 'k')).toBeUndefined();
  });

  it('of one lane run one after another; other lanes and jobs without one go on', async () => {
    await add({ lane: 'a', body: 'a1' });
    await add({ lane: 'a', body: 'a2' });
    await add({ lane: 'b', body: 'b1' });
    await add({ body: 'free' });
    const now = await claim(100);
    expect(bodies(now)).toEqual(['a1', 'b1', 'free']);
    expect(await claim(100)).toEqual([]);
    await database.commit((tx) => finishJob(tx, first(now)));
    expect(bodies(await claim(100))).toEqual(['a2']);
  });

  it('hold their lane up only for younger ones, and until they leave it', async () => {
    await add({ lane: 'a', body: 'older, due now' });
    await add({ lane: 'a', body: 'younger, due later', dueAt: 9000 });
    await add({ lane: 'a', body: 'youngest, due now' });
    const older = first(await claim(100));
    expect(older.body).toBe('older, due now');
    await database.commit((tx) => failJob(tx, older, { dueAt: 5000, error: 'busy: later' }));
    expect(await claim(100)).toEqual([]);
    expect(await nextDueAt(database.db, ['send'])).toBe(5000);
    const again = first(await claim(5000));
    expect(again).toMatchObject({ body: 'older, due now', attempts: 2, lastError: 'busy: later' });
    await database.commit((tx) => failJob(tx, again, { dueAt: 9500, error: 'busy: later', lane: null }));
    expect(await claim(5000)).toEqual([]);
    expect(bodies(await claim(9000))).toEqual(['younger, due later']);
  });

  it('are claimed again when their holder let the lease end, who then can write nothing', async () => {
    await add();
    const lost = first(await claim(100));
    expect(lost).toMatchObject({ attempts: 1, reclaimed: false });
    expect(await claim(1099)).toEqual([]);
    expect(await nextDueAt(database.db, ['send'])).toBe(1100);
    const mine = first(await claim(1100));
    expect(mine).toMatchObject({ id: lost.id, attempts: 2, reclaimed: true });
    expect(await database.commit((tx) => finishJob(tx, lost))).toBe(false);
    expect(await database.commit((tx) => failJob(tx, lost, { dueAt: 1, error: 'x' }))).toBe(false);
    expect(await database.commit((tx) => finishJob(tx, mine))).toBe(true);
  });

  it('stay ours while the lease is renewed', async () => {
    await add();
    const mine = first(await claim(100));
    expect(await renewLeases(database.db, [mine.lease, 'unknown'], 5000)).toEqual([mine.id]);
    expect(await claim(4999)).toEqual([]);
    expect(first(await claim(5000)).reclaimed).toBe(true);
    expect(await renewLeases(database.db, [mine.lease], 9000)).toEqual([]);
  });

  it('lie dead when given up, counted, and out of the way', async () => {
    await add({ key: 'k', lane: 'a' });
    const mine = first(await claim(100));
    await database.commit((tx) => failJob(tx, mine, { dueAt: 100, error: 'not-found: gone', dead: true }));
    expect(await claim(99_999)).toEqual([]);
    expect(await add({ key: 'k', lane: 'a' })).toBeTypeOf('number');
    expect(await countJobs(database.db)).toEqual([
      { kind: 'send', state: 'dead', count: 1 },
      { kind: 'send', state: 'ready', count: 1 },
    ]);
    expect(await claim(100)).toHaveLength(1);
  });

  it('go to one of two claimers each', async () => {
    await database.commit(async (tx) => {
      for (let at = 0; at < 60; at += 1)
        await addJob(tx, job({ body: `${at}`, lane: at % 3 === 0 ? 'lane' : undefined }));
    });
    const other = await place.open();
    const rounds = await Promise.all(
      Array.from({ length: 12 }, (_, at) => claim(100, { limit: 7, from: at % 2 === 0 ? database : other })),
    );
    const all = rounds.flat();
    expect(new Set(all.map((each) => each.id)).size).toBe(all.length);
    expect(all.filter((each) => each.lane === 'lane')).toHaveLength(1);
    expect(all).toHaveLength(41);
  });
});
