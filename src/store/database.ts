import { PatchcordError } from '../core/errors.ts';
import { type Commit, createGroupCommit } from './group-commit.ts';
import { migrate } from './migrate.ts';
import { troubleOf } from './outage.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { type Engine, type Handle, run } from './tables.ts';

export type { Handle } from './tables.ts';

/** A folder for SQLite, the address of a PostgreSQL server, or nothing kept at all (for tests). */
export type DatabasePlace = { folder: string } | { url: string } | { memory: true };

export interface Database {
  engine: Engine;
  /** For reading, and for single statements. Never inside a commit: on SQLite that would wait for itself. */
  db: Handle;
  commit: Commit;
  /** Throws, with a sentence for people, when the database does not answer or nothing can be written. */
  ping(): Promise<void>;
  /** Lets the works handed in so far finish, then closes. */
  close(): Promise<void>;
}

/** Opens the database and, unless told otherwise, brings its tables up to date. */
export async function openDatabase(place: DatabasePlace, options: { migrate?: boolean } = {}): Promise<Database> {
  const engine = 'url' in place ? 'postgres' : 'sqlite';
  const { db, group } = 'url' in place ? openPostgres(place.url) : await openSqlite(place);
  const { commit, drained } = createGroupCommit(group);
  try {
    if (options.migrate ?? true) await migrate(db, engine);
    else await run(db, 'select 1', []);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    engine,
    db,
    commit,
    async ping() {
      await commit((tx) => group.probe(tx), { durable: false }).catch((cause: unknown) => {
        throw new PatchcordError('unreachable', troubleOf(cause), { cause });
      });
    },
    async close() {
      await drained();
      await db.destroy();
    },
  };
}
