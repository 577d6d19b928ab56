import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';

/** A child of the test. `stop` ends exactly this one. */
export interface Child {
  /** Everything it has written. */
  output: () => string;
  stop(): Promise<void>;
}

export interface ChildOptions {
  env?: Record<string, string>;
  /** Answers anything over HTTP once the child is ready. */
  readyAt: string;
  timeoutMs?: number;
}

const root = join(import.meta.dirname, '..', '..');
const pollMs = 25;

/** Starts a program of this machine's Node and waits until it answers. Throws with its output when it does not. */
export async function startNode(
  args: string[],
  { env = {}, readyAt, timeoutMs = 30_000 }: ChildOptions,
): Promise<Child> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const failed = (why: string) => new Error(`${args[0]} ${why}:\n${output.slice(-2000)}`);
  const end = Date.now() + timeoutMs;
  while (!(await answers(readyAt))) {
    if (child.exitCode !== null) throw failed(`ended with ${child.exitCode}`);
    if (Date.now() > end) {
      await stop(child);
      throw failed('did not start');
    }
    await pause(pollMs);
  }
  return { output: () => output, stop: () => stop(child) };
}

/** Settings of whoever runs the tests must not reach the children. */
function inherited(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function answers(url: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(2_000) });
    await body.dump();
    return statusCode < 500;
  } catch {
    return false;
  }
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}

/** A folder that is gone when `remove` is called. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'patchcord-bed-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Asks again until `look` gives something, and fails with `what` when that takes too long. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await pause(pollMs);
  }
}
