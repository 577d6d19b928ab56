import { z } from 'zod';
import { call, card, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { REMOVE } from './_examples.ts';
import { groupField, groupNamed } from './_group.ts';

/** Takes somebody out of a group of the phone system. */
export default defineCommand({
  id: 'group.remove',
  words: ['group remove {user} from {group}', 'group remove [{user}] [{group}]'],
  summary: 'Take somebody out of a group',
  button: 'Remove',
  effect: 'change',
  access: { role: 'admin' },
  uses: ['groups'],
  repeat: 'safe',
  input: z.object({ user: field.person(), group: groupField() }),
  examples: REMOVE,
  async run(ctx, { user, group: wanted }): Promise<Outcome> {
    const { phone } = ctx;
    const group = await groupNamed(phone.groups, wanted);
    if ('ask' in group) return group;
    const isThere = async () => (await phone.groups.members(group.id)).some((member) => member.id === user.id);
    const inIt = await ctx.once('in it', z.boolean(), isThere);
    if (!inIt) {
      return { card: card(`${user.name} is not in ${group.name}`, 'neutral', [text('Nothing was changed.')]) };
    }
    if (!ctx.isRepeat || (await isThere())) await phone.groups.remove(group.id, user);
    return {
      card: card(`${user.name} is no longer in ${group.name}`, 'good', []),
      undo: call('group.add', { user: { id: user.id }, group: group.id }),
      changed: { what: `${user.name} in group ${group.name}`, from: 'in it', to: 'not in it' },
    };
  },
});
