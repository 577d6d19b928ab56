import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { detailsCard, roleOf } from './_user.ts';

/** One person in full, with what an administrator can do. */
export default defineCommand({
  id: 'user.show',
  words: ['user show {user}'],
  summary: 'Show a phone user in full',
  effect: 'read',
  access: { role: 'admin' },
  uses: ['users'],
  repeat: 'safe',
  input: z.object({ user: field.person() }),
  examples: {
    en: ['show the phone user {user}', 'show me the phone account of {user}'],
    de: ['zeig den Telefonbenutzer {user}', 'zeig mir das Telefonkonto von {user}'],
    fr: ["affiche l'utilisateur {user}", 'montre le compte téléphonique de {user}'],
    es: ['muestra el usuario {user}', 'muéstrame la cuenta de teléfono de {user}'],
  },
  async run({ phone }, { user }) {
    const person = await phone.users.details(user.id);
    return { card: detailsCard(person, await roleOf(phone.users, person)) };
  },
});
