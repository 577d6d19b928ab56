import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { MUTE } from './_mute-examples.ts';
import { muteOne } from './_people.ts';
import { foreignMeeting, personFields, roomFields } from './_room.ts';
import { plainCall, turnRoom } from './_turn.ts';

export default defineCommand({
  id: 'meeting.mute',
  words: ['meeting mute [{user}]', 'meet mute [{user}]'],
  summary: 'Mute everybody in your meeting, or one of them',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({
    ...personFields,
    ...roomFields,
  }),
  examples: MUTE,
  run(ctx, { meeting, here, user, participant }) {
    if (user || participant !== undefined) return muteOne(ctx, { meeting, user, participant }, true);
    const back = (room: Parameters<typeof plainCall>[1]) => plainCall('meeting.unmute', room);
    const turn = (id: string) => ctx.phone.ownMeetings.muteAll(id, true);
    return turnRoom(ctx, { meeting, here, what: 'muted', on: true, turn, back });
  },
});
