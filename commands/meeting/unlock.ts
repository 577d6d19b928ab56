import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { foreignMeeting, roomFields } from './_room.ts';
import { plainCall, turnRoom } from './_turn.ts';
import { UNLOCK } from './_unlock-examples.ts';

export default defineCommand({
  id: 'meeting.unlock',
  words: ['meeting unlock', 'meet unlock'],
  summary: 'Let people into your meeting again',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'ownRooms', 'directory'],
  repeat: 'safe',
  input: z.object(roomFields),
  examples: UNLOCK,
  run: (ctx, { meeting, here }) =>
    turnRoom(ctx, {
      meeting,
      here,
      what: 'locked',
      on: false,
      turn: (id) => ctx.phone.ownRooms.turn(id, 'locked', false),
      back: (room) => plainCall('meeting.lock', room),
    }),
});
