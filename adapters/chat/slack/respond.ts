import type { Log } from '../../../src/core/log.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Handle } from './handle.ts';
import type { Pool } from './pool.ts';
import type { Message } from './render.ts';

type ResponseBody =
  | (Message & { replace_original: boolean; response_type: 'ephemeral' | 'in_channel' })
  | { delete_original: true };

export interface Responder {
  /** Posts to the arrival's response address. False: it is used up, too old or refused, so another way is needed. */
  send(handle: Handle, body: ResponseBody): Promise<boolean>;
  /** Uses that are left, as far as this process knows. */
  left(handle: Handle): number;
}

/** Slack takes five (docs.slack.dev, "Handling user interaction"). */
const uses = 5;
const remembered = 10_000;
const longestWaitMs = 30_000;

export function createResponder({ pool, clock, log }: { pool: Pool; clock: Clock; log: Log }): Responder {
  const used = new Map<string, number>();

  function left(handle: Handle): number {
    if (handle.response === undefined || clock.now() >= handle.responseUntil) return 0;
    return uses - (used.get(handle.response) ?? 0);
  }

  async function attempt(url: string, body: ResponseBody): Promise<number | undefined> {
    try {
      const { status, retryAfter } = await pool.post(url, body);
      if (status === 429) {
        const wait = Number(retryAfter ?? 1) * 1_000;
        return wait <= longestWaitMs ? wait : undefined;
      }
      if (status >= 200 && status < 300) return 0;
      log.warn({ status }, 'Slack refused a response address');
      return status >= 500 ? 100 : undefined;
    } catch (error) {
      log.warn({ error: error instanceof Error ? error : undefined }, 'no answer from a response address');
      return 100;
    }
  }

  return {
    left,
    async send(handle, body) {
      const url = handle.response;
      if (url === undefined || left(handle) <= 0) return false;
      if (used.size >= remembered) used.delete(used.keys().next().value ?? '');
      used.set(url, (used.get(url) ?? 0) + 1);
      // Shown twice is harmless here, since a second one replaces the first: so one more attempt.
      for (const last of [false, true]) {
        const wait = await attempt(url, body);
        if (wait === 0) return true;
        if (wait === undefined || last) return false;
        await new Promise<void>((resolve) => clock.after(wait, resolve));
      }
      return false;
    },
  };
}
