import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { Agent, type Dispatcher } from 'undici';
import { z } from 'zod';
import { PatchcordError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { createBudget } from './budget.ts';
import type { Clock } from './clock.ts';
import { type AnswerHeaders, content, isPage, parsed, queryText, waitHint } from './http-body.ts';

export interface HttpOptions {
  /** Everything before the path of a call, e.g. `https://host:8887/api`. */
  baseUrl: string;
  /** Stands in the log. */
  name: string;
  /** Begins the sentences people read, e.g. `The phone system`. */
  title: string;
  log: Log;
  clock: Clock;
  /** Calls wait for their turn up to their deadline. Without it nothing is held back. */
  requestsPerMinute?: number;
  /** How long one call may take, waiting and repeats included. */
  timeoutMs?: number;
  /** Finds the other side's own error code in the body of a refusal. */
  refusalCode?: (body: unknown) => string | undefined;
  /** Takes out of an answer what nobody may see, before anything looks at it. */
  clean?: (body: unknown) => unknown;
  /** Header of an answer that names the call for the other side's support; it goes into the log with every refusal. */
  correlationHeader?: string;
  /** How long to hold back after 429 without a hint, in milliseconds. */
  busyPauseMs?: number;
  /** Hears of each answer: its HTTP status, or what happened instead. */
  answered?: (status: string) => void;
  /** Replaces the connections, for tests with undici's mocks. */
  dispatcher?: Dispatcher;
}

export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address, encoded. */
  path: string;
  query?: Record<string, string | number>;
  headers?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
  /** What the log says instead of the path, where that names a person. */
  logAs?: string;
  /** Doing it twice is the same as doing it once. Reads always are. */
  repeatable?: boolean;
  /** Asks although earlier calls failed, for health checks. */
  probe?: boolean;
  signal?: AbortSignal;
}

/**
 * One outside system over HTTP. Failures are `unreachable` (no answer, a page, 5xx), `busy` (429, 503), `not-allowed` (401, 403),
 * `not-found` (404) and `bad-input` (any other 4xx); a refusal has a `VendorRefusal` as its cause.
 */
export interface Http {
  /** The answer, checked and reshaped by the schema; an empty body is `undefined` to it. */
  read<T>(call: HttpCall, answer: z.ZodType<T>): Promise<T>;
  /** The answer's body does not matter. */
  send(call: HttpCall): Promise<void>;
  stop(): Promise<void>;
}

/** The other side answered with no. Carries its code, never its words: these may repeat what was sent. */
export class VendorRefusal extends Error {
  override readonly name = 'VendorRefusal';
  readonly status: number;
  readonly code: string | undefined;

