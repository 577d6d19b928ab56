import { z } from 'zod';
import { call, card, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';

/** Switches a phone account on again. */
export default defineCommand({
  id: 'user.enable',
  words: ['user enable {user}'],
  summary: 'Switch a phone account on',
  effect: 'change',
  access: { role: 'admin' },
  uses: ['users'],
  repeat: 'safe',
  input: z.object({ user: field.person() }),
  examples: {
    en: ['enable the phone account of {user}', 'switch the phone account of {user} on'],
    de: ['aktiviere das Telefonkonto von {user}', 'schalte das Telefonkonto von {user} ein'],
    fr: ['active le compte téléphonique de {user}', 'réactive le compte téléphonique de {user}'],
    es: ['activa la cuenta de teléfono de {user}', 'vuelve a activar la cuenta de teléfono de {user}'],
  },
  async run(ctx, { user }) {
    const { phone } = ctx;
    const before = await ctx.once('enabled', z.boolean(), async () => (await phone.users.details(user.id)).enabled);
    if (before) {
      return {
        card: card(`${user.name}'s phone account is on`, 'neutral', [text('It was on before. Nothing changed.')]),
      };
    }
    await phone.users.setEnabled(user.id, true);
    return {
      card: card(`${user.name}'s phone account is on again`, 'good', [
        text('They can sign in, and their phones ring.'),
      ]),
      undo: call('user.disable', { user: { id: user.id } }),
      changed: { what: `phone account of ${user.name}`, from: 'off', to: 'on' },
    };
  },
});
