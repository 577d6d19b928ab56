import { z } from 'zod';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { roomOutcome } from './_card.ts';
import { endedCard, type Room } from './_room.ts';

/** Draws a meeting's card: for its owner, and with it what the others see. Never typed. */
export default defineCommand({
  id: 'meeting.show',
  words: [],
  summary: 'Show a meeting',
  effect: 'read',
  access: 'everyone',
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({
    meeting: field.hidden(z.string().max(200)),
    /** It was running when the card was made. */
    begun: field.hidden(z.literal(true)).optional(),
  }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(ctx, { meeting: id, begun }): Promise<Outcome> {
    const { ownMeetings } = ctx.phone;
    try {
      const [meeting, state] = await Promise.all([ownMeetings.get(id), ownMeetings.look(id)]);
      const room: Room = { meeting, state, begun: begun === true };
      return await roomOutcome(ctx, room, meeting.mine ? 'owner' : 'guest');
    } catch (thrown) {
      // Taken away at the phone system's own console: every copy says so and rests.
      if (toPatchcordError(thrown).code !== 'not-found') throw thrown;
      return { card: endedCard('This meeting') };
    }
  },
});
