import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { request } from 'undici';
import { z } from 'zod';

const probe = join(import.meta.dirname, 'probe.ts');

/** A process of the bench. */
export interface Running {
  readonly port: number;
  /** Sends a message and takes the next one back. */
  ask<T>(question: Serializable, answer: z.ZodType<T>): Promise<T>;
  stop(): Promise<void>;
}

/** What the probe tells: user and system time since the start in microseconds, and resident memory. */
export const Usage = z.object({ cpuUs: z.number(), rssBytes: z.number() });
export const Counts = z.object({ final: z.number(), interim: z.number() });
export const LoadFigures = z.object({ ms: z.number(), p50Ms: z.number(), p99Ms: z.number(), refused: z.number() });

interface StartOptions {
  env?: Record<string, string>;
  args?: string[];
  /** Flags for Node. */
  flags?: string[];
  folder: string;
}

/** Starts a script that listens on `PORT`; does not wait until it does. */
export async function start(
  script: string,
  { env = {}, args = [], flags = [], folder }: StartOptions,
): Promise<Running> {
  const port = Number(env.PORT ?? (await freePort()));
  const { PATH = '', HOME = '' } = process.env;
  const child = fork(script, args, {
    cwd: folder,
    execArgv: ['--import', probe, ...flags],
    env: { PATH, HOME, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  return {
    port,
    ask: (question, schema) =>
      new Promise((resolve, reject) => {
        const died = () => reject(new Error(`${script} has ended`));
        child.once('exit', died);
        child.once('message', (answer) => {
          child.off('exit', died);
          resolve(schema.parse(answer));
        });
        child.send(question);
      }),
    stop: () => ended(child),
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Resolves when the address answers with 200. */
export async function untilReady(url: string): Promise<void> {
  await repeatedly(async () => {
    const { statusCode, body } = await request(url);
    await body.dump();
    if (statusCode !== 200) throw new Error(`${statusCode} from ${url}`);
  });
}

/** Resolves when somebody listens on the port. */
export async function untilListening(port: number): Promise<void> {
  await repeatedly(async () => {
    const socket = connect({ port, host: '127.0.0.1' });
    await once(socket, 'connect');
    socket.destroy();
  });
}

async function repeatedly(attempt: () => Promise<void>): Promise<void> {
  const end = performance.now() + 30_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
