import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { REMOVE } from './_examples.ts';

/** Somebody less; the last one stays. */
export default defineCommand({
  id: 'supportcontact.remove',
  words: ['supportcontact remove {email}'],
  summary: 'Remove a support contact',
  effect: 'change',
  access: { role: 'admin' },
  uses: [],
  repeat: 'safe',
  input: z.object({ email: field.text('E-mail address', 254) }),
  examples: REMOVE,
  async run({ who, services }, { email }) {
    const { card, changed } = await services.supportContacts.remove(who, email);
    if (!changed) return { card, silent: true };
    return { card, changed, undo: { command: 'supportcontact.add', input: { email } } };
  },
});
