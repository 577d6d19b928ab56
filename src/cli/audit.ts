import { defineCommand } from 'citty';
import { csvLine as csvCells } from '../kit/csv.ts';
import { type AuditRow, readAudit, verifyAudit } from '../store/audit.ts';
import { openDatabase } from '../store/database.ts';
import { partsOrExit } from './settings.ts';

async function open() {
  const { env } = partsOrExit();
  return openDatabase(env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: env.PATCHCORD_DATA });
}

const verify = defineCommand({
  meta: { name: 'verify', description: 'Check that no row of the audit trail was changed, removed or inserted' },
  async run() {
    const database = await open();
    const result = await verifyAudit(database.db);
    await database.close();
    if (result.ok) {
      console.log(`The audit trail is whole: ${result.count} rows.`);
      return;
    }
    console.log(`The audit trail is broken at seq ${result.seq}.`);
    process.exitCode = 1;
  },
});

const exportVerb = defineCommand({
  meta: { name: 'export', description: 'Print the audit trail' },
  args: { format: { type: 'enum', options: ['jsonl', 'csv'], default: 'jsonl', description: 'jsonl or csv' } },
  async run({ args }) {
    const database = await open();
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
  },
});

/** With the hash before it, so that the chain can be checked from the export too; `body` is what was hashed. */
function jsonLine({ seq, at, body, previous, hash }: AuditRow): string {
  return JSON.stringify({ ...JSON.parse(body), seq, at: new Date(at).toISOString(), body, previous, hash });
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
