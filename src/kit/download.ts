import type { Readable } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import { PatchcordError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { VendorRefusal } from './http.ts';
import type { AnswerHeaders } from './http-body.ts';

export interface Download {
  status: number;
  headers: AnswerHeaders;
  /** Has to be read to its end or destroyed. */
  body: Readable;
}

/** Files of one outside system as they arrive, however long. No redirect is followed, so nothing else is ever asked. */
export interface Downloads {
  /**
   * @param path below the base address
   * Throws as `Http` does; 416 is an answer.
   */
  open(path: string, headers: Record<string, string>): Promise<Download>;
  stop(): Promise<void>;
}

/** Without a byte for this long the other side is given up. */
const SILENCE_MS = 20_000;
const AT_ONCE = 16;

export function createDownloads(options: {
  baseUrl: string;
  /** Stands in the log. */
  name: string;
  /** Begins the sentences people read. */
  title: string;
  log: Log;
  dispatcher?: Dispatcher;
}): Downloads {
  const { name, title, log } = options;
  const { origin, pathname } = new URL(options.baseUrl);
  const prefix = pathname.replace(/\/+$/, '');
  let connections: Dispatcher | undefined = options.dispatcher;

  return {
    async open(path, headers) {
      connections ??= new Agent({ connections: AT_ONCE, headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS });
      const answer = await connections
        .request({ origin, path: prefix + path, method: 'GET', headers })
        .catch((cause: unknown) => {
          log.warn({ system: name, what: 'file' }, 'no answer');
          throw new PatchcordError('unreachable', `${title} did not answer.`, { cause });
        });
      // Whoever reads the body hears of it there; one that is given up must not end the process.
      answer.body.on('error', () => undefined);
      const { statusCode: status } = answer;
      const isPage = /^text\/html/i.test(String(answer.headers['content-type'] ?? ''));
      if ((status === 200 || status === 206 || status === 416) && !isPage)
        return { status, headers: answer.headers, body: answer.body };
      answer.body.destroy();
      log.warn({ system: name, what: 'file', status, isPage }, 'a file was not given');
      throw refusal(title, status);
    },
    async stop() {
      await connections?.destroy();
    },
  };
}

function refusal(title: string, status: number): PatchcordError {
  const details = { cause: new VendorRefusal(status, undefined) };
  if (status === 401 || status === 403)
    return new PatchcordError('not-allowed', `${title} does not allow this.`, details);
  if (status === 404) return new PatchcordError('not-found', `${title} has not got this file (any more).`, details);
  if (status === 429 || status === 503)
    return new PatchcordError('busy', `${title} is busy and asks to wait a little.`, details);
  return new PatchcordError('unreachable', `${title} gave an answer I cannot read.`, details);
}
