import { createServer } from 'node:net';

/** Ports from which no system takes those of outgoing connections. */
const FIRST = 10_000;
const OF_A_WORKER = 1_000;

const worker = Number(process.env.VITEST_POOL_ID ?? 0) % 20;
let next = Math.floor(Math.random() * OF_A_WORKER);

/** A port that is free now and that nobody else is given: each worker of the tests has its own thousand. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < OF_A_WORKER; tries += 1) {
    const port = FIRST + worker * OF_A_WORKER + (next % OF_A_WORKER);
    next += 1;
    if (await isFree(port)) return port;
  }
  throw new Error('no port is free');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
