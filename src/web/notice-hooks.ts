import { Hono } from 'hono';
import type { Log } from '../core/log.ts';
import type { Delivery } from '../core/notices.ts';
import { bodyLimit } from '../kit/body-limit.ts';

interface Hook {
  hook: string;
  take: (delivery: Delivery) => Promise<number>;
}

const LARGEST_BYTES = 1024 * 1024;
const STATUSES = [200, 400, 401, 403, 422] as const;

/** `POST /hooks/<name>` and `/hooks/<name>/<key>`: answered once it is written down. */
export function noticeHookPages({ hooks, log }: { hooks: readonly Hook[]; log: Log }): Hono {
  const pages = new Hono();
  for (const { hook, take } of hooks) {
    for (const path of [`/hooks/${hook}`, `/hooks/${hook}/:key`]) {
      pages.post(path, bodyLimit({ maxSize: LARGEST_BYTES, onError: (c) => c.text('Over 1 MB', 413) }), async (c) => {
        const raw = await c.req.text();
        try {
          const status = await take({ raw, key: c.req.param('key'), header: (name) => c.req.header(name) });
          return c.body(null, STATUSES.find((one) => one === status) ?? 503);
        } catch (thrown) {
          const error = thrown instanceof Error ? thrown : new Error('unknown');
          log.error({ hook, error }, 'a notice could not be taken in');
          return c.body(null, 503, { 'retry-after': '5' });
        }
      });
    }
  }
  return pages;
}
