import pg from 'pg';

/** SQLite result codes for trouble that may pass: busy, locked, I/O error, disk full, cannot open. */
const PASSING_SQLITE = new Set([5, 6, 10, 13, 14]);
/** The first two characters of PostgreSQL's error codes for lost connections, lack of resources, a server going down. */
const PASSING_POSTGRES = /^(08|53|57P)/;
/** What pg says, as plain errors, when a connection ends or none can be had. */
const LOST = /connection (terminated|ended|timeout)|timeout exceeded when trying to connect|discarded/i;

/** True when the database could not do its work just now, false when it refused what was asked. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error && typeof error.errcode === 'number') return PASSING_SQLITE.has(error.errcode & 0xff);
  if (error instanceof pg.DatabaseError) return PASSING_POSTGRES.test(error.code ?? '');
  if ('syscall' in error && 'code' in error) return true;
  return LOST.test(error.message);
}
