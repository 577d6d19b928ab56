import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { phaseOf, roomOutcome, titled } from './_card.ts';
import { reminderKey } from './_reminder.ts';
import {
  type Context,
  endedCard,
  findRoom,
  foreignMeeting,
  goneOutcome,
  peopleOf,
  type Room,
  roomFields,
  type View,
} from './_room.ts';
import { STOP } from './_stop-examples.ts';

/** Ends a running meeting for everybody in it, or calls a planned one off. */
export default defineCommand({
  id: 'meeting.stop',
  words: ['meeting stop|end|cancel', 'meet stop|end'],
  summary: 'End your meeting for everybody',
  button: 'End meeting',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({ ...roomFields, sure: field.hidden(z.boolean()).optional() }),
  examples: STOP,
  async run(ctx, { meeting, here, sure }): Promise<Outcome> {
    const room = await findRoom(ctx, meeting).catch(goneOutcome);
    if ('outcome' in room) return room.outcome;
    const phase = phaseOf(room, ctx.now);
    if (phase === 'ended' || phase === 'waiting')
      return { card: endedCard(room.meeting.subject), touches: touched(room) };
    if (sure === false) return roomOutcome(ctx, room, here ?? 'owner');
    const others = room.state.people.filter((one) => one.number !== ctx.who.phone.extension).length;
    if (sure !== true && others > 0) return ask(room, others);
    return phase === 'planned' ? callOff(ctx, room) : end(ctx, room, here);
  },
});

function ask({ meeting }: Room, others: number): Outcome {
  const people = others === 1 ? '1 other is' : `${others} others are`;
  const still = meeting.room ? 'still in' : 'invited to';
  return {
    ask: {
      field: 'sure',
      title: `${people} ${still} ${meeting.subject.slice(0, 30)}. End it?`,
      options: [
        { label: 'End it for all', value: true },
        { label: 'Keep it running', value: false },
      ],
    },
  };
}

async function end(ctx: Context, room: Room, here: View | undefined): Promise<Outcome> {
  const { meeting } = room;
  await ctx.phone.ownMeetings.stop(meeting.id);
  // Its planned time may go on; it is over all the same.
  if (meeting.start !== undefined) await ctx.phone.ownMeetings.change(meeting.id, { end: ctx.now });
  const now: Room = { meeting, state: await ctx.phone.ownMeetings.look(meeting.id), begun: true };
  const outcome = await roomOutcome(ctx, now, here ?? 'owner');
  return {
    ...outcome,
    touches: touched(room),
    ends: [reminderKey(meeting.id)],
    changed: { what: `meeting "${meeting.subject}"`, from: 'running', to: 'ended' },
  };
}

async function callOff(ctx: Context, room: Room): Promise<Outcome> {
  const { meeting } = room;
  const invited = await peopleOf(ctx, room);
  await ctx.phone.ownMeetings.remove(meeting.id);
  const when = ctx.say.time(meeting.start ?? ctx.now);
  const told = card(titled(meeting.subject, 'cancelled'), 'attention', [
    text(`${ctx.who.name} called it off. It was planned for ${when}.`),
  ]);
  return {
    card: card(titled(meeting.subject, 'cancelled'), 'neutral', [
      text(
        `It was planned for ${when}. ${invited.length === 0 ? 'Nobody was invited.' : 'Those who were invited are told.'}`,
      ),
      buttons(press('Start a meeting', call('meeting.start'))),
    ]),
    tells: invited.map((to) => ({ to, card: told })),
    touches: touched(room),
    ends: [reminderKey(meeting.id)],
    changed: { what: `meeting "${meeting.subject}"`, from: `planned for ${when}`, to: 'cancelled' },
  };
}

const touched = ({ meeting }: Room) => [`meeting:${meeting.id}`];
