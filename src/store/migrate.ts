import { sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import { PatchcordError } from '../core/errors.ts';
import { first } from './migrations/001-first.ts';
import { vault } from './migrations/002-vault.ts';
import { approvals } from './migrations/003-approvals.ts';
import { proofs } from './migrations/004-proofs.ts';
import { auditAnchor } from './migrations/005-audit-anchor.ts';
import { bulk } from './migrations/006-bulk.ts';
import { liveCopies } from './migrations/007-live-copies.ts';
import { phoneEvents } from './migrations/008-phone-events.ts';
import { homes } from './migrations/010-homes.ts';
import { systems } from './migrations/011-systems.ts';
import { supportLogs } from './migrations/012-support-logs.ts';
import { mailboxes } from './migrations/013-mailboxes.ts';
import { lastCall } from './migrations/014-last-call.ts';
import { auditKey } from './migrations/015-audit-key.ts';
import { presenceSync } from './migrations/016-presence-sync.ts';
import { presenceMonitors } from './migrations/017-presence-monitors.ts';
import { keptMeetings } from './migrations/018-kept-meetings.ts';
import { contactsQuietHours } from './migrations/019-contacts-quiet-hours.ts';
import { channelNames } from './migrations/021-channel-names.ts';
import { liveHints } from './migrations/023-live-hints.ts';
import { sandboxKey } from './migrations/024-sandbox-key.ts';
import type { Engine, Handle } from './tables.ts';

/** In order; never changed once released, only added to. */
const migrations = (engine: Engine): Record<string, Migration> => ({
  '001-first': first(engine),
  '002-vault': vault,
  '003-approvals': approvals,
  '004-proofs': proofs,
  '005-audit-anchor': auditAnchor,
  '006-bulk': bulk,
  '007-live-copies': liveCopies,
  '008-phone-events': phoneEvents,
  '010-homes': homes,
  '012-support-logs': supportLogs(engine),
  '013-mailboxes': mailboxes,
  '014-last-call': lastCall,
  '011-systems': systems,
  '015-audit-key': auditKey,
  '016-presence-sync': presenceSync,
  '018-kept-meetings': keptMeetings,
  '017-presence-monitors': presenceMonitors,
  '019-contacts-quiet-hours': contactsQuietHours,
  '021-channel-names': channelNames,
  '023-live-hints': liveHints,
  '024-sandbox-key': sandboxKey,
});

/**
 * Brings the tables to what this version expects and returns the names of the steps it took.
 * Several processes may start at once: one does the work, the others wait for it.
 */
export async function migrate(db: Handle, engine: Engine): Promise<string[]> {
  // On SQLite the one transaction keeps the others out; on PostgreSQL the migrator takes a lock of its own.
  const { results = [] } = await (engine === 'sqlite'
    ? db.transaction().execute((tx) => toLatest(tx, engine))
    : toLatest(db, engine));
  return results.map((step) => step.migrationName);
}

/** The names of the steps that are still to be taken. */
export async function pendingMigrations(db: Handle, engine: Engine): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(engine) } });
  const steps = await migrator.getMigrations();
  return steps.filter((step) => step.executedAt === undefined).map((step) => step.name);
}

async function toLatest(db: Handle, engine: Engine) {
  const known = migrations(engine);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  await refuseNewer(db, Object.keys(known));
  const result = await migrator.migrateToLatest();
  if (result.error) throw result.error;
  return result;
}

/** What a newer version keeps there an older one does not know, and would spoil. */
async function refuseNewer(db: Handle, known: readonly string[]): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  const [newer] = rows.flatMap(({ name }) => (known.includes(name) ? [] : [name]));
  if (newer === undefined) return;
  const sentence = `The database was used by a newer version of Patchcord (its tables know "${newer}"). Start that version, or put back a backup from before it.`;
  throw new PatchcordError('conflict', sentence);
}
