import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { GroupEngine } from './group-commit.ts';
import type { Handle, Tables } from './tables.ts';

/** The type number of bigint (`int8`) in PostgreSQL's catalogue. */
const BIGINT = 20;

/** Connects to a PostgreSQL server; the connections are made when they are needed. */
export function openPostgres(url: string) {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'patchcord',
    max: 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser: (type, format) => (type === BIGINT ? Number : pg.types.getTypeParser(type, format)) },
  });
  // A connection that breaks while nobody uses it is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The pool listens only to those that nobody uses. One that breaks between two statements of a transaction would end the process
  // as well; its next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const control = async (tx: Handle, text: string) => {
    await sql.raw(text).execute(tx);
  };
  const group: GroupEngine = {
    transaction: (durable, body) =>
      db.transaction().execute(async (tx) => {
        if (!durable) await control(tx, 'set local synchronous_commit = off');
        await body(tx);
      }),
    mark: (tx) => control(tx, 'savepoint work'),
    keep: (tx) => control(tx, 'release savepoint work'),
    undo: (tx) => control(tx, 'rollback to savepoint work; release savepoint work'),
    isDeadlock: (error) => error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001'),
    // Refused where nothing may be changed, though no row is meant.
    probe: (tx) => control(tx, 'update audit_head set seq = seq where false'),
  };
  return { db, group };
}
