import { z } from 'zod';
import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { personIn } from './_people.ts';
import { foreignMeeting } from './_room.ts';

/** What can be done about one participant. Never typed. */
export default defineCommand({
  id: 'meeting.person',
  words: [],
  summary: 'Show one participant of your meeting',
  effect: 'read',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({
    meeting: field.hidden(z.string().max(200)),
    participant: field.hidden(z.string().max(200)),
  }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(ctx, wish): Promise<Outcome> {
    const found = await personIn(ctx, wish);
    if ('outcome' in found) return found.outcome;
    const { room, person } = found;
    const { muted, chair, tile, name, number } = person;
    const video = room.meeting.room && room.meeting.mode === 'video';
    return {
      card: card(name, 'neutral', [
        text(`In "${room.meeting.subject}".`),
        facts({
          Number: number === name ? undefined : number,
          Sound: muted ? 'Muted' : 'Heard',
          Chair: chair ? 'Has the chair' : undefined,
          Picture: video ? (tile < 0 ? 'Hidden' : `Tile ${tile + 1}`) : undefined,
        }),
        buttons(
          muted ? press('Unmute', call('meeting.unmute', wish)) : press('Mute', call('meeting.mute', wish)),
          chair || !room.meeting.room ? undefined : press('Give the chair', call('meeting.chair', wish)),
          video
            ? tile < 0
              ? press('Show picture', call('meeting.place', { ...wish, tile: 0 }))
              : press('Hide picture', call('meeting.place', { ...wish, tile: -1 }))
            : undefined,
          press('People', call('meeting.participants', { meeting: wish.meeting })),
          press('Remove', call('meeting.kick', wish), { style: 'danger', says: `Remove ${name} from the meeting` }),
        ),
      ]),
    };
  },
});
