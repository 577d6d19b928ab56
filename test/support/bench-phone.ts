import { createServer, request as forward, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { serves } from './stillness.ts';

/** The way from Patchcord to the phone system: one path can be refused or held up while the others work. */
export interface BenchPhone {
  readonly port: number;
  /** Requests whose path contains this are answered with the status; `undefined` ends it. */
  refuse(path: string | undefined, status?: number): void;
  /** The next change whose path contains this is made, and a page of a proxy comes in the place of its answer. */
  blur(path: string): void;
  /** The so-manieth change from now on is made, and its answer never comes: whoever waits for it may as well be dead. */
  swallow(change: number): Swallowed;
  /** Whoever waits for it waits no more. */
  forget(): void;
  /** Requests whose path contains this wait until `release` is called. */
  hold(path: string): Hold;
  /** Whether events can pass; cutting them off breaks what is connected. */
  events(pass: boolean): void;
  close(): Promise<void>;
}

export interface Hold {
  /** Resolves when the first request waits. */
  readonly reached: Promise<void>;
  isReached(): boolean;
  release(): void;
}

/** An answer that does not come. */
export interface Swallowed {
  /** Resolves when the change was made. */
  readonly made: Promise<void>;
}

/** Signing in, and lists that are asked for with a body, change nothing. */
const CHANGES_NOTHING = /\/(login|auth(?!\/forget_password)|sync_tokens)\/|\/(get_many|sync_tokens|token)$/;

/** What changes something in the phone system. */
export function isChange({ method, path }: { method: string | undefined; path: string }): boolean {
  return method !== 'GET' && !CHANGES_NOTHING.test(path);
}

export async function benchPhone(targetPort: number): Promise<BenchPhone> {
  let refused: { path: string; status: number } | undefined;
  let blurred: string | undefined;
  let unanswered: ServerResponse | undefined;
  let swallowed: { left: number; made: () => void } | undefined;
  let held: { path: string; reach: () => void; released: Promise<void> } | undefined;

  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    if (refused && incoming.method !== 'GET' && path.includes(refused.path)) {
      incoming.resume();
      const body = JSON.stringify({ errors: [{ code: 'UNKNOWN', message: 'No.' }] });
      outgoing.writeHead(refused.status, { 'content-type': 'application/json' }).end(body);
      return;
    }
    const go = () => {
      const { method, headers } = incoming;
      const isLost = method !== 'GET' && blurred !== undefined && path.includes(blurred);
      if (isLost) blurred = undefined;
      const isCounted = swallowed !== undefined && isChange({ method, path });
      if (swallowed && isCounted) swallowed.left -= 1;
      const isSwallowed = isCounted && swallowed?.left === 0;
      const passed = forward({ port: targetPort, host: '127.0.0.1', path, method, headers }, (answer) => {
        if (isLost) {
          answer.resume();
          return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<html>Gateway</html>');
        }
        if (isSwallowed) {
          answer.resume();
          answer.once('end', () => swallowed?.made());
          unanswered = outgoing;
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      // What the phone system breaks off is broken off here too.
      passed.on('error', () => outgoing.destroy());
      incoming.pipe(passed);
    };
    if (held && path.includes(held.path)) {
      held.reach();
      void held.released.then(go);
    } else go();
  });
  let passes = true;
  const streams = new Set<Duplex>();
  server.on('upgrade', (incoming, socket, head) => {
    if (!passes) {
      socket.destroy();
      return;
    }
    const onward = connect(targetPort, '127.0.0.1', () => {
      const lines = incoming.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []));
      onward.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const one of [socket, onward]) {
      streams.add(one);
      one.on('data', () => serves(port));
      one.on('error', () => one.destroy());
      one.on('close', () => {
        streams.delete(one);
        socket.destroy();
        onward.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const port = portOf(server.address());

  return {
    port,
    refuse(path, status = 400) {
      refused = path === undefined ? undefined : { path, status };
    },
    blur(path) {
      blurred = path;
    },
    swallow(change) {
      const made = Promise.withResolvers<void>();
      swallowed = { left: change, made: made.resolve };
      return { made: made.promise };
    },
    forget() {
      unanswered?.destroy();
      unanswered = undefined;
    },
    hold(path) {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      let isReached = false;
      const reach = () => {
        isReached = true;
        reached.resolve();
      };
      held = { path, reach, released: released.promise };
      return {
        reached: reached.promise,
        isReached: () => isReached,
        release() {
          held = undefined;
          released.resolve();
        },
      };
    },
    events(pass) {
      passes = pass;
      if (!pass) for (const stream of streams) stream.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const stream of streams) stream.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}
