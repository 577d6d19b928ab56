import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Log } from '../core/log.ts';

interface Service {
  take(raw: string): Promise<202 | 400>;
  signIn(monitor: string): string | undefined;
  signedIn(state: string, code: string): Promise<{ works: boolean; says: string }>;
}

const LARGEST_BYTES = 1024 * 1024;
const LONGEST_TOKEN = 4_096;

/** `POST /hooks/graph`: notices of Microsoft Graph, and its handshake; and the sign-in of presence monitors. */
export function graphHookPages({ service, log }: { service: Service; log: Log }): Hono {
  const pages = new Hono();
  pages.post(
    '/hooks/graph',
    bodyLimit({ maxSize: LARGEST_BYTES, onError: (c) => c.text('Over 1 MB', 413) }),
    async (c) => {
      const token = c.req.query('validationToken');
      // Given back as it came, and never as a page: whoever puts markup into it sees it as text.
      if (token !== undefined) {
        if (token.length > LONGEST_TOKEN) return c.text('Too long', 400);
        return c.text(token, 200, { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
      }
      try {
        return c.body(null, await service.take(await c.req.text()));
      } catch (thrown) {
        log.error({ error: thrown instanceof Error ? thrown : new Error('unknown') }, 'a notice could not be taken in');
        return c.body(null, 503, { 'retry-after': '5' });
      }
    },
  );
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
