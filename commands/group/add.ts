import { z } from 'zod';
import { call, card, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { groupField, groupNamed } from './_group.ts';

/** Puts somebody into a group of the phone system. */
export default defineCommand({
  id: 'group.add',
  words: ['group add {user} to {group}'],
  summary: 'Put somebody into a group',
  effect: 'change',
  access: { role: 'admin' },
  uses: ['groups'],
  repeat: 'safe',
  input: z.object({ user: field.person(), group: groupField() }),
  examples: {
    en: ['add {user} to the group {group}', 'put {user} into the phone group {group}'],
    de: ['füge {user} zur Gruppe {group} hinzu', 'nimm {user} in die Telefongruppe {group} auf'],
    fr: ['ajoute {user} au groupe {group}', 'mets {user} dans le groupe téléphonique {group}'],
    es: ['añade {user} al grupo {group}', 'pon a {user} en el grupo de teléfono {group}'],
  },
  async run(ctx, { user, group: wanted }): Promise<Outcome> {
    const { phone } = ctx;
    const group = await groupNamed(phone.groups, wanted);
    if ('ask' in group) return group;
    const inIt = await ctx.once('in it', z.boolean(), async () =>
      (await phone.groups.members(group.id)).some((member) => member.id === user.id),
    );
    if (inIt) {
      return { card: card(`${user.name} is in ${group.name} already`, 'neutral', [text('Nothing was changed.')]) };
    }
    await phone.groups.add(group.id, user);
    return {
      card: card(`${user.name} is in ${group.name}`, 'good', []),
      undo: call('group.remove', { user: { id: user.id }, group: group.id }),
      changed: { what: `${user.name} in group ${group.name}`, from: 'not in it', to: 'in it' },
    };
  },
});
