import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { logField, wishOf } from './_log.ts';
import { SHOW } from './_show-examples.ts';

/** Everything about one log, the reporter's data too: for the eyes of the one who asks. */
export default defineCommand({
  id: 'supportlog.show',
  words: ['supportlog show [{log}]'],
  summary: 'Show one support log with its notes and history',
  effect: 'read',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({ log: logField() }),
  examples: SHOW,
  run: (ctx, input) => ctx.services.supportLogs.show(wishOf(ctx, input)),
});
