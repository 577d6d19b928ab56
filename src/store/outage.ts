import pg from 'pg';

/** SQLite result codes for trouble that may pass: busy, locked, read-only, I/O error, disk full, cannot open. */
const PASSING_SQLITE = new Set([5, 6, 8, 10, 13, 14]);
/** PostgreSQL's error codes for lost connections, lack of resources, a server going down or standing by. */
const PASSING_POSTGRES = /^(08|53|57P|25006)/;
/** What pg says, as plain errors, when a connection ends or none can be had. */
const LOST =
  /connection (terminated|ended|timeout)|is not queryable|timeout exceeded when trying to connect|discarded/i;

/** The open file is not the one that stands at its place any more: what is written into it is lost at the next start. */
export class FileGone extends Error {
  override readonly name = 'FileGone';
}

/** True when the database could not do its work just now, false when it refused what was asked. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof FileGone) return true;
  if ('errcode' in error && typeof error.errcode === 'number') return PASSING_SQLITE.has(error.errcode & 0xff);
  if (error instanceof pg.DatabaseError) return PASSING_POSTGRES.test(error.code ?? '');
  if ('syscall' in error && 'code' in error) return true;
  return LOST.test(error.message);
}

/** Does the trouble lie with the server: it is away, or refuses who asks or for what? */
export function isOfServer(error: unknown): boolean {
  return error instanceof pg.DatabaseError || isOutage(error);
}

/** What is wrong, for whoever runs Patchcord. */
export function troubleOf(error: unknown): string {
  if (error instanceof FileGone)
    return 'The database file was deleted or replaced: put it back, or start Patchcord again.';
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  const server = error instanceof pg.DatabaseError ? (error.code ?? '') : undefined;
  if (code === 13 || server === '53100') return 'The disk of the database is full: make room.';
  if (code === 8) return 'The database cannot be written: its file or its disk is read-only.';
  if (code === 10 || code === 14) return 'The disk of the database gives errors: see the log of the machine.';
  if (code === 5 || code === 6) return 'The database is held by another program.';
  if (server === '25006') return 'The database server takes no changes: it is read-only, or a standby.';
  return isOutage(error) ? 'The database server does not answer.' : 'The database does not work; the log says why.';
}
