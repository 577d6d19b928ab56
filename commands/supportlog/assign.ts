import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { ASSIGN } from './_assign-examples.ts';
import { logField, sharedField, wishOf } from './_log.ts';

/** Take a log that nobody has, or give it to another support contact: reminders end, and everybody sees who looks after it. */
export default defineCommand({
  id: 'supportlog.assign',
  words: ['supportlog assign [{log}] [to {user}]', 'supportlog assign [{log}] [{user}]', 'supportlog take [{log}]'],
  summary: 'Take a support log, or give it to another support contact',
  button: 'Assign',
  effect: 'change',
  access: { role: 'support-contact' },
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({ log: logField(), user: field.person('Support contact').optional(), shared: sharedField() }),
  examples: ASSIGN,
  run(ctx, { user, ...input }) {
    const { supportLogs } = ctx.services;
    return user ? supportLogs.assign(wishOf(ctx, input), user) : supportLogs.take(wishOf(ctx, input));
  },
});
