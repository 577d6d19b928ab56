import { z } from 'zod';
import { call, card, facts, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { roleLabel } from '../../src/core/phone-words.ts';
import { ROLE } from './_role-examples.ts';
import { refuseLockout, roleNamed, roleOf } from './_user.ts';

/** Gives somebody another role in the phone system: what they may do follows from it, here too. */
export default defineCommand({
  id: 'user.role',
  words: ['user role {user} {role}'],
  summary: 'Give a phone user another role',
  button: 'Change role',
  effect: 'danger',
  access: { role: 'admin' },
  guard: { always: 'approval' },
  rights: { any: ['roles.assign'] },
  uses: ['users'],
  repeat: 'safe',
  input: z.object({ user: field.person(), role: field.text('Role', 64) }),
  examples: ROLE,

  async preview(ctx, { user, role }) {
    await refuseLockout(ctx, user);
    const wanted = roleLabel(await roleNamed(ctx.phone.users, role));
    const now = await roleOf(ctx.phone.users, await ctx.phone.users.details(user.id));
    return { what: `make ${user.name} ${wanted}`, consequence: `Is ${now} now.` };
  },

  async run(ctx, { user, role }) {
    const { users } = ctx.phone;
    const wanted = await roleNamed(users, role);
    const before = await ctx.once('role', z.string(), async () => (await users.details(user.id)).role);
    const was = await roleOf(users, { ...user, role: before });
    if (before === wanted.name) {
      return { card: card(`${user.name} is ${was} already`, 'neutral', [text('Nothing was changed.')]) };
    }
    await refuseLockout(ctx, user);
    const there = ctx.isRepeat && (await users.details(user.id)).role === wanted.name;
    if (!there) await users.setRole(user.id, wanted.name);
    return {
      card: card(`${user.name} is ${roleLabel(wanted)}`, 'good', [facts({ Was: was })]),
      undo: call('user.role', { user: { id: user.id }, role: before }),
      changed: { what: `role of ${user.name}`, from: was, to: roleLabel(wanted) },
    };
  },
});
