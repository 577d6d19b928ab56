import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../../src/core/log.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Acks } from './acks.ts';
import { fromJson, isRecord } from './arrival.ts';
import type { Acknowledgement } from './take.ts';

export interface HttpEntranceOptions {
  signingSecret: string;
  take: (body: Record<string, unknown>) => Promise<Acknowledgement>;
  isOpen: () => boolean;
  acks: Acks;
  clock: Clock;
  log: Log;
}

const largestBody = 1024 * 1024;
/** Older or newer requests are refused (docs.slack.dev, "Verifying requests from Slack"). */
const signatureAgeS = 300;
/** A broken event stays broken: Slack need not send it again. */
const headersOf = { 200: {}, 400: { 'x-slack-no-retry': '1' }, 503: { 'retry-after': '5' } };
const json = { 'content-type': 'application/json; charset=utf-8' };

/**
 * `POST /slack/events`: commands, events and interactivity. Bolt is not on this path, because the acknowledgement is what
 * people wait for.
 */
export function createHttpEntrance({ signingSecret, take, isOpen, acks, clock, log }: HttpEntranceOptions) {
  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request);
    if (raw === 'gone') return;
    if (raw === 'too large') return end(response, 413, { connection: 'close' });
    if (!isSigned(request, raw)) {
      // Slack's look at the certificate carries no signature, and asks for nothing.
      if (/(^|&)ssl_check=1(&|$)/.test(raw.toString('latin1', 0, 4096))) return end(response, 200);
      log.warn({ bytes: raw.length }, 'a request to the Slack entrance had no valid signature');
      return end(response, 401);
    }
    if (!isOpen()) return end(response, 503, { 'retry-after': '5' });
    const retry = request.headers['x-slack-retry-num'];
    if (retry)
      log.info(
        { retry: String(retry), reason: String(request.headers['x-slack-retry-reason']) },
        'Slack repeats a delivery',
      );

    const body = parseBody(raw.toString('utf8'));
    if (!body) return end(response, 400, headersOf[400]);
    if (body.ssl_check === '1') return end(response, 200);
    if (body.type === 'url_verification') {
      const { challenge } = body;
      return typeof challenge === 'string'
        ? end(response, 200, json, JSON.stringify({ challenge }))
        : end(response, 400);
    }
    const { status, body: answer, key } = await take(body);
    if (key !== undefined) response.once('close', () => acks.end(key));
    if (answer) return end(response, status, json, JSON.stringify(answer));
    return end(response, status, headersOf[status]);
  };

  function isSigned(request: IncomingMessage, raw: Buffer): boolean {
    const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } = request.headers;
    if (typeof timestamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
    if (Math.abs(clock.now() / 1000 - Number(timestamp)) > signatureAgeS) return false;
    const wanted = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(raw).digest('hex')}`;
    // The length of the right one is no secret.
    return (
      signature.length === wanted.length &&
      timingSafeEqual(Buffer.from(signature, 'latin1'), Buffer.from(wanted, 'latin1'))
    );
  }
}

/** Forms carry a command's fields, or an interaction as JSON in `payload`; events are JSON. */
function parseBody(text: string): Record<string, unknown> | undefined {
  let body: unknown;
  if (text.startsWith('{')) body = fromJson(text);
  else {
    const fields = Object.fromEntries(new URLSearchParams(text));
    body = fields.payload === undefined ? fields : fromJson(fields.payload);
  }
  return isRecord(body) && Object.keys(body).length > 0 ? body : undefined;
}

function readBody(request: IncomingMessage): Promise<Buffer | 'too large' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // What comes after is read and thrown away, so that the sender gets to see the answer.
      if (size > largestBody) resolve('too large');
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', () => resolve('gone'));
    request.once('close', () => resolve('gone'));
  });
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}, body = ''): void {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.end(body);
}
