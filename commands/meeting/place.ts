import { z } from 'zod';
import { buttons, call, card, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { LAST_TILE } from '../../src/core/meetings.ts';
import { peopleButton, personIn } from './_people.ts';
import { foreignMeeting } from './_room.ts';

/** Moves somebody's picture to a tile, or hides it. Never typed. */
export default defineCommand({
  id: 'meeting.place',
  words: [],
  summary: "Move a participant's picture",
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'ownRooms', 'directory'],
  repeat: 'safe',
  input: z.object({
    meeting: field.hidden(z.string().max(200)),
    participant: field.hidden(z.string().max(200)),
    /** -1 hides it. */
    tile: field.hidden(z.int().min(-1).max(LAST_TILE)),
  }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(ctx, wish): Promise<Outcome> {
    const found = await personIn(ctx, wish);
    if ('outcome' in found) return found.outcome;
    const { room, person, now } = found;
    const { id, subject } = room.meeting;
    if (now && now.tile !== wish.tile) await ctx.phone.ownRooms.place(id, person.id, wish.tile);
    const where = (tile: number) => (tile < 0 ? 'hidden' : `on tile ${tile + 1}`);
    return {
      card: card(`${person.name}'s picture is ${where(wish.tile)}`, 'good', [
        text(`In "${subject}". Was ${where(person.tile)}.`),
        buttons(peopleButton(room)),
      ]),
      touches: [`meeting:${id}`],
      ...(person.tile !== wish.tile && {
        undo: call('meeting.place', { ...wish, tile: person.tile }),
        changed: { what: `picture of ${person.name} in "${subject}"`, from: where(person.tile), to: where(wish.tile) },
      }),
    };
  },
});
