import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { LIST } from './_examples.ts';

/** Who gets and handles support logs. */
export default defineCommand({
  id: 'supportcontact.list',
  words: ['supportcontact list', 'supportcontact'],
  summary: 'Show the support contacts',
  effect: 'read',
  access: { role: 'admin' },
  uses: [],
  repeat: 'safe',
  input: z.object({}),
  examples: LIST,
  run: async ({ who, services }) => ({ card: await services.supportContacts.list(who) }),
});
