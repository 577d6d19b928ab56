import { z } from 'zod';
import { call, card, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { DISABLE } from './_disable-examples.ts';
import { queueLoss, refuseLockout } from './_user.ts';

/** Switches a phone account off: nobody signs in with it, its phones go silent. */
export default defineCommand({
  id: 'user.disable',
  words: ['user disable {user}'],
  summary: 'Switch a phone account off',
  button: 'Switch off',
  effect: 'danger',
  access: { role: 'admin' },
  guard: { always: 'approval' },
  rights: { any: ['users.edit'] },
  uses: ['users', 'switching', 'passwords', 'queues'],
  repeat: 'safe',
  input: z.object({ user: field.personOrMany() }),
  examples: DISABLE,

  many: (count) => `switch off ${count === 1 ? '1 phone account' : `${count} phone accounts`}`,
  async hinders({ phone }, { user }) {
    return (await phone.users.details(user.id)).enabled ? undefined : 'Is off already';
  },

  async preview(ctx, { user }) {
    await refuseLockout(ctx, user);
    const [{ length }, loss] = await Promise.all([
      ctx.phone.passwords.devices(user.id),
      queueLoss(ctx.phone.queues, user),
    ]);
    const phones = length === 0 ? '' : `Signs ${length === 1 ? '1 phone' : `${length} phones`} out.`;
    const consequence = [phones, loss].filter((part) => part !== '').join(' ');
    return { what: `switch off ${user.name}'s phone account`, consequence };
  },

  async run(ctx, { user }) {
    const { phone } = ctx;
    const before = await ctx.once('enabled', z.boolean(), async () => (await phone.users.details(user.id)).enabled);
    if (!before) {
      return {
        card: card(`${user.name}'s phone account is off`, 'neutral', [text('It was off before. Nothing changed.')]),
      };
    }
    await refuseLockout(ctx, user);
    const there = ctx.isRepeat && !(await phone.users.details(user.id)).enabled;
    if (!there) await phone.switching.setEnabled(user.id, false);
    return {
      card: card(`${user.name}'s phone account is off`, 'good', [
        text('Nobody can sign in with it, and its phones do not ring.'),
      ]),
      undo: call('user.enable', { user: { id: user.id } }),
      changed: { what: `phone account of ${user.name}`, from: 'on', to: 'off' },
      tells: [
        {
          to: user,
          card: card('Your phone account was switched off', 'attention', [
            text(`${ctx.who.name} asked for it. Ask your phone administrator if you need it.`),
          ]),
        },
      ],
    };
  },
});
