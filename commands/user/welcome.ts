import { z } from 'zod';
import { buttons, card, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { WELCOME } from './_welcome-examples.ts';

/** The mail with which somebody completes their account. Where only the vendor's console can send it, the way there. */
export default defineCommand({
  id: 'user.welcome',
  words: ['user welcome {user}'],
  summary: 'Send the welcome mail to a phone user',
  button: 'Send the mail',
  effect: 'change',
  access: { role: 'admin' },
  rights: { any: ['users.add', 'users.edit'] },
  uses: ['welcome', 'users'],
  repeat: 'safe',
  input: z.object({ user: field.person() }),
  examples: WELCOME,
  async run({ phone }, { user }) {
    const person = await phone.users.details(user.id);
    const { how, page } = phone.welcome;
    if (how === 'console') {
      return {
        card: card(`Send ${person.name} the welcome mail`, 'attention', [
          text(
            'I cannot send it, only the administration page can: open Users there, tick the person, and choose Send welcome mail.',
          ),
          person.signsInWith
            ? text(`Everybody has to complete it once, also with sign-in at ${person.signsInWith.name}.`)
            : undefined,
          buttons({ kind: 'address', label: 'Open administration', style: 'primary', url: page }),
        ]),
      };
    }
    await phone.welcome.send(user.id);
    return {
      card: card(`${person.name} has mail`, 'good', [
        text('The link in it completes the account, with a password of at least 8 characters.'),
      ]),
      changed: { what: `welcome mail of ${person.name}`, from: 'not sent now', to: 'sent' },
    };
  },
});
