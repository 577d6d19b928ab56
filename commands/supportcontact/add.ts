import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { ADD } from './_examples.ts';

/** Somebody more who gets and handles support logs; any valid address of a person, also without a phone account. */
export default defineCommand({
  id: 'supportcontact.add',
  words: ['supportcontact add {email}'],
  summary: 'Add a support contact by e-mail address',
  effect: 'change',
  access: { role: 'admin' },
  uses: [],
  repeat: 'safe',
  input: z.object({ email: field.text('E-mail address', 254) }),
  examples: ADD,
  async run({ who, services }, { email }) {
    const { card, changed } = await services.supportContacts.add(who, email);
    if (!changed) return { card, silent: true };
    return { card, changed, undo: { command: 'supportcontact.remove', input: { email } } };
  },
});
