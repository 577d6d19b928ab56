import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { ESCALATE } from './_escalate-examples.ts';
import { logField, sharedField, wishOf } from './_log.ts';

/** It went to the vendor, under this ticket number. */
export default defineCommand({
  id: 'supportlog.escalate',
  words: ['supportlog escalate [{log}] [ticket {ticket}]'],
  summary: 'Say that a support log was reported to the vendor, with the ticket number',
  button: 'Mark as reported',
  effect: 'change',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({ log: logField(), ticket: field.text("Vendor's ticket number", 60), shared: sharedField() }),
  examples: ESCALATE,
  run: (ctx, { ticket, ...input }) =>
    ctx.services.supportLogs.update(wishOf(ctx, input), { state: 'Reported', ticket: ticket.trim() }),
});
