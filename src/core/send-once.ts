import { z } from 'zod';
import type { CommandContext } from './command.ts';
import { toPatchcordError } from './errors.ts';

const End = z.enum(['failed', 'unknown']);

/**
 * Does what nobody can look for afterwards, such as a mail that a phone system sends: once for this request, though the request may be
 * run again. A try that surely came to nothing does not count. Undefined when an earlier one was cut off, so that it is not known.
 */
export async function sendOnce<T>(ctx: Pick<CommandContext, 'once'>, what: string, send: () => Promise<T>) {
  for (let tried = 1; ; tried += 1) {
    let isFirst = false;
    await ctx.once(`${what} ${tried}`, z.literal(true), async () => {
      isFirst = true;
      return true as const;
    });
    const end = (how: z.infer<typeof End>) => ctx.once(`end of ${what} ${tried}`, End, async () => how);
    if (isFirst) {
      try {
        return await send();
      } catch (thrown) {
        if (!toPatchcordError(thrown).uncertain) await end('failed');
        throw thrown;
      }
    }
    if ((await end('unknown')) === 'unknown') return undefined;
  }
}
