import type { Settings } from '../../config/load.ts';
import { toPatchcordError } from '../../core/errors.ts';

/** As much of the settings as could be read: what is missing is found elsewhere. */
export type Readable = Pick<Settings, 'env' | 'file' | 'sandbox'>;

/** What one check found out. Nothing in it is secret. */
export interface Finding {
  /** What was looked at, as operators call it. */
  about: string;
  /** `off`: not set up, and nothing wrong with that. Only `broken` makes the verb fail. */
  state: 'ok' | 'attention' | 'broken' | 'off';
  says: string;
  /** What to do about it. */
  mend?: string;
}

export const ok = (about: string, says: string): Finding => ({ about, state: 'ok', says });
export const off = (about: string, says: string): Finding => ({ about, state: 'off', says });
export const attention = (about: string, says: string, mend: string): Finding => ({
  about,
  state: 'attention',
  says,
  mend,
});
export const broken = (about: string, says: string, mend: string): Finding => ({ about, state: 'broken', says, mend });

const LONGEST_MS = 15_000;

/**
 * Does the thing answer? Its own words when it does not, and what to do by the kind of trouble.
 * @param mends `refused` for names and passwords, `away` for everything between here and there
 */
export async function ask(
  about: string,
  check: () => Promise<void>,
  mends: { refused: string; away: string },
): Promise<Finding> {
  const begun = performance.now();
  try {
    await within(LONGEST_MS, check());
    return ok(about, `answers, in ${Math.round(performance.now() - begun)} ms`);
  } catch (thrown) {
    if (thrown instanceof TooLong) return broken(about, `No answer within ${LONGEST_MS / 1000} s.`, mends.away);
    const { code, message, cause } = toPatchcordError(thrown);
    const says = code === 'bug' && cause instanceof Error ? firstLine(cause.message) : message;
    const refused = code === 'not-allowed' || code === 'not-connected' || code === 'bad-input' || code === 'not-found';
    return broken(about, says, refused ? mends.refused : mends.away);
  }
}

class TooLong extends Error {}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLong()), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 200) ?? '';
}
