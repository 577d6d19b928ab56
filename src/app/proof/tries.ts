import { type ErrorCode, toPatchcordError } from '../../core/errors.ts';
import { clearFailures, countFailure, readFailures } from '../../store/attempts.ts';
import type { App } from '../app.ts';

/** What a page says when a try was wrong, or could not be made. */
export type Refused =
  | { kind: 'wrong'; sentence: string; waitSeconds?: number }
  /** The other system could not be asked; the link stays open. */
  | { kind: 'trouble'; sentence: string };

const WRONG: readonly ErrorCode[] = ['bad-input', 'not-allowed', 'not-connected'];

/**
 * Makes one try. Wrong ones are counted under each key (a link, an account, a person) and slow down the next, over all
 * processes; a result that `isRight` clears the counts.
 */
export async function tryCounted<T extends { kind: string }>(
  app: App,
  keys: readonly string[],
  work: () => Promise<T>,
  isRight: (result: T) => boolean,
): Promise<T | Refused> {
  const now = app.clock.now();
  const failures = await Promise.all(keys.map((key) => readFailures(app.database.db, key)));
  const waitMs = Math.max(...failures.map((failure) => failure.blockedUntil)) - now;
  if (waitMs > 0) return { kind: 'wrong', sentence: 'Too many wrong tries.', waitSeconds: Math.ceil(waitMs / 1_000) };
  try {
    const result = await work();
    if (isRight(result))
      await app.database.commit(async (tx) => {
        for (const key of keys) await clearFailures(tx, key);
      });
    return result;
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    if (!WRONG.includes(error.code)) {
      app.log.warn({ code: error.code, error }, 'what was entered on a page could not be checked');
      return {
        kind: 'trouble',
        sentence: error.code === 'bug' ? 'Something went wrong on my side. Try again in a minute.' : error.message,
      };
    }
    const blockedUntil = await app.database.commit(async (tx) => {
      let until = 0;
      for (const key of keys) until = Math.max(until, (await countFailure(tx, key, now)).blockedUntil);
      return until;
    });
    return {
      kind: 'wrong',
      sentence: error.message,
      ...(blockedUntil > now && { waitSeconds: Math.ceil((blockedUntil - now) / 1_000) }),
    };
  }
}
