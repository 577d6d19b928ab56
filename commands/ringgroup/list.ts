import { z } from 'zod';
import { card, subtle, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { LIST } from './_examples.ts';

const ROWS = 10;

/** In which ring groups one's telephones ring. */
export default defineCommand({
  id: 'ringgroup.list',
  words: ['ringgroups', 'ring groups'],
  summary: 'Show the ring groups you are in',
  effect: 'read',
  access: 'self',
  uses: ['ownRingGroups'],
  repeat: 'safe',
  input: z.object({}),
  examples: LIST,
  async run({ phone }) {
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
            rows: groups.slice(0, ROWS).map(({ name, extension }) => [name, extension]),
          },
          groups.length > ROWS ? subtle(`And ${groups.length - ROWS} more.`) : undefined,
          subtle('Your phone rings when somebody calls one of these numbers.'),
        ],
      ),
    };
  },
});
