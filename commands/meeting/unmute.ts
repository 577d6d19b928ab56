import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { muteOne } from './_people.ts';
import { foreignMeeting, personFields, roomFields } from './_room.ts';
import { plainCall, turnRoom } from './_turn.ts';
import { UNMUTE } from './_unmute-examples.ts';

export default defineCommand({
  id: 'meeting.unmute',
  words: ['meeting unmute [{user}]', 'meet unmute [{user}]'],
  summary: 'Let everybody in your meeting be heard again, or one of them',
  button: 'Unmute',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({
    ...personFields,
    ...roomFields,
  }),
  examples: UNMUTE,
  run(ctx, { meeting, here, user, participant }) {
    if (user || participant !== undefined) return muteOne(ctx, { meeting, user, participant }, false);
    const back = (room: Parameters<typeof plainCall>[1]) => plainCall('meeting.mute', room);
    const turn = (id: string) => ctx.phone.ownMeetings.muteAll(id, false);
    return turnRoom(ctx, { meeting, here, what: 'muted', on: false, turn, back });
  },
});
