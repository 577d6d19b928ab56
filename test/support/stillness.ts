import { subscribe } from 'node:diagnostics_channel';
import { setImmediate as turn } from 'node:timers/promises';
import type { KyselyPlugin, QueryId } from 'kysely';

/** Whatever begins or ends on the wire of this process: Patchcord, and all it talks to in a test, are in it. */
const SIGNS = [
  'http.server.request.start',
  'http.server.response.finish',
  'http.client.request.start',
  'http.client.request.error',
  'http.client.response.finish',
  'undici:request:create',
  'undici:request:bodySent',
  'undici:request:headers',
  'undici:request:trailers',
  'undici:request:error',
  'net.client.socket',
  'net.server.socket',
];
/** Turns of the event loop without a sign. What goes from one end of a connection to the other needs two or three. */
const STILL_TURNS = 40;
/** What never comes to rest is not waited for; in real time. */
const LONGEST_MS = 5_000;
const FAILED_MS = 1_000;
/** What the machine does for us meanwhile: files, and names of hosts. */
const ELSEWHERE = /^(FSReq|GetAddrInfo)/;

/** What a server of this process has begun and answered. */
const SERVED = ['http.server.request.start', 'http.server.response.finish'];

let signs = 0;
let open = 0;
const served = new Map<number, number>();

for (const name of SIGNS)
  subscribe(name, () => {
    signs += 1;
  });
for (const name of SERVED)
  subscribe(name, (message) => {
    if (isServed(message)) serves(message.socket.localPort);
  });

function isServed(message: unknown): message is { socket: { localPort: number } } {
  return typeof message === 'object' && message !== null && 'socket' in message;
}

/** The server at this port was asked or told something, or has answered. */
export function serves(port: number): void {
  signs += 1;
  served.set(port, servedAt(port) + 1);
}

/** How often that was. */
export function servedAt(port: number): number {
  return served.get(port) ?? 0;
}

/** Counts as under way until it ends. */
export async function underWay<T>(work: Promise<T>): Promise<T> {
  open += 1;
  try {
    return await work;
  } finally {
    open -= 1;
    signs += 1;
  }
}

/** Reads of the database, of which each counts until it has its rows; one that fails has none, and counts for a while only. */
export function readsUnderWay(): KyselyPlugin {
  const begun = new WeakMap<QueryId, () => void>();
  return {
    transformQuery({ node, queryId }) {
      const { promise, resolve } = Promise.withResolvers<void>();
      begun.set(queryId, resolve);
      setTimeout(resolve, FAILED_MS).unref();
      void underWay(promise);
      return node;
    },
    async transformResult({ result, queryId }) {
      begun.get(queryId)?.();
      return result;
    },
  };
}

/**
 * Resolves when this process has nothing more to do but to wait: for an answer that is held up, or for a time that has not come.
 * Counted in turns and not in time, so that a busy machine makes no difference.
 */
export async function stillness(): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  for (let turns = 0, seen = signs; turns < STILL_TURNS && performance.now() < end; turns += 1) {
    await turn();
    if (signs === seen && open === 0 && !isBusyElsewhere()) continue;
    seen = signs;
    turns = 0;
  }
}

function isBusyElsewhere(): boolean {
  return process.getActiveResourcesInfo().some((kind) => ELSEWHERE.test(kind));
}
