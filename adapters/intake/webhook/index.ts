import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Intake, Take } from '../../../src/core/intake.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Route } from '../../../src/core/route.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { hmacHex, sameText } from '../../../src/kit/sign.ts';
import { readLog } from './body.ts';
import { readBody } from './raw.ts';

const PATH = '/hooks/support-logs';
const LARGEST_BYTES = 1024 * 1024;
/** Older or newer requests are refused, so that a recorded one is soon worthless. */
const WINDOW_S = 5 * 60;
/** How long a sender shall wait when the database is away. */
const RETRY_S = '5';

export interface Webhook extends Intake {
  readonly routes: readonly Route[];
}

/**
 * `POST /hooks/support-logs`: one log each, signed. The signature covers the raw bytes and is looked at before anything else
 * of the body. Without a secret the entrance says 404, and nothing is read.
 */
export function createWebhook(parts: { secret: string | undefined; clock: Clock; log: Log }): Webhook {
  const { secret, clock, log } = parts;
  let take: Take | undefined;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number, error: string, more: Record<string, string> = {}) => {
      log.warn({ status, reason: error }, 'a support log was refused');
      answer(response, status, { error }, more);
    };
    if (secret === undefined) return refuse(404, 'SUPPORT_LOGS_SECRET is not set: this entrance is closed');
    const raw = await readBody(request, LARGEST_BYTES, () => refuse(413, 'over 1 MB', { connection: 'close' }));
    if (raw === undefined) return;
    const reason = whyUnsigned(request, raw, secret);
    if (reason !== undefined) return refuse(401, reason);
    if (request.headers['content-encoding'] !== undefined) return refuse(415, 'send it without compression');
    const json = parse(raw);
    if (json === undefined) return refuse(400, 'the body is no JSON in UTF-8');
    const read = readLog(json);
    if ('problems' in read) {
      log.warn({ status: 422, reason: read.problems.join('; ') }, 'a support log was refused');
      return answer(response, 422, { error: 'the body is not a support log', problems: read.problems });
    }
    if (!take) return refuse(503, 'not taking support logs just now', { 'retry-after': RETRY_S });
    try {
      const { kind, log: number } = await take(read.arrival);
      answer(response, 202, { status: kind, log: number });
    } catch (error) {
      log.error({ error: asError(error) }, 'a support log could not be stored');
      answer(response, 503, { error: 'it could not be stored; send it again' }, { 'retry-after': RETRY_S });
    }
  }

  function whyUnsigned(request: IncomingMessage, raw: Buffer, key: string): string | undefined {
    const { 'x-patchcord-timestamp': timestamp, 'x-patchcord-signature': signature } = request.headers;
    if (typeof timestamp !== 'string' || typeof signature !== 'string')
      return 'X-Patchcord-Timestamp and X-Patchcord-Signature are needed';
    if (!/^\d{1,12}$/.test(timestamp)) return 'X-Patchcord-Timestamp is not in Unix seconds';
    const signed = Buffer.concat([Buffer.from(`${timestamp}.`), raw]);
    if (!sameText(signature.toLowerCase(), `v1=${hmacHex(key, signed)}`)) return 'the signature does not fit';
    // Told only to who has the secret: their clock is wrong, or they repeat an old request.
    if (Math.abs(clock.now() / 1000 - Number(timestamp)) > WINDOW_S) return 'the timestamp is over 5 minutes off';
    return undefined;
  }

  return {
    id: 'webhook',
    routes: [{ method: 'POST', path: PATH, handle }],
    async start(given) {
      take = given;
    },
    async stop() {
      take = undefined;
    },
    // It waits for others: there is nothing to reach.
    async check() {},
  };
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  response.end(text);
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
