import { z } from 'zod';
import { buttons, call, card, press, subtle, text } from '../../cards/build.ts';
import { forAllButtons, MOST_PEOPLE } from '../../cards/several.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import type { Group } from '../../src/core/phone.ts';
import { LIST } from './_examples.ts';
import { groupField, groupNamed } from './_group.ts';

const ROWS = 10;

/** The groups of the phone system, or who is in one. */
export default defineCommand({
  id: 'group.list',
  words: ['group list [{group}]'],
  summary: 'Show the groups of the phone system, or who is in one',
  effect: 'read',
  access: { role: 'admin' },
  uses: ['groups'],
  repeat: 'safe',
  input: z.object({ group: groupField().optional() }),
  examples: LIST,
  async run({ phone }, { group: wanted }): Promise<Outcome> {
    if (wanted === undefined)
      return { card: groupsCard((await phone.groups.list()).toSorted((a, b) => a.name.localeCompare(b.name))) };
    const group = await groupNamed(phone.groups, wanted);
    if ('ask' in group) return group;
    const members = (await phone.groups.members(group.id)).toSorted((a, b) => a.name.localeCompare(b.name));
    return {
      card: card(`${group.name}: ${members.length === 1 ? '1 person' : `${members.length} people`}`, 'neutral', [
        group.description === '' ? undefined : text(group.description),
        members.length === 0
          ? text('Nobody is in it.')
          : {
              kind: 'table',
              columns: ['Name', 'Extension'],
              rows: members.slice(0, ROWS).map((member) => [member.name, member.extension]),
            },
        members.length > ROWS ? subtle(`And ${members.length - ROWS} more.`) : undefined,
        buttons(
          ...forAllButtons(
            members.map((member) => member.id),
            MOST_PEOPLE,
          ),
        ),
        buttons(
          press('Add somebody', call('group.add', { group: group.id }), { opens: 'form' }),
          members.length > 0
            ? press('Take somebody out', call('group.remove', { group: group.id }), { opens: 'form' })
            : undefined,
        ),
      ]),
    };
  },
});

function groupsCard(groups: readonly Group[]) {
  if (groups.length === 0) return card('There are no groups', 'neutral', [text('The phone system has none.')]);
  return card(groups.length === 1 ? '1 group' : `${groups.length} groups`, 'neutral', [
    {
      kind: 'table',
      columns: ['Group', 'What'],
      rows: groups.slice(0, ROWS).map((one) => [one.name, one.description]),
    },
    groups.length > ROWS ? subtle(`And ${groups.length - ROWS} more. "group list" with a name shows one.`) : undefined,
    buttons(...groups.slice(0, 5).map((one) => press(one.name, call('group.list', { group: one.id })))),
  ]);
}
