import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { TAKE } from './_examples.ts';
import { logField, sharedField, wishOf } from './_log.ts';

/** Take a log that nobody has: reminders end, and everybody sees who looks after it. */
export default defineCommand({
  id: 'supportlog.take',
  words: ['supportlog take [{log}]'],
  summary: 'Take a support log, so that everybody sees who has it',
  effect: 'change',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({ log: logField(), shared: sharedField() }),
  examples: TAKE,
  run: (ctx, input) => ctx.services.supportLogs.take(wishOf(ctx, input)),
});
