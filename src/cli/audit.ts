import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import type { Environment } from '../config/environment.ts';
import { PatchcordError } from '../core/errors.ts';
import { csvLine as csvCells } from '../kit/csv.ts';
import { createSealer } from '../kit/seal.ts';
import { storedSecretKey } from '../secret-key.ts';
import { type AuditRow, auditKeyOf, readAudit } from '../store/audit.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { verification } from './audit-verify.ts';
import { plainly } from './plainly.ts';
import { partsOrExit } from './settings.ts';

const UNREADABLE = 'The audit trail could not be read';

/** A wrong folder is not made into an empty trail that is whole. */
function open({ DATABASE_URL: url, PATCHCORD_DATA: folder }: Environment): Promise<Database> {
  if (url !== undefined) return openDatabase({ url });
  if (!existsSync(join(folder, 'patchcord.db')))
    throw new PatchcordError('not-found', `there is no database in ${folder}. Set PATCHCORD_DATA or DATABASE_URL.`);
  return openDatabase({ folder });
}

const verify = defineCommand({
  meta: { name: 'verify', description: 'Check that no row of the audit trail was changed, removed or inserted' },
  args: {
    after: { type: 'string', description: 'Only what came after the row with this number' },
    against: { type: 'string', description: 'An earlier export (jsonl): every row in it must still be there' },
  },
  run: plainly(UNREADABLE, async ({ args }) => {
    const { env } = partsOrExit();
    const database = await open(env);
    const secretKey = await storedSecretKey(env, database);
    if (secretKey === undefined) {
      await database.close();
      console.error('PATCHCORD_SECRET_KEY is not set: without it nobody can tell our rows from made-up ones.');
      process.exitCode = 1;
      return;
    }
    const [isWhole, text] = await verification(database.db, auditKeyOf(createSealer(secretKey)), {
      ...(args.after !== undefined && { after: Number(args.after) }),
      ...(args.against !== undefined && { against: args.against }),
    });
    await database.close();
    console.log(text);
    if (!isWhole) process.exitCode = 1;
  }),
});

const exportVerb = defineCommand({
  meta: { name: 'export', description: 'Print the audit trail' },
  args: { format: { type: 'enum', options: ['jsonl', 'csv'], default: 'jsonl', description: 'jsonl or csv' } },
  run: plainly(UNREADABLE, async ({ args }) => {
    const database = await open(partsOrExit().env);
    const line = args.format === 'csv' ? csvLine : jsonLine;
    if (args.format === 'csv') console.log(COLUMNS.join(','));
    for (let afterSeq = 0; ; ) {
      const rows = await readAudit(database.db, { afterSeq });
      for (const row of rows) console.log(line(row));
      const last = rows.at(-1);
      if (!last) break;
      afterSeq = last.seq;
    }
    await database.close();
  }),
});

/** With the hash before it, so that the chain can be checked from the export too; `body` is what was hashed. */
export function jsonLine({ seq, at, body, previous, hash, mac }: AuditRow): string {
  return JSON.stringify({ ...JSON.parse(body), seq, at: new Date(at).toISOString(), body, previous, hash, mac });
}

/** The first and last ones are the row's; those between stand in its body. */
const COLUMNS = [
  'seq',
  'at',
  'who',
  'command',
  'result',
  'verdict',
  'decision',
  'rule',
  'platform',
  'changed',
  'from',
  'to',
  'call',
  'request',
  'hash',
];

export function csvLine({ seq, at, body, hash }: AuditRow): string {
  const entry: Record<string, unknown> = JSON.parse(body);
  const changed = typeof entry.changed === 'object' ? { ...entry.changed } : {};
  const values: Record<string, unknown> = {
    ...entry,
    ...changed,
    seq,
    at: new Date(at).toISOString(),
    changed: 'what' in changed ? changed.what : '',
    hash,
  };
  return csvCells(COLUMNS.map((column) => values[column]));
}

/** `patchcord audit verify`, `patchcord audit export`. */
export const audit = defineCommand({
  meta: { name: 'audit', description: 'The audit trail' },
  subCommands: { verify, export: exportVerb },
});
