import { z } from 'zod';
import { call } from '../../cards/build.ts';
import type { Call } from '../../cards/model.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import type { Participant } from '../../src/core/meetings.ts';
import { KICK } from './_kick-examples.ts';
import { outCard, personIn } from './_people.ts';
import { foreignMeeting, personFields, type Room, roomFields } from './_room.ts';

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
    const { room, person, now } = found;
    const { id, subject } = room.meeting;
    if (now) await ctx.phone.ownMeetings.people.remove(id, person.id);
    return {
      card: outCard(
        room,
        person.name,
        `Removed from "${subject}". ${room.meeting.room ? 'They can dial in again unless you lock it.' : 'Whoever has the code can come back.'}`,
      ),
      ...undoOf(room, person),
      touches: [`meeting:${id}`],
      changed: { what: `${person.name} in "${subject}"`, from: 'in', to: 'removed' },
    };
  },
});

/** Ringing the line again takes it back; somebody who dialled in from nowhere cannot be rung. A conference invites again. */
function undoOf({ meeting }: Room, { id, number }: Participant): { undo?: Call } {
  if (!meeting.room) return { undo: call('meeting.invite', { meeting: meeting.id, user: { id } }) };
  return number === '' ? {} : { undo: call('meeting.invite', { meeting: meeting.id, number: [number] }) };
}
