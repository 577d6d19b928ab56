import { z } from 'zod';
import { call } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { KICK } from './_lead-examples.ts';
import { outCard, personIn } from './_people.ts';
import { foreignMeeting, personFields, roomFields } from './_room.ts';

/** Takes somebody out. Ringing them in again takes it back. */
export default defineCommand({
  id: 'meeting.kick',
  words: ['meeting kick|remove [{user}]', 'meet kick [{user}]'],
  summary: 'Take somebody out of your meeting',
  button: 'Remove',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({
    ...personFields,
    ...roomFields,
  }),
  examples: KICK,
  async run(ctx, wish): Promise<Outcome> {
    const found = await personIn(ctx, wish);
    if ('outcome' in found) return found.outcome;
    const { room, person } = found;
    const { id, subject } = room.meeting;
    await ctx.phone.ownMeetings.people.remove(id, person.id);
    return {
      card: outCard(room, person.name, `Removed from "${subject}". They can dial in again unless you lock it.`),
      // Ringing the line again takes it back; somebody who dialled in from nowhere cannot be rung.
      ...(person.number !== '' && { undo: call('meeting.invite', { meeting: id, number: [person.number] }) }),
      touches: [`meeting:${id}`],
      changed: { what: `${person.name} in "${subject}"`, from: 'in', to: 'removed' },
    };
  },
});
