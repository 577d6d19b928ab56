import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, type Handle, openDatabase } from '../../src/store/database.ts';
import { addJob } from '../../src/store/jobs.ts';
import { isOutage } from '../../src/store/outage.ts';
import { insertRequest, readRequest } from '../../src/store/requests.ts';
import { engines, type Place } from './engines.ts';

const note = (tx: Handle, key: string) => insertRequest(tx, { key, at: 1, body: '{}' });

describe.each(engines)('the database on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  beforeEach(async () => {
    place = await newPlace();
    database = await place.open();
  });
  afterEach(() => place.remove());

  it('answers a ping', async () => {
    await expect(database.ping()).resolves.toBeUndefined();
  });

  it('keeps what was committed when it is opened again', async () => {
    await database.commit((tx) => note(tx, 'a'));
    const again = await place.open();
    expect(await readRequest(again.db, 'a')).toMatchObject({ key: 'a', acceptedAt: 1, state: 'accepted' });
  });

  it('can be opened by several at once while the tables are not there yet', async () => {
    const other = await newPlace({ untouched: true });
    const opened = await Promise.all([other.open(), other.open(), other.open()]);
    await Promise.all(opened.map((each, at) => each.commit((tx) => note(tx, `from ${at}`))));
    expect(await readRequest(opened[0].db, 'from 2')).toBeDefined();
    await other.remove();
  });

  it('runs works handed in together in one transaction, each with its own outcome', async () => {
    const seen: number[] = [];
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map((number) =>
        database.commit(async (tx) => {
          seen.push(number);
          await note(tx, `work ${number}`);
          if (number === 2) throw new Error('two fails');
          // On PostgreSQL a refused statement would spoil the whole transaction, were it not for the savepoint.
          if (number === 3) await sql`select * from nowhere`.execute(tx);
          return number;
        }),
      ),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(seen).toEqual([1, 2, 3, 4]);
    const kept = await database.db.selectFrom('request').select('key').orderBy('key').execute();
    expect(kept.map((row) => row.key)).toEqual(['work 1', 'work 4']);
  });

  it('never lets one work see half of another', async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        database.commit(async (tx) => {
          inside += 1;
          most = Math.max(most, inside);
          await note(tx, `a${number}`);
          await note(tx, `b${number}`);
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
  });

  it('rolls a lonely failing work back', async () => {
    const failing = database.commit(async (tx) => {
      await note(tx, 'gone');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await readRequest(database.db, 'gone')).toBeUndefined();
  });

  it('commits what need not survive a power cut as well', async () => {
    await database.commit((tx) => note(tx, 'light'), { durable: false });
    const again = await place.open();
    expect(await readRequest(again.db, 'light')).toBeDefined();
  });

  it('finishes the works at hand before it closes', async () => {
    const written = database.commit((tx) => note(tx, 'last'));
    await database.close();
    expect(await written).toBe(true);
    await expect(database.ping()).rejects.toThrow();
  });

  it('tells a refusal from an outage', async () => {
    const refused = await sql`select * from nowhere`.execute(database.db).catch((error: unknown) => error);
    expect(isOutage(refused)).toBe(false);
  });
});

describe('the SQLite file', () => {
  let place: Place;
  beforeEach(async () => {
    place = await (engines[0]?.newPlace ?? expect.unreachable)();
  });
  afterEach(() => place.remove());
  const file = () => join('folder' in place.where ? place.where.folder : '', 'patchcord.db');

  it('is durable: write-ahead log, fsync at each commit, also after works that did without', async () => {
    const database = await place.open();
    await database.commit((tx) => note(tx, 'light'), { durable: false });
    expect((await sql`pragma journal_mode`.execute(database.db)).rows).toEqual([{ journal_mode: 'wal' }]);
    expect((await sql`pragma synchronous`.execute(database.db)).rows).toEqual([{ synchronous: 2 }]);
    expect((await sql`pragma busy_timeout`.execute(database.db)).rows).toEqual([{ timeout: 5000 }]);
    await database.commit(async (tx) => {
      expect((await sql`pragma synchronous`.execute(tx)).rows).toEqual([{ synchronous: 2 }]);
    });
  });

  it('skips the fsync only where every work of the group allows it', async () => {
    const database = await place.open();
    const level = async (tx: Handle) => (await sql<{ synchronous: number }>`pragma synchronous`.execute(tx)).rows[0];
    expect(await database.commit(level, { durable: false })).toEqual({ synchronous: 1 });
    const mixed = await Promise.all([database.commit(level, { durable: false }), database.commit(level)]);
    expect(mixed).toEqual([{ synchronous: 2 }, { synchronous: 2 }]);
  });

  it('is locked for writing from the first moment of a commit, before anything is written', async () => {
    const database = await place.open();
    const other = new DatabaseSync(file(), { timeout: 0 });
    await database.commit(async () => {
      expect(() => other.exec('begin immediate')).toThrow('database is locked');
    });
    other.exec('begin immediate; rollback');
    other.close();
  });

  it('is for the owner only', async () => {
    await place.open();
    expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('waits for another process without holding this one up', async () => {
    const database = await place.open();
    const other = new DatabaseSync(file());
    other.exec('begin immediate');
    const written = database.commit((tx) => note(tx, 'x'));
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(other.prepare('select key from request').all()).toEqual([]);
    other.exec('commit');
    expect(await written).toBe(true);
    other.close();
  });

  it('counts a locked file as an outage', async () => {
    const database = await place.open();
    const other = new DatabaseSync(file(), { timeout: 0 });
    await database.commit(async () => {
      const failed = await (async () => other.exec('begin immediate'))().catch((error: unknown) => error);
      expect(isOutage(failed)).toBe(true);
    });
    other.close();
  });
});

describe('a database in memory', () => {
  it('is empty and complete each time', async () => {
    const database = await openDatabase({ memory: true });
    const job = { kind: 'k', body: '{}', dueAt: 1, now: 1 };
    expect(await database.commit((tx) => addJob(tx, job))).toBe(1);
    await database.close();
  });
});

describe('a PostgreSQL server that is not there', () => {
  it('is an outage', async () => {
    const failed = await openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' }).catch((error: unknown) => error);
    expect(isOutage(failed)).toBe(true);
  });
});
