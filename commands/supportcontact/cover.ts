import { z } from 'zod';
import { call } from '../../cards/build.ts';
import { formCard } from '../../cards/form.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import type { PhoneUser } from '../../src/core/users.ts';
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
  // To end it nobody has to say until when.
  input: z.object({ user: field.person('Who covers you'), until: field.until().optional() }),
  examples: COVER,
  async run({ who, services }, { user, until }) {
    const back = user.id === who.phone.id;
    if (!back && until === undefined) return { card: untilForm(user), silent: true };
    const done = await services.supportContacts.cover(who, { person: who.phone, cover: user, until: until ?? 0 });
    return back ? done : { ...done, undo: call('supportcontact.cover', { user: { id: who.phone.id } }) };
  },
});

function untilForm({ id, name }: PhoneUser) {
  const asked = { label: 'Hand over', call: call('supportcontact.cover', { user: { id } }) };
  return formCard(`Until when does ${name} cover you?`.slice(0, 60), asked, [
    {
      kind: 'text',
      name: 'until',
      label: 'Until',
      required: true,
      placeholder: 'Friday 18:00, or 3 days',
      maxLength: 60,
    },
  ]);
}
