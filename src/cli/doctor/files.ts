import { access, constants, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { attention, broken, type Finding, off, ok } from './finding.ts';

const LITTLE_BYTES = 500 * 1024 * 1024;
const NOTHING_BYTES = 20 * 1024 * 1024;
/** Of files in which secrets stand. */
const OTHERS = 0o077;

/** `.env`, the configuration file, and the disk. */
export async function lookAtFiles(data: string | undefined, configPath: string): Promise<Finding[]> {
  return [
    await lookAtEnv(join(dirname(configPath), '.env')),
    await lookAtConfig(configPath),
    ...(data === undefined ? [] : [await lookAtDisk(data)]),
  ];
}

async function lookAtEnv(path: string): Promise<Finding> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return off('.env', 'there is none here; settings come from the environment alone');
  if (process.platform !== 'win32' && (found.mode & OTHERS) !== 0)
    return attention('.env', 'Other users of this machine can read the secrets in it.', 'chmod 600 .env');
  return ok('.env', 'is read, and only its owner can read it');
}

async function lookAtConfig(path: string): Promise<Finding> {
  const found = await stat(path).catch(() => undefined);
  const name = basename(path);
  return found ? ok(name, 'is read') : off(name, 'there is none here; the defaults hold');
}

async function lookAtDisk(data: string): Promise<Finding> {
  const about = 'Disk';
  const place = await nearestFolder(resolve(data));
  try {
    await access(place, constants.W_OK);
  } catch {
    return broken(
      about,
      `${place} cannot be written to.`,
      'Give the user of this process the right to write there, or set PATCHCORD_DATA.',
    );
  }
  const { bavail, bsize } = await statfs(place);
  const free = bavail * bsize;
  const left = `${Math.floor(free / 1024 / 1024)} MB are left at ${place}`;
  if (free < NOTHING_BYTES) return broken(about, `Only ${left}.`, 'Make room: the database cannot grow.');
  if (free < LITTLE_BYTES) return attention(about, `Only ${left}.`, 'Make room before the database fills it.');
  return ok(about, left);
}

async function nearestFolder(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() || dirname(path) === path ? path : nearestFolder(dirname(path));
}
