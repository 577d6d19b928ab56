import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { pageButtons, pageOf } from '../../cards/paging.ts';
import { forAllButtons, MOST_PEOPLE } from '../../cards/several.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import type { Group } from '../../src/core/groups.ts';
import { LIST } from './_examples.ts';
import { groupField, groupNamed } from './_group.ts';

/** The groups of the phone system, or who is in one. */
export default defineCommand({
  id: 'group.list',
  words: ['group list [{group}]'],
  summary: 'Show the groups of the phone system, or who is in one',
  effect: 'read',
  access: { role: 'admin' },
  uses: ['groups'],
  repeat: 'safe',
  input: z.object({ group: groupField().optional(), skip: field.skip() }),
  examples: LIST,
  async run({ phone }, { group: wanted, skip }): Promise<Outcome> {
    if (wanted === undefined)
      return {
        card: groupsCard(
          (await phone.groups.list()).toSorted((a, b) => a.name.localeCompare(b.name)),
          skip,
        ),
      };
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
              rows: pageOf(members, skip).map((member) => [member.name, member.extension]),
            },
        buttons(
          ...pageButtons({ skip, total: members.length }, (next) =>
            call('group.list', { group: group.id, skip: next }),
          ),
        ),
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

function groupsCard(groups: readonly Group[], skip: number | undefined) {
  if (groups.length === 0) return card('There are no groups', 'neutral', [text('The phone system has none.')]);
  return card(groups.length === 1 ? '1 group' : `${groups.length} groups`, 'neutral', [
    {
      kind: 'table',
      columns: ['Group', 'What'],
      rows: pageOf(groups, skip).map((one) => [one.name, one.description]),
    },
    buttons(...pageButtons({ skip, total: groups.length }, (next) => call('group.list', { skip: next }))),
    buttons(
      ...pageOf(groups, skip)
        .slice(0, 5)
        .map((one) => press(one.name, call('group.list', { group: one.id }))),
    ),
  ]);
}
