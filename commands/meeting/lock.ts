import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { LOCK } from './_lock-examples.ts';
import { foreignMeeting, roomFields } from './_room.ts';
import { plainCall, turnRoom } from './_turn.ts';

export default defineCommand({
  id: 'meeting.lock',
  words: ['meeting lock', 'meet lock'],
  summary: 'Let nobody else into your meeting',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'ownRooms', 'directory'],
  repeat: 'safe',
  input: z.object(roomFields),
  examples: LOCK,
  run: (ctx, { meeting, here }) =>
    turnRoom(ctx, {
      meeting,
      here,
      what: 'locked',
      on: true,
      turn: (id) => ctx.phone.ownRooms.turn(id, 'locked', true),
      back: (room) => plainCall('meeting.unlock', room),
    }),
});
