import { z } from 'zod';
import { call, card, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { ENABLE } from './_enable-examples.ts';

/** Switches a phone account on again. */
export default defineCommand({
  id: 'user.enable',
  words: ['user enable {user}'],
  summary: 'Switch a phone account on',
  button: 'Switch on',
  effect: 'change',
  access: { role: 'admin' },
  rights: { any: ['users.edit'] },
  uses: ['users', 'switching'],
  repeat: 'safe',
  input: z.object({ user: field.personOrMany() }),
  examples: ENABLE,
  many: (count) => `switch on ${count === 1 ? '1 phone account' : `${count} phone accounts`}`,
  async hinders({ phone }, { user }) {
    return (await phone.users.details(user.id)).enabled ? 'Is on already' : undefined;
  },

  async run(ctx, { user }) {
    const { phone } = ctx;
    const before = await ctx.once('enabled', z.boolean(), async () => (await phone.users.details(user.id)).enabled);
    if (before) {
      return {
        card: card(`${user.name}'s phone account is on`, 'neutral', [text('It was on before. Nothing changed.')]),
      };
    }
    const there = ctx.isRepeat && (await phone.users.details(user.id)).enabled;
    if (!there) await phone.switching.setEnabled(user.id, true);
    return {
      card: card(`${user.name}'s phone account is on again`, 'good', [
        text('They can sign in, and their phones ring.'),
      ]),
      undo: call('user.disable', { user: { id: user.id } }),
      changed: { what: `phone account of ${user.name}`, from: 'off', to: 'on' },
    };
  },
});
