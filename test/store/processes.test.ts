import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { addJob, claimJobs } from '../../src/store/jobs.ts';
import { engines, type Place } from './engines.ts';

const script = new URL('./children/share-jobs.ts', import.meta.url).pathname;

describe.each(engines)('several processes on $name', ({ newPlace }) => {
  let place: Place;
  let children: ChildProcess[];
  beforeEach(async () => {
    place = await newPlace();
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await place.remove();
  });

  const child = (...args: string[]) => {
    const where = 'folder' in place.where ? place.where.folder : 'url' in place.where ? place.where.url : '';
    const started = spawn(process.execPath, [script, where, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(started);
    return started;
  };
  const addMany = (database: Database, count: number) =>
    database.commit(async (tx) => {
      for (let at = 0; at < count; at += 1) {
        await addJob(tx, { kind: 'send', body: `${at}`, dueAt: 1, now: 1 });
      }
    });

  it('open it at the same time and share the jobs without an error, each done once', async () => {
    await addMany(await place.open(), 300);
    const done = await Promise.all(
      [1, 2, 3].map(async () => {
        const { stdout, stderr } = child();
        return Promise.all([text(stdout), text(stderr)]);
      }),
    );
    expect(done.map(([, errors]) => errors)).toEqual(['', '', '']);
    const bodies = done.flatMap(([output]) => output.split('\n').filter(Boolean).map(Number));
    expect(bodies.sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, at) => at));
  });

  it('lose no job when one of them is killed between claiming and finishing', async () => {
    const database = await place.open();
    await addMany(database, 3);
    const dying = child('hang', '60000');
    const [said] = await once(dying.stdout, 'data');
    expect(String(said)).toBe('claimed 3\n');
    dying.kill('SIGKILL');
    await once(dying, 'exit');
    const claim = (now: number) =>
      database.commit((tx) => claimJobs(tx, { now, limit: 9, leaseMs: 1000, kinds: ['send'] }));
    expect(await claim(Date.now())).toEqual([]);
    const again = await claim(Date.now() + 60_000);
    expect(again.map((job) => [job.body, job.reclaimed, job.attempts])).toEqual([
      ['0', true, 2],
      ['1', true, 2],
      ['2', true, 2],
    ]);
  });
});
