import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { COVER } from './_examples.ts';

/** During an absence somebody else gets one's support logs and reminders; to oneself ends it. */
export default defineCommand({
  id: 'supportcontact.cover',
  words: ['supportcontact cover {user} [until {until}]'],
  summary: 'Let somebody else get your support logs while you are away',
  button: 'Hand over',
  effect: 'change',
  access: { role: 'support-contact' },
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({ user: field.person('Who covers you'), until: field.until() }),
  examples: COVER,
  run: ({ who, services }, { user, until }) =>
    services.supportContacts.cover(who, { person: who.phone, cover: user, until }),
});
