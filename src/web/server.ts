import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Log } from '../core/log.ts';
import type { Route } from '../core/route.ts';

export interface WebServerOptions {
  /** Entrances of the adapters: looked up first, by exact path. They read the raw request themselves. */
  routes: readonly Route[];
  /** Everything else: pages, hooks, health. */
  pages: Hono;
  log: Log;
  /** The address to listen on, e.g. `127.0.0.1`; without it every one, of both IP versions where the machine has them. */
  host?: string;
}

export interface WebServer {
  /** Resolves when requests are answered. 0 takes any free port. Rejects when the port is taken. */
  listen(port: number): Promise<{ port: number }>;
  /** Takes no new connections, lets running requests finish for so long, and then cuts what is left. */
  close(options: { graceMs: number }): Promise<void>;
}

/** Load balancers keep idle connections for 60 s: ours must live longer, or they send into a connection that is just closing. */
const KEEP_ALIVE_MS = 65_000;
const LONGEST_TARGET = 8_192;

/** The one port of Patchcord. */
export function createWebServer({ routes, pages, log, host }: WebServerOptions): WebServer {
  const table = tableOf(routes);
  const showPage = getRequestListener(answering(pages, log).fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => new Response('Bad request', { status: 400 }),
  });
  const running = new Set<ServerResponse>();
  let closing = false;

  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: 20_000,
      requestTimeout: 30_000,
      // By default Node looks every 30 s, and a request that never ends lives twice as long as it may.
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      running.add(response);
      response.once('close', () => {
        running.delete(response);
        // The socket of this request counts as idle only after this turn.
        if (closing) setImmediate(() => server.closeIdleConnections());
      });
      if (closing) response.shouldKeepAlive = false;
      serve(request, response).catch((error: unknown) => fail(request, response, error, log));
    },
  );

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '';
    const query = target.indexOf('?');
    const byMethod = table.get(query < 0 ? target : target.slice(0, query));
    if (byMethod) {
      const route = byMethod.get(request.method ?? '');
      if (route) return route.handle(request, response);
      return refuse(response, 405, 'Method not allowed', { allow: [...byMethod.keys()].join(', ') });
    }
    if (!isWellFormed(target)) return refuse(response, 400, 'Bad request');
    await showPage(request, response);
  }

  return {
    listen(port) {
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port, ...(host !== undefined && { host }) }, () => {
          server.off('error', reject);
          const address = server.address();
          resolve({ port: typeof address === 'object' && address ? address.port : port });
        });
      });
    },
    close({ graceMs }) {
      closing = true;
      for (const response of running) {
        response.shouldKeepAlive = false;
        // Event streams never end by themselves, and browsers come back by themselves.
        if (response.req.headers.accept === 'text/event-stream') response.destroy();
      }
      return new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      });
    },
  };
}

function tableOf(routes: readonly Route[]): Map<string, Map<string, Route>> {
  const table = new Map<string, Map<string, Route>>();
  for (const route of routes) {
    const byMethod = table.get(route.path) ?? new Map<string, Route>();
    if (byMethod.has(route.method)) throw new Error(`${route.method} ${route.path} is mounted twice`);
    table.set(route.path, byMethod.set(route.method, route));
  }
  return table;
}

/** The pages with our way of saying no: plain words for what is not there, nothing but a status for our own mistakes. */
function answering(pages: Hono, log: Log): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    log.error({ method: c.req.method, path: firstSegment(c.req.path), error }, 'a page failed');
    return c.body(null, 500);
  });
  app.notFound((c) => c.text('Not found', 404));
  return app.route('/', pages);
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown, log: Log): void {
  const cause = error instanceof Error ? error : new Error(String(error));
  log.error({ method: request.method, path: firstSegment(request.url ?? ''), error: cause }, 'an entrance failed');
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}

function refuse(response: ServerResponse, status: number, words: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(`${words}\n`);
}

/** Later segments may be the token of a private link, which must not be logged. */
function firstSegment(path: string): string {
  return /^\/[^/?]*/.exec(path)?.[0] ?? '/';
}

/** Our own addresses are printable ASCII, relative to this host, with correct percent encoding. */
function isWellFormed(target: string): boolean {
  if (target.length > LONGEST_TARGET || !/^\/(?!\/)[!-~]*$/.test(target) || target.includes('\\')) return false;
  try {
    decodeURIComponent(target.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