  constructor(status: number, code: string | undefined) {
    super(code === undefined ? `refused with ${status}` : `refused with ${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

const attemptsAtMost = 3;
const failuresToOpen = 5;
/** Short, so that a system that is back is not hidden: long enough to spare it a herd. */
const openForMs = 2_000;
/** A pause up to this long is waited for within the call. */
const shortPauseMs = 5_000;
const largestAnswerBytes = 16 * 1024 * 1024;
/** The connection was never made, so nothing can have happened on the other side. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;

class CalledOff extends Error {}
type Result<T> = { value: T } | { error: PatchcordError; again: boolean };

export function createHttp(options: HttpOptions): Http {
  const { clock, log, name, title, timeoutMs = 20_000 } = options;
  const { origin, pathname } = new URL(options.baseUrl);
  const prefix = pathname.replace(/\/+$/, '');
  const connections =
    options.dispatcher ??
    // Our own deadline is finer than undici's timers, which are therefore off.
    new Agent({
      connections: 32,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: largestAnswerBytes,
    });
  const budget = createBudget(options.requestsPerMinute ?? Number.POSITIVE_INFINITY, clock);
  const breaker = circuitBreaker(handleWhen(isFailure), {
    breaker: new ConsecutiveBreaker(failuresToOpen),
    halfOpenAfter: openForMs,
  });
  breaker.onBreak(() => log.warn({ system: name }, 'does not answer, calls are held back'));
  breaker.onReset(() => log.warn({ system: name }, 'answers again'));

  async function run<T>(call: HttpCall, understand: (body: unknown) => T): Promise<T> {
    if (call.probe) return within(call, understand);
    try {
      return await breaker.execute(() => within(call, understand));
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new PatchcordError('unreachable', `${title} is not answering at the moment.`, { cause: error });
    }
  }

  /** Repeats and waits inside one deadline. */
  async function within<T>(call: HttpCall, understand: (body: unknown) => T): Promise<T> {
    const controller = new AbortController();
    const deadline = clock.now() + timeoutMs;
    const disarm = clock.after(timeoutMs, () => controller.abort(new Error(`no answer within ${timeoutMs} ms`)));
    const callOff = () => controller.abort(new CalledOff('called off'));
    if (call.signal?.aborted) callOff();
    call.signal?.addEventListener('abort', callOff, { once: true });
    let uncertain = false;
    try {
      for (let attempt = 1; ; attempt++) {
        const wait = budget.take(deadline);
        if (wait === 'too long')
          throw uncertain ? doubtful(busy(budget.pauseMs() || undefined)) : busy(budget.pauseMs() || undefined);
        if (wait > 0) await pause(wait);
        const result = await attemptOnce(call, controller.signal, understand);
        if ('value' in result) return result.value;
        uncertain ||= result.error.uncertain;
        const delay = 2 ** attempt * 100 * (0.5 + Math.random());
        if (!result.again || attempt === attemptsAtMost || clock.now() + delay >= deadline) {
          // An earlier attempt may have taken effect although the last one certainly did not.
          throw uncertain && result.again ? doubtful(result.error) : result.error;
        }
        await pause(delay);
      }
    } finally {
      disarm();
      call.signal?.removeEventListener('abort', callOff);
    }
  }

  async function attemptOnce<T>(
    call: HttpCall,
    signal: AbortSignal,
    understand: (body: unknown) => T,
  ): Promise<Result<T>> {
    const changes = call.method !== 'GET';
    const repeatable = call.repeatable ?? !changes;
    const path = call.logAs ?? call.path;
    const startedAt = clock.now();
    let status: number;
    let headers: AnswerHeaders;
    let text: string;
    try {
      const answer = await connections.request({
        origin,
        path: prefix + call.path + queryText(call.query),
        method: call.method,
        ...content(call),
        signal,
      });
      status = answer.statusCode;
      headers = answer.headers;
      text = await answer.body.text();
    } catch (thrown) {
      const cause: unknown = signal.aborted ? signal.reason : thrown;
      log.warn({ system: name, method: call.method, path, cause: codeOf(cause) }, 'no answer');
      options.answered?.('no answer');
      const sent = !neverSent.test(codeOf(cause));
      return {
        error: unreachable(`${title} did not answer.`, cause, changes && sent),
        again: repeatable && !signal.aborted,
      };
    }
    const ms = clock.now() - startedAt;
    options.answered?.(String(status));
    log.debug({ system: name, method: call.method, path, status, bytes: text.length, ms }, 'answered');

    const correlation =
      status >= 400 && options.correlationHeader ? headers[options.correlationHeader]?.toString() : undefined;
    if (correlation !== undefined)
      log.warn({ system: name, method: call.method, path, status, correlation }, 'refused');
    if (status === 429 || status === 503) {
      const retryAfterMs = waitHint(headers['retry-after'], clock.now()) ?? options.busyPauseMs;
      if (retryAfterMs !== undefined) budget.pause(retryAfterMs);
      return { error: busy(retryAfterMs, status), again: repeatable && (retryAfterMs ?? 0) <= shortPauseMs };
    }
    const noSense = (why: string, cause = new Error(`${why} (${status})`)): Result<T> => {
      log.warn({ system: name, method: call.method, path, status, bytes: text.length, why }, 'answer makes no sense');
      return {
        error: unreachable(`${title} gave an answer I cannot read.`, cause, changes),
        again: false,
      };
    };
    if (status >= 500) {
      return {
        error: unreachable(`${title} has an internal problem.`, new VendorRefusal(status, undefined), changes),
        again: repeatable,
      };
    }
    if (status < 200 || status >= 300) {
      if (status < 400) return noSense('redirect', new VendorRefusal(status, undefined));
      // A page that the interface itself has named is a refusal of its own.
      if (correlation === undefined && isPage(headers, text)) return noSense('page');
      return { error: refusal(status, options.refusalCode?.(parsed(text))), again: false };
    }
    if (isPage(headers, text)) return noSense('page');
    const raw = parsed(text);
    if (raw === undefined && text !== '') return noSense('not JSON');
    const body = options.clean ? options.clean(raw) : raw;
    try {
      return { value: understand(body) };
    } catch (complaint) {
      return noSense(`unexpected shape${placeOf(complaint)}`);
    }
  }

  function busy(retryAfterMs: number | undefined, status?: number): PatchcordError {
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    const cause = status === undefined ? {} : { cause: new VendorRefusal(status, undefined) };
    return new PatchcordError('busy', `${title} is busy and asks to wait a little.`, { ...wait, ...cause });
  }

  function refusal(status: number, code: string | undefined): PatchcordError {
    const details = { cause: new VendorRefusal(status, code) };
    if (status === 401 || status === 403)
      return new PatchcordError('not-allowed', `${title} does not allow this.`, details);
    if (status === 404) return new PatchcordError('not-found', `${title} does not know this.`, details);
    return new PatchcordError('bad-input', `${title} did not accept this.`, details);
  }

  const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

  return {
    read: (call, answer) => run(call, (body) => answer.parse(body)),
    send: (call) => run(call, () => undefined),
    stop: () => connections.destroy(),
  };
}

function isFailure(error: unknown): boolean {
  return error instanceof PatchcordError && error.code === 'unreachable' && !(error.cause instanceof CalledOff);
}

function unreachable(sentence: string, cause: unknown, uncertain: boolean): PatchcordError {
  return new PatchcordError('unreachable', sentence, { cause, uncertain });
}

function doubtful({ code, message, cause, retryAfterMs }: PatchcordError): PatchcordError {
  return new PatchcordError(code, message, {
    cause,
    uncertain: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown';
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.message;
}

/** Where a schema found fault: names of fields only, as its words may quote the answer. */
function placeOf(complaint: unknown): string {
  if (!(complaint instanceof z.ZodError)) return '';
  return ` at ${complaint.issues[0]?.path.join('.') || 'the top'}`;
}
