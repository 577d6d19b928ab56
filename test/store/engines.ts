import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Database, type DatabasePlace, openDatabase } from '../../src/store/database.ts';
import { freshPostgres } from '../support/postgres.ts';

/** A place for one test, that several handles and processes may open. */
export interface Place {
  where: DatabasePlace;
  /** Opens it, once more if it is open already. */
  open(): Promise<Database>;
  /** Closes what was opened and removes it. */
  remove(): Promise<void>;
}

async function sqlite(_options?: { untouched?: boolean }): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-store-'));
  return place({ folder }, async () => rmSync(folder, { recursive: true, force: true }));
}

/** Databases of this test file that are empty again: to make a new one takes longer than most tests. */
const emptied: string[] = [];

async function postgres(options: { untouched?: boolean } = {}): Promise<Place> {
  const url = (options.untouched ? undefined : emptied.pop()) ?? (await freshPostgres());
  return place({ url }, async () => {
    const database = await openDatabase({ url });
    const tables = await database.db.introspection.getTables();
    const named = tables.map((table) => table.name).filter((name) => name !== 'audit_head');
    await sql.raw(`${named.map((name) => `delete from ${name}`).join('; ')}`).execute(database.db);
    await sql`update audit_head set seq = 0, hash = '', mac = '', keyed_from = 0`.execute(database.db);
    await database.close();
    emptied.push(url);
  });
}

function place(where: DatabasePlace, remove: () => Promise<void>): Place {
  const opened: Database[] = [];
  return {
    where,
    async open() {
      const database = await openDatabase(where);
      opened.push(database);
      return database;
    },
    async remove() {
      await Promise.all(opened.map((database) => database.close()));
      await remove();
    },
  };
}

/** For `describe.each`: the same suite runs on both. */
export const engines = [
  { name: 'SQLite', newPlace: sqlite },
  { name: 'PostgreSQL', newPlace: postgres },
];
