import type { z } from 'zod';
import type { Session } from '../../../src/core/accounts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import { type Http, type HttpCall, VendorRefusal } from '../../../src/kit/http.ts';

/** Calls in the name of one account. */
export interface Caller {
  read<T>(call: HttpCall, answer: z.ZodType<T>): Promise<T>;
  send(call: HttpCall): Promise<void>;
}

/**
 * Puts the account's token on each call. Which status an expired token gets is not documented, so 401 and the code
 * UNAUTHORIZED under any 4xx both lead to one renewal and one repeat: a refused call has done nothing.
 */
export function createCaller(http: Http, session: Session): Caller {
  async function withToken<T>(call: HttpCall, run: (call: HttpCall) => Promise<T>): Promise<T> {
    const token = await session.access();
    try {
      return await run(bearing(call, token));
    } catch (error) {
      if (!isRefusedToken(error)) throw error;
      return await run(bearing(call, await session.renew(token)));
    }
  }
  return {
    read: (call, answer) => withToken(call, (ready) => http.read(ready, answer)),
    send: (call) => withToken(call, (ready) => http.send(ready)),
  };
}

export function bearing(call: HttpCall, token: string): HttpCall {
  return { ...call, headers: { authorization: `Bearer ${token}` } };
}

export function isRefusedToken(error: unknown): boolean {
  const no = refusalOf(error);
  return no !== undefined && (no.status === 401 || no.code === 'UNAUTHORIZED');
}

/** A field broke a rule (reference of errors: VALIDATE_FAILED). */
export function isInvalid(error: unknown): boolean {
  return refusalOf(error)?.code === 'VALIDATE_FAILED';
}

/** PortSIP answered with a 4xx: it is there, and says no. */
export function isRefusal(error: unknown): error is PatchcordError {
  const no = refusalOf(error);
  return no !== undefined && no.status < 500 && no.status !== 429;
}

function refusalOf(error: unknown): VendorRefusal | undefined {
  return error instanceof PatchcordError && error.cause instanceof VendorRefusal ? error.cause : undefined;
}

/** An identifier as part of a path. */
export function part(id: string): string {
  return encodeURIComponent(id);
}

/** Text inside a filter expression: quotes are doubled. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** `map` with so many running at a time; results in the order of the items. */
export async function mapBounded<T, R>(items: readonly T[], limit: number, run: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  const rest = items.entries();
  const worker = async () => {
    for (const [at, item] of rest) results[at] = await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
