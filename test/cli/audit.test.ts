import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { jsonLine } from '../../src/cli/audit.ts';
import { verification } from '../../src/cli/audit-verify.ts';
import { createSealer } from '../../src/kit/seal.ts';
import { appendAudit, auditKeyOf, hashOf, readAudit } from '../../src/store/audit.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';

const KEY = 'a key of thirty-two characters or more';
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'patchcord-audit-'));
  database = await openDatabase({ folder });
  for (let at = 1; at <= 5; at += 1)
    await database.commit((tx) => appendAudit(tx, auditKeyOf(createSealer(KEY)), { at, body: `{"n":${at}}` }));
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As an operator types it, in the folder of the settings. */
async function patchcord(args: string[], env: Record<string, string> = { PATCHCORD_SECRET_KEY: KEY }) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env.PATH ?? '', PATCHCORD_DATA: folder, ...env } };
    execFile(process.execPath, [MAIN, 'audit', ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const verify = (wish: Parameters<typeof verification>[2] = {}, key = KEY) =>
  verification(database.db, auditKeyOf(createSealer(key)), wish);

it('says that the trail is whole, and compares it with an earlier export', async () => {
  const path = join(folder, 'earlier.jsonl');
  const rows = await readAudit(database.db, { afterSeq: 0 });
  writeFileSync(path, `${rows.map(jsonLine).join('\n')}\n`);
  expect(await verify({ against: path })).toEqual([true, 'The audit trail is whole: 5 rows.']);
  expect(await verify({ after: 3 })).toEqual([true, '2 rows after 3 are right.']);
  expect(await verify({ after: 9 })).toEqual([false, 'There is no row 9 in the audit trail.']);
  writeFileSync(path, `${rows.map((row) => jsonLine({ ...row, seq: row.seq + 1 })).join('\n')}\n`);
  expect(await verify({ against: path })).toEqual([false, expect.stringContaining('broken at seq 2.')]);
});

it('names the row and ends with 1 when rows were changed and every hash was made anew', async () => {
  const changed = { seq: 5, at: 5, body: '{"n":"nothing"}' };
  const { hash: previous } = await database.db
    .selectFrom('audit')
    .select('hash')
    .where('seq', '=', 4)
    .executeTakeFirstOrThrow();
  const hash = hashOf({ ...changed, previous });
  await database.db.updateTable('audit').set({ body: changed.body, hash }).where('seq', '=', 5).execute();
  await sql`update audit_head set hash = ${hash}`.execute(database.db);
  const whole = await patchcord(['export', '--format', 'jsonl']);
  expect(whole.out.trim().split('\n')).toHaveLength(5);
  const told = await patchcord(['verify']);
  expect([told.code, told.out.split('\n')[0]]).toEqual([1, 'The audit trail is broken at seq 5.']);
});

it('needs the key, and says which row another key cannot vouch for', async () => {
  const none = await patchcord(['verify'], {});
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('PATCHCORD_SECRET_KEY is not set')]);
  const other = 'another key of thirty-two characters';
  expect(await verify({}, other)).toEqual([false, expect.stringContaining('seq 1.\nFrom this row on it is signed')]);
  expect(await verify({}, `${other},${KEY}`)).toEqual([true, 'The audit trail is whole: 5 rows.']);
});
