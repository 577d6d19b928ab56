import { z } from 'zod';
import type { QueueWishes } from '../core/staffing.ts';
import type { Written } from './config-file.ts';
import { oneOrMore, When } from './policy-schema.ts';

const Staffing = z.strictObject({
  /** Name or number of a queue. */
  queue: z.coerce.string().min(1),
  /** So many agents at least. */
  minimum: z.number().int().min(1).max(1_000),
  /** Hours, days and zone as in a rule of the policy; always when left out. */
  when: oneOrMore(When).default([]),
  /** What happens when somebody leaves it with fewer. */
  below: z.enum(['warn', 'confirm', 'refuse']).default('warn'),
});

export const QueuesSchema = z
  .strictObject({
    /** How boards show who waits: `digits` are the last ones of the number, `full` is name and number. */
    callers: z.enum(['digits', 'full']).default('digits'),
    /** How many agents a queue must have, and what happens when somebody leaves it with fewer. */
    staffing: z.array(Staffing).default([]),
  })
  .prefault({});

/** As the core judges by it. `zone` is for hours that name none. */
export function queueWishesOf(file: Written<{ queues: z.output<typeof QueuesSchema> }>, zone: string): QueueWishes {
  const { callers, staffing } = file.value.queues;
  return {
    callers,
    staffing: staffing.map(({ queue, minimum, when, below }, at) => ({
      queue,
      minimum,
      below,
      when: when.map(({ hours, days, zone: own }) => ({ days, ...hours, zone: own ?? zone })),
      origin: file.origin(['queues', 'staffing', at]),
    })),
  };
}
