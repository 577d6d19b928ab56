import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import type { GroupEngine } from './group-commit.ts';
import { FileGone, isOutage } from './outage.ts';
import type { Tables } from './tables.ts';

/** How long to wait for another process to finish its transaction. */
const BUSY_TIMEOUT_MS = 5_000;
/** More different statements than the application has; lists of changing length add a few. */
const STATEMENTS_KEPT = 300;

/** Opens `patchcord.db` in the folder, or a database in memory, ready for several processes at once. */
export async function openSqlite(where: { folder: string } | { memory: true }) {
  const file = await openFile(where);
  const mustBeThere = 'memory' in where ? () => undefined : watched(join(where.folder, FILE));
  const db = new Kysely<Tables>({ dialect: new Dialect(file) });
  const control = (text: string) => file.exec(text);
  const group: GroupEngine = {
    async transaction(durable, body) {
      mustBeThere();
      if (durable) return db.transaction().execute(body);
      // In WAL mode NORMAL only leaves out the fsync of this commit; the next FULL commit syncs the whole log.
      return db.connection().execute(async (connection) => {
        control('pragma synchronous = normal');
        try {
          await connection.transaction().execute(body);
        } finally {
          control('pragma synchronous = full');
        }
      });
    },
    // Straight to the one connection: it belongs to the running group.
    mark: async () => control('savepoint work'),
    keep: async () => control('release work'),
    undo: async () => control('rollback to work; release work'),
    isDeadlock: () => false,
    // A page is written, with the value that it has.
    probe: async () => control('pragma user_version = 0'),
  };
  return { db, group };
}

const FILE = 'patchcord.db';

/** SQLite itself goes on writing into a file that was deleted. Throws when it is another one than at the beginning. */
function watched(path: string): () => void {
  const { dev, ino } = statSync(path);
  return () => {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino !== ino || now.dev !== dev) throw new FileGone('the database file was deleted or replaced');
  };
}

async function openFile(where: { folder: string } | { memory: true }): Promise<DatabaseSync> {
  if ('memory' in where) return new DatabaseSync(':memory:');
  mkdirSync(where.folder, { recursive: true, mode: 0o700 });
  const path = join(where.folder, FILE);
  const file = new DatabaseSync(path);
  chmodSync(path, 0o600);
  await whenFree(file, 'pragma journal_mode = wal');
  file.exec('pragma synchronous = full');
  return file;
}

/**
 * Runs what needs the file's lock. SQLite itself waits for other processes by blocking this one, and for another
 * handle of this process in vain; so it is only asked, and asked again.
 */
async function whenFree(file: DatabaseSync, text: string): Promise<void> {
  for (const end = Date.now() + BUSY_TIMEOUT_MS; ; await pause(1 + Math.random() * 9)) {
    file.exec('pragma busy_timeout = 0');
    try {
      file.exec(text);
      return;
    } catch (error) {
      if (!isOutage(error) || Date.now() > end) throw error;
    } finally {
      file.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }
}

class Dialect extends SqliteDialect {
  readonly #file: DatabaseSync;

  constructor(file: DatabaseSync) {
    super({ database: shim(file) });
    this.#file = file;
  }

  override createDriver() {
    return new Driver(this.#file);
  }

  override createAdapter() {
    return new Adapter();
  }
}

class Driver extends SqliteDriver {
  readonly #file: DatabaseSync;

  constructor(file: DatabaseSync) {
    super({ database: shim(file) });
    this.#file = file;
  }

  /** With plain `begin`, a transaction that reads first and writes then fails at once when another process wrote meanwhile. */
  override async beginTransaction(): Promise<void> {
    await whenFree(this.#file, 'begin immediate');
  }

  /** A full disk ends the transaction by itself; the refusal of a second end would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite can change tables inside a transaction; said so, several processes may migrate at once. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** `node:sqlite` in the shape Kysely knows, with prepared statements kept by their text. */
function shim(file: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      kept.clear();
      file.close();
    },
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      const order: number[] = [];
      // To SQLite `$1` is a name, and binding by name costs more than many a statement: it gets its values by their place.
      const placed = text.replace(/\$(\d+)/g, (_name, number: string) => {
        order.push(Number(number) - 1);
        return '?';
      });
      const statement = wrap(file.prepare(placed), order);
      const oldest = kept.size < STATEMENTS_KEPT ? undefined : kept.keys().next().value;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(text, statement);
      return statement;
    },
  };
}

function wrap(statement: StatementSync, order: readonly number[]): SqliteStatement {
  const inOrder = (values: readonly unknown[]) =>
    order.length > 0 ? order.map((at) => bindable(values[at])) : values.map(bindable);
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...inOrder(values)),
    run: (values) => statement.run(...inOrder(values)),
    iterate() {
      throw new Error('Read long lists in pages: a statement left open would hold back the one connection.');
    },
  };
}

function bindable(value: unknown): SQLInputValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || value instanceof Uint8Array) return value;
  throw new TypeError(`A ${typeof value} cannot be stored`);
}
