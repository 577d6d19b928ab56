import { z } from 'zod';
import { buttons, call, card, subtle, text } from '../../cards/build.ts';
import { pageButtons, pageOf } from '../../cards/paging.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { LIST } from './_examples.ts';

/** In which ring groups one's telephones ring. */
export default defineCommand({
  id: 'ringgroup.list',
  words: ['ringgroups', 'ring groups'],
  summary: 'Show the ring groups you are in',
  effect: 'read',
  access: 'self',
  uses: ['ownRingGroups'],
  repeat: 'safe',
  input: z.object({ skip: field.skip() }),
  examples: LIST,
  async run({ phone }, { skip }) {
    const groups = (await phone.ownRingGroups.list()).toSorted((a, b) => a.name.localeCompare(b.name));
    if (groups.length === 0)
      return {
        card: card('You are in no ring group', 'neutral', [text('An administrator can add you in the phone system.')]),
      };
    return {
      card: card(
        groups.length === 1 ? 'You are in 1 ring group' : `You are in ${groups.length} ring groups`,
        'neutral',
        [
          {
            kind: 'table',
            columns: ['Ring group', 'Number'],
            rows: pageOf(groups, skip).map(({ name, extension }) => [name, extension]),
          },
          buttons(...pageButtons({ skip, total: groups.length }, (next) => call('ringgroup.list', { skip: next }))),
          subtle('Your phone rings when somebody calls one of these numbers.'),
        ],
      ),
    };
  },
});
