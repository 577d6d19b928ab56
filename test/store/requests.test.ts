import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import {
  finishRequest,
  insertRequest,
  markAnswered,
  noteOnce,
  pruneRequests,
  readNote,
  readRequest,
  unanswered,
} from '../../src/store/requests.ts';
import { engines, type Place } from './engines.ts';

describe.each(engines)('requests on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  beforeAll(async () => {
    place = await newPlace();
    database = await place.open();
  });
  afterAll(() => place.remove());
  const accept = (key: string, at = 1) => database.commit((tx) => insertRequest(tx, { key, at, body: `{"at":${at}}` }));

  it('are written down once, however often they arrive, from however many processes', async () => {
    const other = await place.open();
    const arrivals = [database, other, database, other].map((each, at) =>
      each.commit((tx) => insertRequest(tx, { key: 'slack:Ev1', at, body: `${at}` })),
    );
    const results = await Promise.all(arrivals);
    expect(results.filter(Boolean)).toHaveLength(1);
    expect((await readRequest(database.db, 'slack:Ev1'))?.body).toBe(String(results.indexOf(true)));
  });

  it('keep the first value noted under a name', async () => {
    await accept('noted');
    const other = await place.open();
    const kept = await Promise.all(
      [database, other, database, other].map((each, at) =>
        each.commit((tx) => noteOnce(tx, 'noted', 'message', `posted ${at}`)),
      ),
    );
    expect(new Set(kept).size).toBe(1);
    expect(await readNote(database.db, 'noted', 'message')).toBe(kept[0]);
    expect(await database.commit((tx) => noteOnce(tx, 'noted', 'other', 'x'))).toBe('x');
    expect((await readRequest(database.db, 'noted'))?.notes).toEqual({ message: kept[0], other: 'x' });
    expect(await readNote(database.db, 'noted', 'toString')).toBeUndefined();
    await expect(database.commit((tx) => noteOnce(tx, 'nobody', 'a', 'b'))).rejects.toThrow('needs its request');
  });

  it('are finished once, and the first reply stays', async () => {
    await accept('finished');
    expect(await database.commit((tx) => finishRequest(tx, 'finished', { at: 5, reply: '"one"' }))).toBe(true);
    expect(await database.commit((tx) => finishRequest(tx, 'finished', { at: 6, reply: '"two"' }))).toBe(false);
    expect(await readRequest(database.db, 'finished')).toMatchObject({ state: 'done', doneAt: 5, reply: '"one"' });
  });

  it('are unanswered until the person has seen the reply', async () => {
    await accept('early', 100);
    await accept('late', 200);
    await accept('told', 100);
    await database.commit((tx) => markAnswered(tx, 'told', 150));
    await database.commit((tx) => markAnswered(tx, 'told', 160));
    const keys = (await unanswered(database.db, 200)).map((request) => request.key);
    expect(keys).toContain('early');
    expect(keys).not.toContain('late');
    expect(keys).not.toContain('told');
    expect((await readRequest(database.db, 'told'))?.answeredAt).toBe(150);
  });

  it('are forgotten when they have been done long enough', async () => {
    await accept('old', 1000);
    await accept('slow', 1000);
    await database.commit((tx) => finishRequest(tx, 'old', { at: 1500, reply: null }));
    await database.commit((tx) => finishRequest(tx, 'slow', { at: 2500, reply: null }));
    expect(await pruneRequests(database.db, 2000)).toBeGreaterThan(0);
    expect(await readRequest(database.db, 'old')).toBeUndefined();
    expect(await readRequest(database.db, 'slow')).toBeDefined();
  });
});
