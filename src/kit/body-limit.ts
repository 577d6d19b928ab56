import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit as honoBodyLimit } from 'hono/body-limit';

interface BodyLimit {
  /** In bytes. */
  maxSize: number;
  onError: (c: Context) => Response | Promise<Response>;
}

/**
 * Hono's own, also for bodies that come in pieces (`transfer-encoding: chunked`, as some proxies send them) or not at all: it
 * copies the request then, which fails with the stand-in that `@hono/node-server` gives it unless that replaces the global `Request`.
 */
export function bodyLimit(options: BodyLimit): MiddlewareHandler {
  const limit = honoBodyLimit(options);
  return (c, next) => {
    const { raw } = c.req;
    if (raw.body && (raw.headers.has('transfer-encoding') || !raw.headers.has('content-length'))) {
      const { method, headers, body } = raw;
      const init = { method, headers, body, duplex: 'half' } as const;
      c.req.raw = new Request(raw.url, init);
    }
    return limit(c, next);
  };
}
