import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { logField, sharedField, wishOf } from './_log.ts';
import { SNOOZE } from './_snooze-examples.ts';

/** No reminders and nobody called in until then. */
export default defineCommand({
  id: 'supportlog.snooze',
  words: ['supportlog snooze [{log}] [for|until {until}]'],
  summary: 'Keep a support log quiet for a while',
  button: 'Snooze',
  effect: 'change',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({ log: logField(), until: field.until('Quiet until'), shared: sharedField() }),
  examples: SNOOZE,
  run: (ctx, { until, ...input }) => ctx.services.supportLogs.snooze(wishOf(ctx, input), until),
});
