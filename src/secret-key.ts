import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './config/environment.ts';
import type { Settings } from './config/load.ts';
import type { Database } from './store/database.ts';
import { readSandboxKey, shareSandboxKey } from './store/sandbox-key.ts';

/**
 * The key that seals tokens at rest. The sandbox makes its own and keeps it with its database: there is nothing real to
 * protect, and restarts, and the other processes on one PostgreSQL, must be able to open what was sealed.
 */
export async function secretKeyFor(
  { env, sandbox }: Settings,
  { engine, db }: Pick<Database, 'engine' | 'db'>,
): Promise<string> {
  if (env.PATCHCORD_SECRET_KEY) return env.PATCHCORD_SECRET_KEY;
  if (!sandbox) throw new Error('PATCHCORD_SECRET_KEY is not set');
  const path = sandboxKeyIn(env);
  const fresh = randomBytes(32).toString('base64');
  // A key in the folder is of a version that kept none in the database.
  if (engine === 'postgres') return shareSandboxKey(db, (await keyInFile(path)) ?? fresh);
  await mkdir(env.PATCHCORD_DATA, { recursive: true });
  try {
    await writeFile(path, fresh, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(path, 'utf8');
}

/** For verbs that only look at what is stored: the same key, or none where the sandbox has not made one yet. */
export async function storedSecretKey(
  env: Environment,
  { engine, db }: Pick<Database, 'engine' | 'db'>,
): Promise<string | undefined> {
  if (env.PATCHCORD_SECRET_KEY) return env.PATCHCORD_SECRET_KEY;
  // Without the table the database is of an earlier version.
  const shared = engine === 'postgres' ? await readSandboxKey(db).catch(() => undefined) : undefined;
  return shared ?? keyInFile(sandboxKeyIn(env));
}

function keyInFile(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

const sandboxKeyIn = (env: Environment) => join(env.PATCHCORD_DATA, 'sandbox.key');
