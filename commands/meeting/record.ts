import { z } from 'zod';
import { card, text } from '../../cards/build.ts';
import { defineCommand, type Tell } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { titled } from './_card.ts';
import { RECORD } from './_record-examples.ts';
import { type Context, foreignMeeting, peopleOf, type Room, roomFields } from './_room.ts';
import { plainCall, turnRoom } from './_turn.ts';

export default defineCommand({
  id: 'meeting.record',
  words: ['meeting record [{on}]', 'meet record [{on}]'],
  summary: 'Record your meeting, or stop recording it',
  button: 'Set',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'ownRooms', 'directory'],
  repeat: 'safe',
  input: z.object({ on: field.toggle('Recording').optional(), ...roomFields }),
  examples: RECORD,
  run: (ctx, { meeting, here, on = true }) =>
    turnRoom(ctx, {
      meeting,
      here,
      what: 'recording',
      on,
      turn: (id) => ctx.phone.ownRooms.turn(id, 'recording', on),
      back: (room) => plainCall('meeting.record', room, { on: !on }),
      tells: (room) => tellAll(ctx, room, on),
    }),
});

/** Nobody is recorded without a word: those who are in and those who may still come. */
async function tellAll(ctx: Context, room: Room, on: boolean): Promise<Tell[]> {
  const told = card(
    titled(room.meeting.subject, on ? 'is being recorded' : 'no longer recorded'),
    on ? 'attention' : 'neutral',
    [text(on ? `${ctx.who.name} has started a recording.` : `${ctx.who.name} has stopped the recording.`)],
  );
  return (await peopleOf(ctx, room)).map((to) => ({ to, card: told }));
}
