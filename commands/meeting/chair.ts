import { z } from 'zod';
import { buttons, call, card, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { CHAIR } from './_chair-examples.ts';
import { peopleButton, personIn } from './_people.ts';
import { foreignMeeting, personFields, roomFields } from './_room.ts';

/** Hands the chair on. Undo hands it back to whoever had it. */
export default defineCommand({
  id: 'meeting.chair',
  words: ['meeting chair [{user}]', 'meet chair [{user}]'],
  summary: 'Hand the chair of your meeting to somebody',
  button: 'Give the chair',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'ownRooms', 'directory'],
  repeat: 'safe',
  input: z.object({
    ...personFields,
    ...roomFields,
  }),
  examples: CHAIR,
  async run(ctx, wish): Promise<Outcome> {
    const found = await personIn(ctx, wish);
    if ('outcome' in found) return found.outcome;
    const { room, person, now } = found;
    const { id, subject } = room.meeting;
    const before = await ctx.once('chair', Before, async () => room.state.people.find((one) => one.chair) ?? null);
    if (now?.chair === false) await ctx.phone.ownRooms.giveChair(id, person.id);
    return {
      card: card(`${person.name} has the chair`, 'good', [
        text(`In "${subject}". Was: ${before?.name ?? 'nobody'}.`),
        buttons(peopleButton(room)),
      ]),
      ...(before &&
        before.id !== person.id && { undo: call('meeting.chair', { meeting: id, participant: before.id }) }),
      touches: [`meeting:${id}`],
      ...(before?.id !== person.id && {
        changed: { what: `chair of "${subject}"`, from: before?.name ?? 'nobody', to: person.name },
      }),
    };
  },
});

const Before = z.object({ id: z.string(), name: z.string() }).nullable();
