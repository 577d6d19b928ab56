import { defineCommand } from 'citty';
import { readAudit, verifyAudit } from '../store/audit.ts';
import { openDatabase } from '../store/database.ts';
import { settingsOrExit } from './settings.ts';

async function open() {
  const { env } = settingsOrExit();
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
    const csv = args.format === 'csv';
    if (csv) console.log('seq,at,body,hash');
    for (let afterSeq = 0; ; ) {
      const rows = await readAudit(database.db, { afterSeq });
      for (const row of rows) {
        const at = new Date(row.at).toISOString();
        console.log(
          csv
            ? [row.seq, at, quoted(row.body), row.hash].join(',')
            : JSON.stringify({ seq: row.seq, at, ...JSON.parse(row.body), hash: row.hash }),
        );
        afterSeq = row.seq;
      }
      if (rows.length === 0) break;
    }
    await database.close();
  },
});

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** `patchcord audit verify`, `patchcord audit export`. */
export const audit = defineCommand({
  meta: { name: 'audit', description: 'The audit trail' },
  subCommands: { verify, export: exportVerb },
});
