import { z } from 'zod';
import { buttons, card, press, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { on, phaseOf, titled } from './_card.ts';
import { endedCard, peopleOf, type Room } from './_room.ts';
import { joinButton, wayIn } from './_way-in.ts';

/** Shortly before a planned meeting: its owner can start it, the others know that it comes. Run by its timer. */
export default defineCommand({
  id: 'meeting.remind',
  words: [],
  summary: 'Remind people of a planned meeting',
  effect: 'read',
  access: 'everyone',
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({ meeting: field.hidden(z.string().max(200)) }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(ctx, { meeting: id }): Promise<Outcome> {
    const { ownMeetings } = ctx.phone;
    const meeting = await ownMeetings.get(id).catch((thrown: unknown) => {
      if (toPatchcordError(thrown).code !== 'not-found') throw thrown;
      return undefined;
    });
    if (!meeting?.mine) return { card: endedCard('The meeting'), silent: true };
    const room: Room = { meeting, state: await ownMeetings.look(id), begun: false };
    if (phaseOf(room, ctx.now) !== 'planned') return { card: endedCard(meeting.subject), silent: true };
    const when = ctx.say.soon(meeting.start ?? ctx.now);
    const sentence = `It begins ${when}. ${wayIn(meeting)}`;
    return {
      card: card(titled(meeting.subject, 'soon'), 'attention', [
        text(sentence),
        buttons(press('Start now', on('meeting.start', room, 'owner'), { style: 'primary' })),
      ]),
      tells: (await peopleOf(ctx, room)).map((to) => ({
        to,
        card: card(titled(meeting.subject, 'soon'), 'attention', [
          text(`${ctx.who.name} has invited you. ${sentence}`),
          buttons(joinButton(meeting, on('meeting.join', room, 'guest'))),
        ]),
      })),
    };
  },
});
