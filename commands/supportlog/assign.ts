import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { ASSIGN } from './_examples.ts';
import { logField, wishOf } from './_log.ts';

/** Give a log to a support contact, whoever has it now. */
export default defineCommand({
  id: 'supportlog.assign',
  words: ['supportlog assign [{log}] [to {user}]'],
  summary: 'Give a support log to another support contact',
  effect: 'change',
  access: { role: 'support-contact' },
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({ log: logField(), user: field.person('Support contact') }),
  examples: ASSIGN,
  run: (ctx, { user, ...input }) => ctx.services.supportLogs.assign(wishOf(ctx, input), user),
});
