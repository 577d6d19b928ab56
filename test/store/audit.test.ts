import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealer, type Signer } from '../../src/kit/seal.ts';
import { appendAudit, auditKeyOf, readAudit, readAuditBackwards } from '../../src/store/audit.ts';
import { verifyAudit } from '../../src/store/audit-check.ts';
import { pruneAudit } from '../../src/store/audit-prune.ts';
import type { Database } from '../../src/store/database.ts';
import type { Handle } from '../../src/store/tables.ts';
import { engines, type Place } from './engines.ts';

const key = auditKeyOf(createSealer('the key of this installation with 32 characters'));
const verify = async (db: Handle, signer: Signer = key) => {
  const result = await verifyAudit(db, signer);
  return result.ok ? { ok: true, count: result.count } : { ok: false, seq: result.seq };
};

describe.each(engines)('the audit chain on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  beforeEach(async () => {
    place = await newPlace();
    database = await place.open();
  });
  afterEach(() => place.remove());

  const append = (body: string, from = database) => from.commit((tx) => appendAudit(tx, key, { at: 7, body }));
  const appendAll = async (count: number) => {
    await Promise.all(Array.from({ length: count }, (_, at) => append(`{"n":${at}}`)));
  };
  /** As somebody would who has the database in hand. */
  const tamper = async (text: string) => {
    await sql.raw(text).execute(database.db);
  };

  it('is empty at first, and right', async () => {
    expect(await verify(database.db)).toEqual({ ok: true, count: 0 });
  });

  it('numbers rows without a gap, from several processes, and around works that fail', async () => {
    const other = await place.open();
    const numbers = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) =>
        (at % 2 ? database : other).commit(async (tx) => {
          const seq = await appendAudit(tx, key, { at, body: '{}' });
          if (at % 5 === 0) throw new Error('rolled back');
          return seq;
        }),
      ),
    );
    const kept = numbers.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(kept.sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
    expect(await verify(database.db)).toEqual({ ok: true, count: 32 });
  });

  it('is read in pages', async () => {
    await appendAll(5);
    const page = await readAudit(database.db, { afterSeq: 2, limit: 2 });
    expect(page.map((row) => row.seq)).toEqual([3, 4]);
    expect(page[1]).toMatchObject({ at: 7, body: '{"n":3}', previous: page[0]?.hash });
  });

  it('is verified over more than one page', async () => {
    await database.commit(async (tx) => {
      for (let at = 0; at < 1005; at += 1) await appendAudit(tx, key, { at, body: '{}' });
    });
    expect(await verify(database.db)).toEqual({ ok: true, count: 1005 });
    await tamper(`update audit set at = 0 where seq = 1002`);
    expect(await verify(database.db)).toEqual({ ok: false, seq: 1002 });
  });

  it.each([
    ['a changed row', `update audit set body = '{"n":99}' where seq = 3`, 3],
    ['a removed row', 'delete from audit where seq = 3', 3],
    ['a removed last row', 'delete from audit where seq = 6', 6],
    ['an added row', `insert into audit select 7, at, body, hash, 'made up', mac from audit where seq = 6`, 7],
    ['a copied row', 'insert into audit select 7, at, body, previous, hash, mac from audit where seq = 6', 7],
    ['a moved number', 'update audit set seq = 17 where seq = 6', 6],
    ['everything removed', 'delete from audit', 1],
  ])('shows %s', async (_, change, seq) => {
    await appendAll(6);
    await tamper(change);
    expect(await verify(database.db)).toEqual({ ok: false, seq });
  });

  const appendAt = (at: number) => database.commit((tx) => appendAudit(tx, key, { at, body: `{"at":${at}}` }));
  const prune = (before: number) => database.commit((tx) => pruneAudit(tx, key, { before, at: 1_000 }));

  it('is read backwards, and from a time on', async () => {
    for (const at of [10, 20, 30, 40]) await appendAt(at);
    const seqs = async (page: Parameters<typeof readAuditBackwards>[1]) =>
      (await readAuditBackwards(database.db, page)).map((row) => row.seq);
    expect(await seqs({ limit: 2 })).toEqual([4, 3]);
    expect(await seqs({ beforeSeq: 3 })).toEqual([2, 1]);
    expect(await seqs({ since: 30 })).toEqual([4, 3]);
  });

  it('stays right when old rows are pruned, again and again, and goes on', async () => {
    expect(await prune(100)).toEqual({ removed: 0 });
    for (const at of [10, 20, 30, 40]) await appendAt(at);
    expect(await prune(30)).toEqual({ removed: 2 });
    expect(await verify(database.db)).toEqual({ ok: true, count: 3 });
    expect((await readAudit(database.db, { afterSeq: 0 })).map((row) => row.seq)).toEqual([3, 4, 5]);
    await appendAt(2_000);
    expect(await prune(2_000)).toEqual({ removed: 3 });
    expect(await verify(database.db)).toEqual({ ok: true, count: 2 });
    expect(await prune(10_000)).toEqual({ removed: 2 });
    expect(await verify(database.db)).toEqual({ ok: true, count: 1 });
  });

  it('prunes from the beginning only: an old row behind a newer one stays', async () => {
    for (const at of [10, 90, 20]) await appendAt(at);
    expect(await prune(50)).toEqual({ removed: 1 });
    expect((await readAudit(database.db, { afterSeq: 0 })).map((row) => row.seq)).toEqual([2, 3, 4]);
  });

  it.each([
    ['the first row that was left is removed', 'delete from audit where seq = 4', 4],
    ['a row that was left is changed', `update audit set body = '{}' where seq = 5`, 5],
    [
      'more is removed and the anchor moved along',
      `delete from audit where seq <= 4; update audit_anchor set seq = 4, hash = (select previous from audit where seq = 5)`,
      4,
    ],
    ['the anchor is removed', 'delete from audit_anchor', 1],
  ])('shows after a pruning that %s', async (_, change, seq) => {
    for (const at of [10, 20, 30, 40, 50, 60]) await appendAt(at);
    await prune(40);
    for (const statement of change.split(';')) await tamper(statement);
    expect(await verify(database.db)).toEqual({ ok: false, seq });
  });

  it('verifies while others write and prune', async () => {
    const other = await place.open();
    const writing = Array.from({ length: 30 }, async (_, at) => {
      await other.commit((tx) => appendAudit(tx, key, { at, body: '{}' }));
      if (at % 6 === 0) await other.commit((tx) => pruneAudit(tx, key, { before: at, at: 1_000 }));
    });
    const looks = Array.from({ length: 10 }, () => verify(database.db));
    for (const look of await Promise.all(looks)) expect(look.ok).toBe(true);
    await Promise.all(writing);
    expect(await verify(database.db)).toMatchObject({ ok: true });
  });
});
