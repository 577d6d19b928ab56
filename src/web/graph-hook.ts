import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono } from 'hono';
import type { Log } from '../core/log.ts';
import type { Route } from '../core/route.ts';

interface Service {
  take(raw: string): Promise<202 | 400>;
  signIn(monitor: string): string | undefined;
  signedIn(state: string, code: string): Promise<{ works: boolean; says: string }>;
}

const LARGEST_BYTES = 1024 * 1024;
const LONGEST_TOKEN = 4_096;

/** `POST /hooks/graph`: notices of Microsoft Graph, and the handshake before them. */
export function graphHookRoute({ service, log }: { service: Pick<Service, 'take'>; log: Log }): Route {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('validationToken');
    if (token !== null) {
      request.resume();
      if (token.length > LONGEST_TOKEN) return end(response, 400);
      // Given back as it came, and never as a page: whoever puts markup into it sees it as text.
      return end(response, 200, token);
    }
    const raw = await read(request);
    if (raw === undefined) return end(response, 413);
    try {
      return end(response, await service.take(raw));
    } catch (thrown) {
      log.error({ error: thrown instanceof Error ? thrown : new Error('unknown') }, 'a notice could not be taken in');
      return end(response, 503);
    }
  }
  return { method: 'POST', path: '/hooks/graph', handle };
}

/** Undefined when it is over 1 MB. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function end(response: ServerResponse, status: number, words = ''): void {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(words)),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(status === 503 && { 'retry-after': '5' }),
    ...(status === 413 && { connection: 'close' }),
  };
  response.writeHead(status, headers).end(words);
}

/** Where presence monitors sign in, and come back to. */
export function monitorPages(service: Omit<Service, 'take'>): Hono {
  const pages = new Hono();
  pages.get('/graph/authorize/:monitor', (c) => {
    const address = service.signIn(c.req.param('monitor'));
    return address === undefined ? c.text('There is no such presence monitor here.', 404) : c.redirect(address);
  });
  pages.get('/graph/oauth_redirect', async (c) => {
    const { works, says } = await service.signedIn(c.req.query('state') ?? '', c.req.query('code') ?? '');
    return c.text(says, works ? 200 : 400, { 'cache-control': 'no-store' });
  });
  return pages;
}
