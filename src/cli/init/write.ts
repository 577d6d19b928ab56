import { existsSync } from 'node:fs';
import { chmod, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { CONFIG_FILE } from '../settings.ts';
import type { Values } from './collect.ts';
import { CONFIG_TEMPLATE } from './config-template.ts';
import { envFile, isName, missingLines } from './env-file.ts';

/** What to do with a `.env` that is there: leave its lines and add what is missing, or write it anew beside a copy. */
export type Manner = 'add' | 'replace';

/** The settings that stand in `.env`; none where there is no such file. */
export async function readEnvFile(folder: string): Promise<Values | undefined> {
  const path = join(folder, '.env');
  if (!existsSync(path)) return undefined;
  const read = parseEnv(await readFile(path, 'utf8'));
  return Object.fromEntries(Object.entries(read).filter(([name, value]) => isName(name) && value !== ''));
}

/** Writes both files; only their owner can read `.env`. Resolves with what was done, a line each. */
export async function writeFiles(folder: string, values: Values, manner: Manner): Promise<string[]> {
  return [await writeEnv(join(folder, '.env'), values, manner), await writeConfig(join(folder, CONFIG_FILE))];
}

async function writeEnv(path: string, values: Values, manner: Manner): Promise<string> {
  if (!existsSync(path)) {
    await writeFile(path, envFile(values), { mode: 0o600, flag: 'wx' });
    return '.env: written; only you can read it.';
  }
  if (manner === 'replace') {
    await copyFile(path, `${path}.before`);
    await writeFile(path, envFile(values), { mode: 0o600 });
    for (const one of [path, `${path}.before`]) await chmod(one, 0o600);
    return '.env: written anew; what stood there is in .env.before.';
  }
  const before = await readFile(path, 'utf8');
  const present = parseEnv(before);
  const more = missingLines(values, present);
  if (more === '') return '.env: was there already and is left as it is.';
  await writeFile(path, `${before.replace(/\n*$/, '\n')}${more}`);
  return '.env: was there already; what it did not have is added at its end.';
}

async function writeConfig(path: string): Promise<string> {
  if (existsSync(path)) return `${CONFIG_FILE}: was there already and is left as it is.`;
  await writeFile(path, CONFIG_TEMPLATE, { flag: 'wx' });
  return `${CONFIG_FILE}: written; everything in it is commented, so the defaults hold.`;
}
