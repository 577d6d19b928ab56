import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { PHASES, phaseOf, roomOutcome, titled } from './_card.ts';
import { reminderKey } from './_reminder.ts';
import {
  type Context,
  endedCard,
  foreignMeeting,
  peopleOf,
  type Room,
  roomFields,
  steeredRoom,
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
  // Pressed in Slack and in Teams at once the phone system is asked once.
  run: (ctx, wish) => ctx.services.turns.own(ctx.who, 'meeting.stop', () => stop(ctx, wish)),
});

interface Wish {
  meeting?: string | undefined;
  here?: View | undefined;
  sure?: boolean | undefined;
}

async function stop(ctx: Context, { meeting, here, sure }: Wish): Promise<Outcome> {
  const room = await steeredRoom(ctx, meeting);
  const plan = await ctx.once('plan', Plan, async () => ('outcome' in room ? null : planFor(ctx, room)));
  if (plan?.phase === 'planned' && sure !== false) return callOff(ctx, plan, room);
  if ('outcome' in room) return room.outcome;
  if (plan?.phase !== 'running' && plan?.phase !== 'planned')
    return { card: endedCard(room.meeting.subject), touches: touched(room.meeting) };
  if (sure === false) return roomOutcome(ctx, room, here ?? 'owner');
  const others = room.state.people.filter((one) => one.number !== ctx.who.phone.extension).length;
  if (sure !== true && others > 0) return ask(room, others);
  return end(ctx, room, here);
}

/** What there was to end before the first change: afterwards it cannot be seen any more. */
const Plan = z
  .object({
    phase: z.enum(PHASES),
    id: z.string(),
    subject: z.string(),
    start: z.number(),
    invited: z.array(z.string()),
  })
  .nullable();
type Plan = NonNullable<z.infer<typeof Plan>>;

async function planFor(ctx: Context, room: Room): Promise<Plan> {
  const { id, subject, start = ctx.now } = room.meeting;
  const phase = phaseOf(room, ctx.now);
  const invited = phase === 'planned' ? await peopleOf(ctx, room) : [];
  return { phase, id, subject, start, invited: invited.map((one) => one.id) };
}

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
  if (room.state.open) await ctx.phone.ownMeetings.stop(meeting.id);
  // Its planned time may go on; it is over all the same.
  if (meeting.start !== undefined && meeting.end !== ctx.now)
    await ctx.phone.ownMeetings.change(meeting.id, { end: ctx.now });
  const now: Room = { meeting, state: await ctx.phone.ownMeetings.look(meeting.id), begun: true };
  const outcome = await roomOutcome(ctx, now, here ?? 'owner');
  return {
    ...outcome,
    touches: touched(meeting),
    ends: [reminderKey(meeting.id)],
    changed: { what: `meeting "${meeting.subject}"`, from: 'running', to: 'ended' },
  };
}

async function callOff(ctx: Context, plan: Plan, room: Room | { outcome: Outcome }): Promise<Outcome> {
  const { id, subject, start } = plan;
  const all = plan.invited.length === 0 ? [] : await ctx.phone.directory.all();
  const invited = all.filter((user) => plan.invited.includes(user.id));
  if (!('outcome' in room)) await ctx.phone.ownMeetings.remove(id);
  const when = ctx.say.time(start);
  const told = card(titled(subject, 'cancelled'), 'attention', [
    text(`${ctx.who.name} called it off. It was planned for ${when}.`),
  ]);
  return {
    card: card(titled(subject, 'cancelled'), 'neutral', [
      text(
        `It was planned for ${when}. ${invited.length === 0 ? 'Nobody was invited.' : 'Those who were invited are told.'}`,
      ),
      buttons(press('Start a meeting', call('meeting.start'))),
    ]),
    tells: invited.map((to) => ({ to, card: told })),
    touches: touched(plan),
    ends: [reminderKey(id)],
    changed: { what: `meeting "${subject}"`, from: `planned for ${when}`, to: 'cancelled' },
  };
}

const touched = ({ id }: { id: string }) => [`meeting:${id}`];
