import { rmSync, statSync } from 'node:fs';
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

describe('a PostgreSQL server that goes away between two statements', () => {
  it('fails the work at hand as an outage, ends no process, and is used again when it is back', async () => {
    const place = await (engines[1]?.newPlace ?? expect.unreachable)();
    const database = await place.open();
    const other = await place.open();
    const broken = database.commit(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other.db);
      // Until the server has ended it, so that nobody waits for an answer when it breaks.
      const isThere = async () =>
        (await sql`select 1 from pg_stat_activity where pid = ${rows[0]?.pid}`.execute(other.db)).rows.length > 0;
      while (await isThere()) await new Promise(setImmediate);
      await note(tx, 'lost');
    });
    const error = await broken.catch((thrown: unknown) => thrown);
    expect(isOutage(error)).toBe(true);
    await expect(database.ping()).resolves.toBeUndefined();
    expect(await database.commit((tx) => note(tx, 'next'))).toBe(true);
    await place.remove();
  });
});

describe('a PostgreSQL server that takes no changes', () => {
  it('does not answer a ping, and is an outage like any other', async () => {
    const place = await (engines[1]?.newPlace ?? expect.unreachable)();
    const database = await place.open();
    const readOnly = async (mode: 'on' | 'off') => {
      const name = new URL('url' in place.where ? place.where.url : '').pathname.slice(1);
      await sql
        .raw(
          `set default_transaction_read_only = off; alter database "${name}" set default_transaction_read_only = ${mode}`,
        )
        .execute(database.db);
      return place.open();
    };
    const standby = await readOnly('on');
    await expect(standby.ping()).rejects.toThrow('takes no changes');
    const refused = await standby.commit((tx) => note(tx, 'x')).catch((error: unknown) => error);
    expect(isOutage(refused)).toBe(true);
    await expect((await readOnly('off')).ping()).resolves.toBeUndefined();
    await place.remove();
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

  it('takes nothing more when it was deleted or replaced, and says so', async () => {
    const database = await place.open();
    await database.commit((tx) => note(tx, 'kept'));
    rmSync(file());
    const written = database.commit((tx) => note(tx, 'lost'));
    await expect(written).rejects.toThrow('deleted or replaced');
    expect(isOutage(await written.catch((error: unknown) => error))).toBe(true);
    await expect(database.ping()).rejects.toThrow('The database file was deleted or replaced');
    // Another one in its place does not make it right.
    new DatabaseSync(file()).close();
    await expect(database.ping()).rejects.toThrow('put it back');
    await expect(database.commit((tx) => note(tx, 'lost'))).rejects.toThrow();
  });

  it('says which trouble the disk has, commits nothing by halves, and goes on when it is over', async () => {
    const database = await place.open();
    const limit = (pages: string) => sql.raw(`pragma max_page_count = ${pages}`).execute(database.db);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.db);
    await limit(String(rows[0]?.page_count));
    const big = (key: string) => (tx: Handle) =>
      insertRequest(tx, { key, at: 1, body: JSON.stringify('x'.repeat(100_000)) });
    const alone = await database.commit(big('alone')).catch((error: unknown) => error);
    expect(String(alone)).toContain('full');
    const works = [database.commit((tx) => note(tx, 'a')), database.commit(big('b')), database.commit(big('c'))];
    const outcomes = await Promise.allSettled(works);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(reasons.length).toBeGreaterThanOrEqual(2);
    for (const reason of reasons)
      expect([String(reason), isOutage(reason)]).toEqual([expect.stringContaining('full'), true]);
    await limit('1000000');
    const kept = async () => (await database.db.selectFrom('request').select('key').execute()).map(({ key }) => key);
    expect(await kept()).toEqual(reasons.length === works.length ? [] : ['a']);
    expect(await database.commit(big('b'))).toBe(true);
    expect(await kept()).toContain('b');

    await sql`pragma query_only = 1`.execute(database.db);
    await expect(database.ping()).rejects.toThrow('read-only');
    await sql`pragma query_only = 0`.execute(database.db);
    await expect(database.ping()).resolves.toBeUndefined();
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
