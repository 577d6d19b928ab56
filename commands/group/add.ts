import { z } from 'zod';
import { call, card, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { ADD } from './_examples.ts';
import { groupField, groupNamed } from './_group.ts';

/** Puts somebody into a group of the phone system. */
export default defineCommand({
  id: 'group.add',
  words: ['group add {user} to {group}', 'group add [{user}] [{group}]'],
  summary: 'Put somebody into a group',
  button: 'Add',
  effect: 'change',
  access: { role: 'admin' },
  uses: ['groups'],
  repeat: 'safe',
  input: z.object({ user: field.person(), group: groupField() }),
  examples: ADD,
  async run(ctx, { user, group: wanted }): Promise<Outcome> {
    const { phone } = ctx;
    const group = await groupNamed(phone.groups, wanted);
    if ('ask' in group) return group;
    const isThere = async () => (await phone.groups.members(group.id)).some((member) => member.id === user.id);
    const inIt = await ctx.once('in it', z.boolean(), isThere);
    if (inIt) {
      return { card: card(`${user.name} is in ${group.name} already`, 'neutral', [text('Nothing was changed.')]) };
    }
    if (!ctx.isRepeat || !(await isThere())) await phone.groups.add(group.id, user);
    return {
      card: card(`${user.name} is in ${group.name}`, 'good', []),
      undo: call('group.remove', { user: { id: user.id }, group: group.id }),
      changed: { what: `${user.name} in group ${group.name}`, from: 'not in it', to: 'in it' },
    };
  },
});
