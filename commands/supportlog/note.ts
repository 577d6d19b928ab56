import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { logField, NOTE_LENGTH, sharedField, wishOf } from './_log.ts';
import { NOTE as EXAMPLES } from './_note-examples.ts';

/** A note, which stands in the thread of the log everywhere. */
export default defineCommand({
  id: 'supportlog.note',
  words: ['supportlog note [{log}] [note {note}]', 'supportlog note {log} {note}'],
  summary: 'Write a note on a support log',
  button: 'Save note',
  effect: 'change',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({ log: logField(), note: field.text('Note', NOTE_LENGTH), shared: sharedField() }),
  examples: EXAMPLES,
  run: (ctx, { note, ...input }) => ctx.services.supportLogs.note(wishOf(ctx, input), note),
});
