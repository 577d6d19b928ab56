import type { webApi } from '@slack/bolt';
import { Agent, request } from 'undici';

export interface Pool {
  /** For Slack's own client, in place of the much dearer global `fetch`. */
  fetch: webApi.FetchFunction;
  /** Posts JSON; the answer's body does not matter. Rejects when none came. */
  post(url: string, body: unknown): Promise<{ status: number; retryAfter: string | undefined }>;
  close(): Promise<void>;
}

const answerWithinMs = 10_000;
const connections = 32;

/** Kept connections to Slack, at most 32 to a host. */
export function openPool(): Pool {
  const agent = new Agent({
    connections,
    keepAliveTimeout: 20_000,
    headersTimeout: answerWithinMs,
    bodyTimeout: answerWithinMs,
    connect: { timeout: 5_000 },
  });
  return {
    async fetch(url, init = {}) {
      if (init.body !== undefined && typeof init.body !== 'string') throw new TypeError('no files are sent to Slack');
      const { statusCode, headers, body } = await request(url, {
        dispatcher: agent,
        method: init.method === 'GET' ? 'GET' : 'POST',
        headers: init.headers ?? {},
        body: init.body ?? null,
        ...(init.signal && { signal: init.signal }),
      });
      const one = (name: string) => [headers[name.toLowerCase()] ?? []].flat()[0] ?? null;
      return {
        ok: statusCode >= 200 && statusCode < 300,
        status: statusCode,
        statusText: '',
        url: String(url),
        headers: {
          get: one,
          entries: () => Object.keys(headers).map((name): [string, string] => [name, one(name) ?? '']),
        },
        arrayBuffer: () => body.arrayBuffer(),
        json: () => body.json(),
        text: () => body.text(),
      };
    },
    async post(url, content) {
      const { statusCode, headers, body } = await request(url, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(content),
      });
      await body.dump();
      return { status: statusCode, retryAfter: [headers['retry-after'] ?? []].flat()[0] };
    },
    // What is under way may end; what would hang is cut off.
    close: () => agent.destroy(),
  };
}
