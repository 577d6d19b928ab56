import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { logField, NOTE_LENGTH, sharedField, stateField, wishOf } from './_log.ts';
import { UPDATE } from './_update-examples.ts';

/** Another state, with a note if there is something to say. Who may do it, the service decides at that moment. */
export default defineCommand({
  id: 'supportlog.update',
  words: ['supportlog update [{log}] {state} [note {note}]'],
  summary: 'Change the state of a support log',
  button: 'Change state',
  effect: 'change',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({
    log: logField(),
    state: stateField(),
    note: field.text('Note', NOTE_LENGTH).optional(),
    shared: sharedField(),
  }),
  examples: UPDATE,
  run: (ctx, { state, note, ...input }) => ctx.services.supportLogs.update(wishOf(ctx, input), { state, note }),
});
