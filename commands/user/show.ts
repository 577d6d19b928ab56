import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { SHOW } from './_show-examples.ts';
import { detailsCard, roleOf } from './_user.ts';

/** One person in full, with what an administrator can do. */
export default defineCommand({
  id: 'user.show',
  words: ['user show {user}'],
  summary: 'Show a phone user in full',
  effect: 'read',
  access: { role: 'admin' },
  rights: { any: ['users.view'] },
  uses: ['users'],
  repeat: 'safe',
  input: z.object({ user: field.person() }),
  examples: SHOW,
  async run({ phone }, { user }) {
    const person = await phone.users.details(user.id);
    return { card: detailsCard(person, await roleOf(phone.users, person)) };
  },
});
