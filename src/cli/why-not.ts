import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isOfServer, isOutage, troubleOf } from '../store/outage.ts';

interface Env {
  PORT: number;
  PATCHCORD_DATA: string;
  DATABASE_URL?: string | undefined;
}

/** Why Patchcord could not start, and what to do about it, in one or two sentences. */
export function whyNot(thrown: unknown, env: Env): string {
  // Node tells what it tried with a name of several addresses only inside.
  const error: unknown = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  if (!(error instanceof Error)) return 'the reason is not known';
  if ('code' in error && error.code === 'EADDRINUSE')
    return takenPort('port' in error ? Number(error.port) : env.PORT, env);
  if (env.DATABASE_URL !== undefined)
    return isOfServer(error)
      ? `the database of DATABASE_URL cannot be used (${error.message}). Check the address, the name and the password, and that the server runs.`
      : error.message;
  return ofFolder(error, env.PATCHCORD_DATA) ?? error.message;
}

function takenPort(port: number, env: Env): string {
  if (port === env.PORT) return `port ${port} is taken. Stop what listens there, or set PORT.`;
  return `port ${port} of the simulated phone system is taken by a foreign program. Stop it, or set PATCHCORD_SANDBOX_PORT.`;
}

function ofFolder(error: Error, folder: string): string | undefined {
  const file = join(folder, 'patchcord.db');
  if ('errcode' in error) {
    const code = Number(error.errcode) & 0xff;
    if (code === 26) return `${file} is no database. Move it away, or set PATCHCORD_DATA to another folder.`;
    if (code === 11) return `${file} is damaged. Put a backup of the whole folder in its place.`;
    return isOutage(error) ? `${file}: ${troubleOf(error)}` : undefined;
  }
  if (!('syscall' in error)) return undefined;
  const isFile = existsSync(folder) && !statSync(folder).isDirectory();
  const why = isFile ? 'it is a file' : error.message;
  return `PATCHCORD_DATA (${folder}) cannot be used as a folder: ${why}. Set it to one that Patchcord may write to.`;
}
