import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './environment.ts';
import type { Settings } from './load.ts';

/**
 * The key that seals tokens at rest. The sandbox makes its own and keeps it beside its database:
 * there is nothing real to protect, and restarts must be able to open what was sealed.
 */
export async function secretKeyFor({ env, sandbox }: Settings): Promise<string> {
  if (env.PATCHCORD_SECRET_KEY) return env.PATCHCORD_SECRET_KEY;
  if (!sandbox) throw new Error('PATCHCORD_SECRET_KEY is not set');
  const path = sandboxKeyIn(env);
  await mkdir(env.PATCHCORD_DATA, { recursive: true });
  try {
    await writeFile(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(path, 'utf8');
}

/** For verbs that only look at what is stored: the same key, or none where the sandbox has not made one yet. */
export async function storedSecretKey(env: Environment): Promise<string | undefined> {
  return env.PATCHCORD_SECRET_KEY ?? (await readFile(sandboxKeyIn(env), 'utf8').catch(() => undefined));
}

const sandboxKeyIn = (env: Environment) => join(env.PATCHCORD_DATA, 'sandbox.key');
