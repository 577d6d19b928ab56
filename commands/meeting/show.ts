import { z } from 'zod';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { roomOutcome } from './_card.ts';
import { endedCard, mustOwn, onlyItsOwner, type Room } from './_room.ts';

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
    /** `tools`: to steer it, for its owner alone. `shared`: somebody looks at the card that everybody sees. */
    here: field.hidden(z.enum(['tools', 'shared'])).optional(),
  }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(ctx, { meeting: id, begun, here }): Promise<Outcome> {
    const { ownMeetings } = ctx.phone;
    try {
      const [meeting, state] = await Promise.all([ownMeetings.get(id), ownMeetings.look(id)]);
      const room: Room = { meeting, state, begun: begun === true };
      if (here === undefined) return await roomOutcome(ctx, room, meeting.mine ? 'owner' : 'guest');
      if (here === 'tools') mustOwn(room);
      const outcome = await roomOutcome(ctx, room, here);
      return { ...outcome, card: here === 'shared' ? (outcome.personal?.card ?? outcome.card) : outcome.card };
    } catch (thrown) {
      // Taken away at the phone system's own console: every copy says so and rests.
      const { code } = toPatchcordError(thrown);
      // Whoever is not invited is not told of it at all.
      if (code === 'not-found' && here === 'tools') throw onlyItsOwner('this meeting');
      if (code !== 'not-found' || here === 'shared') throw thrown;
      return { card: endedCard('This meeting') };
    }
  },
});
