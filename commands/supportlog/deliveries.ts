import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { DELIVERIES } from './_deliveries-examples.ts';
import { logField, wishOf } from './_log.ts';

/** The ledger of one log: where it went, who saw it, what failed and why. */
export default defineCommand({
  id: 'supportlog.deliveries',
  words: ['supportlog deliveries [{log}]'],
  summary: 'Show who got a support log, and who did not',
  effect: 'read',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({ log: logField() }),
  examples: DELIVERIES,
  run: (ctx, input) => ctx.services.supportLogs.deliveries(wishOf(ctx, input)),
});
