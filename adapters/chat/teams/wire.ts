import { Agent } from 'undici';
import { z } from 'zod';
import type { Meter } from '../../../src/core/meter.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { content, parsed, waitHint } from '../../../src/kit/http-body.ts';
import type { Credentials } from './credentials.ts';

/** What became of one call to the connector. */
export type Outcome =
  | { kind: 'done'; body: unknown }
  | { kind: 'refused'; status: number; code: string | undefined; retryAfterMs: number | undefined }
  /** No answer. `sent: false`: the connection was never made, so nothing can have happened. */
  | { kind: 'silent'; sent: boolean; cause: unknown };

/**
 * One request, one answer, over kept-alive connections. botframework-connector's own client is not used for this: it repeats
 * a POST by itself, and costs twice the processor time.
 */
export interface Wire {
  call(method: 'GET' | 'POST' | 'PUT', url: string, json?: unknown): Promise<Outcome>;
  close(): Promise<void>;
}

const timeoutMs = 15_000;
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*)$/;
const Refusal = z.object({ error: z.object({ code: z.string() }) });

export function createWire(credentials: Credentials, clock: Clock, meter: Meter): Wire {
  const connections = new Agent({
    connections: 32,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connectTimeout: 5_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: 4 * 1024 * 1024,
  });

  async function once(method: 'GET' | 'POST' | 'PUT', url: URL, json: unknown): Promise<Outcome> {
    const token = await credentials.token();
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    try {
      const answer = await connections.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method,
        ...content({ json, headers }),
      });
      const body = parsed(await answer.body.text());
      meter.chatCall('teams', method, String(answer.statusCode));
      if (answer.statusCode >= 200 && answer.statusCode < 300) return { kind: 'done', body };
      return {
        kind: 'refused',
        status: answer.statusCode,
        code: Refusal.safeParse(body).data?.error.code,
        retryAfterMs: waitHint(answer.headers['retry-after'], clock.now()),
      };
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
      meter.chatCall('teams', method, 'no answer');
      return { kind: 'silent', sent: !neverSent.test(code), cause };
    }
  }

  return {
    async call(method, url, json) {
      const first = await once(method, new URL(url), json);
      if (first.kind !== 'refused' || first.status !== 401) return first;
      // A refused call did nothing, so it may be made again with a new token.
      credentials.renew();
      return once(method, new URL(url), json);
    },
    close: () => connections.close(),
  };
}
