import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealer, type Signer } from '../../src/kit/seal.ts';
import {
  type AuditRow,
  appendAudit,
  auditKeyOf,
  hashOf,
  headText,
  keyAudit,
  readAudit,
} from '../../src/store/audit.ts';
import { missingSince, verifyAudit } from '../../src/store/audit-check.ts';
import { pruneAudit } from '../../src/store/audit-prune.ts';
import type { Database } from '../../src/store/database.ts';
import { engines, type Place } from './engines.ts';

const OLD = 'the key of this installation with 32 characters';
const NEW = 'the key after the change with 32 characters as well';
const keyOf = (text: string) => auditKeyOf(createSealer(text));
const key = keyOf(OLD);

/** Somebody who has the database and these sources, and not the key: every hash is made anew, and the head with it. */
describe.each(engines)('the key of the audit chain on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  beforeEach(async () => {
    place = await newPlace();
    database = await place.open();
    for (let n = 1; n <= 8; n += 1) await append(n);
    expect(await verify()).toMatchObject({ ok: true, count: 8 });
  });
  afterEach(() => place.remove());

  const append = (n: number, signer: Signer = key) =>
    database.commit((tx) => appendAudit(tx, signer, { at: n * 10, body: `{"n":${n}}` }));
  const verify = (signer: Signer = key) => verifyAudit(database.db, signer);
  const rows = () => readAudit(database.db, { afterSeq: 0 });
  const sqlText = async (text: string) => {
    await sql.raw(text).execute(database.db);
  };

  /** Writes these rows as the whole chain, numbered and hashed like ours; the signatures stand as they are, or are made by `mac`. */
  async function rewrite(kept: Pick<AuditRow, 'at' | 'body' | 'mac'>[], mac?: (row: { hash: string }) => string) {
    await sqlText('delete from audit');
    let last = { seq: 0, hash: '' };
    for (const { at, body, mac: old } of kept) {
      const row = { seq: last.seq + 1, at, body, previous: last.hash };
      const hash = hashOf(row);
      await database.db
        .insertInto('audit')
        .values({ ...row, hash, mac: mac ? mac({ hash }) : old })
        .execute();
      last = { seq: row.seq, hash };
    }
    await sql`update audit_head set seq = ${last.seq}, hash = ${last.hash}`.execute(database.db);
  }

  it('finds a changed row after which everything was computed anew', async () => {
    await rewrite((await rows()).map((row, at) => (at === 3 ? { ...row, body: '{"n":"nothing"}' } : row)));
    expect(await verify()).toMatchObject({ ok: false, seq: 4 });
  });

  it('finds a removed and an inserted row, computed anew', async () => {
    const all = await rows();
    await rewrite(all.filter(({ seq }) => seq !== 5));
    expect(await verify()).toMatchObject({ ok: false, seq: 5 });
    await rewrite([...all.slice(0, 2), { at: 25, body: '{"n":2.5}', mac: all[1]?.mac ?? '' }, ...all.slice(2)]);
    expect(await verify()).toMatchObject({ ok: false, seq: 3 });
  });

  it('finds a tail that was cut off, with an earlier row made the last one', async () => {
    const kept = (await rows()).slice(0, 6);
    await sqlText('delete from audit where seq > 6');
    await sql`update audit_head set seq = 6, hash = ${kept[5]?.hash}`.execute(database.db);
    expect(await verify()).toEqual({ ok: false, seq: 7, why: 'end' });
    await sql`update audit_head set mac = ${kept[5]?.mac}`.execute(database.db);
    expect(await verify()).toEqual({ ok: false, seq: 7, why: 'end' });
  });

  it('goes on saying so when more was written at the cut end', async () => {
    await sqlText('delete from audit where seq > 6');
    await sql`update audit_head set seq = 6, hash = ${(await rows())[5]?.hash}`.execute(database.db);
    for (const n of [9, 10, 11]) await append(n);
    expect(await verify()).toEqual({ ok: false, seq: 7, why: 'cut' });
    const [cut] = await readAudit(database.db, { afterSeq: 6, limit: 1 });
    expect(await verifyAudit(database.db, key, { after: { seq: 7, hash: cut?.hash ?? '' } })).toMatchObject({
      ok: true,
      count: 3,
    });
  });

  it.each([
    ['removed', `update audit set mac = '' where seq = 5`, 5],
    ['taken from another row', 'update audit set mac = (select mac from audit where seq = 4) where seq = 5', 5],
    ['of nobody', `update audit set mac = 'abc.def' where seq = 5`, 5],
    ['of the last row removed', `update audit set mac = '' where seq = 8`, 8],
    ['of all rows removed', `update audit set mac = ''`, 1],
    ['of the head removed', `update audit_head set mac = ''`, 9],
    ['of all removed, as if there had never been a key', `update audit_head set mac = '', keyed_from = 9`, 1],
  ])('finds a signature that was %s', async (_, change, seq) => {
    await sqlText(change);
    expect(await verify()).toMatchObject({ ok: false, seq });
  });

  it('does not take a chain without any signature for a right one', async () => {
    await rewrite(await rows(), () => '');
    await sqlText(`update audit_head set mac = '', keyed_from = 0`);
    expect(await verify()).toEqual({ ok: false, seq: 1, why: 'unkeyed' });
  });

  it('is not fooled by rows and an end that another key has signed', async () => {
    const forger = keyOf('a key that somebody made up with 32 characters');
    await rewrite(await rows(), ({ hash }) => forger.sign(`row\n${hash}`));
    const hash = (await rows()).at(-1)?.hash ?? '';
    await sql`update audit_head set mac = ${forger.sign(headText({ seq: 8, hash, keyedFrom: 1 }))}`.execute(
      database.db,
    );
    expect(await verify()).toEqual({ ok: false, seq: 1, why: 'key' });
    await append(9);
    expect(await verify()).toEqual({ ok: false, seq: 1, why: 'key' });
  });

  it('knows of an earlier state that was put back, by what was exported or seen since', async () => {
    const exported = await rows();
    const hash = exported[4]?.hash ?? '';
    const head = headText({ seq: 5, hash, keyedFrom: 1 });
    // As from a backup: the head was a right one then.
    await sqlText('delete from audit where seq > 5');
    await sql`update audit_head set seq = 5, hash = ${hash}, mac = ${key.sign(head)}`.execute(database.db);
    expect(await verify()).toMatchObject({ ok: true, count: 5 });
    const listed = async function* () {
      yield* exported;
    };
    expect(await missingSince(database.db, listed())).toBe(6);
    const seen = { seq: 8, hash: exported[7]?.hash ?? '' };
    expect(await verifyAudit(database.db, key, { after: seen })).toMatchObject({ ok: false, seq: 8 });
  });

  it('finds nothing missing in an export after rows were added and pruned', async () => {
    const exported = await rows();
    await append(9);
    await database.commit((tx) => pruneAudit(tx, key, { before: 35, at: 1_000 }));
    const listed = async function* () {
      yield* exported;
    };
    expect(await missingSince(database.db, listed())).toBeUndefined();
    expect(await verify()).toMatchObject({ ok: true, count: 7 });
  });

  it('does not prune rows that were made old by hand', async () => {
    await sqlText('update audit set at = 1 where seq <= 4');
    expect(await database.commit((tx) => pruneAudit(tx, key, { before: 5, at: 1_000 }))).toEqual({ broken: 1 });
    await rewrite((await rows()).map((row) => ({ ...row, at: 1 })));
    expect(await database.commit((tx) => pruneAudit(tx, key, { before: 5, at: 1_000 }))).toEqual({ broken: 1 });
    expect(await rows()).toHaveLength(8);
  });

  it('changes from one key to the next, and the earlier one may go', async () => {
    const both = keyOf(`${NEW},${OLD}`);
    await database.commit((tx) => keyAudit(tx, both));
    expect(await verify(keyOf(NEW))).toMatchObject({ ok: true, count: 8 });
    await append(9, both);
    await append(10, keyOf(NEW));
    expect(await verify(keyOf(NEW))).toMatchObject({ ok: true, count: 10 });
    expect(await database.commit((tx) => pruneAudit(tx, keyOf(NEW), { before: 45, at: 1_000 }))).toEqual({
      removed: 4,
    });
    expect(await verify(keyOf(NEW))).toMatchObject({ ok: true, count: 7 });
    await rewrite((await rows()).map((row, at) => (at === 0 ? { ...row, body: '{}' } : row)));
    expect(await verify(keyOf(NEW))).toMatchObject({ ok: false });
  });

  it('says from where on a lost key is missing, and goes on under the new one', async () => {
    expect(await verify(keyOf(NEW))).toEqual({ ok: false, seq: 1, why: 'key' });
    await append(9, keyOf(NEW));
    expect(await verify(keyOf(NEW))).toEqual({ ok: false, seq: 1, why: 'key' });
    const noted = (await rows())[8];
    expect(JSON.parse(noted?.body ?? '')).toEqual({ command: 'audit.break', broken: { seq: 8, why: 'unknown' } });
    expect(await verifyAudit(database.db, keyOf(NEW), { after: { seq: 9, hash: noted?.hash ?? '' } })).toMatchObject({
      ok: true,
      count: 1,
    });
  });

  it('takes up a chain from before there was a key, and says how much of it that is', async () => {
    await rewrite(await rows(), () => '');
    await sqlText(`update audit_head set mac = '', keyed_from = 0`);
    expect(await database.commit((tx) => keyAudit(tx, key))).toEqual({ taken: 8 });
    await append(9);
    expect(await verify()).toMatchObject({ ok: true, count: 9, keyedFrom: 9 });
    await rewrite((await rows()).map((row, at) => (at === 2 ? { ...row, body: '{}' } : row)));
    expect(await verify()).toMatchObject({ ok: false, seq: 9 });
  });
});
