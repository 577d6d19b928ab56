import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { prunePageLinks, readPageLink, savePageLink, usePageLink } from '../../src/store/page-links.ts';
import { engines, type Place } from './engines.ts';

describe.each(engines)('page links on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  beforeAll(async () => {
    place = await newPlace();
    database = await place.open();
  });
  afterAll(() => place.remove());
  const save = (hash: string) =>
    database.commit((tx) => savePageLink(tx, { hash, page: 'secret', body: '{}', createdAt: 1, expiresAt: 100 }));

  it('are used once, by however many browsers at the same moment', async () => {
    await save('h');
    const other = await place.open();
    const uses = await Promise.all(
      Array.from({ length: 10 }, (_, at) => (at % 2 ? database : other).commit((tx) => usePageLink(tx, 'h', 50 + at))),
    );
    const got = uses.filter((use) => use !== undefined);
    expect(got).toEqual([
      { hash: 'h', page: 'secret', body: '{}', createdAt: 1, expiresAt: 100, usedAt: expect.any(Number) },
    ]);
    expect(await readPageLink(database.db, 'h')).toEqual(got[0]);
  });

  it('cannot be used when expired or unknown', async () => {
    await save('late');
    expect(await database.commit((tx) => usePageLink(tx, 'late', 100))).toBeUndefined();
    expect(await database.commit((tx) => usePageLink(tx, 'unknown', 1))).toBeUndefined();
    expect(await readPageLink(database.db, 'late')).toMatchObject({ usedAt: null });
  });

  it('are forgotten after they expired', async () => {
    await save('old');
    expect(await prunePageLinks(database.db, 100)).toBe(0);
    expect(await prunePageLinks(database.db, 101)).toBeGreaterThan(0);
    expect(await readPageLink(database.db, 'old')).toBeUndefined();
  });
});
