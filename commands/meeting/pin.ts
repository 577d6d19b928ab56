import { z } from 'zod';
import { buttons, card, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { titled } from './_card.ts';
import { endedCard, findRoom, goneOutcome, roomFields } from './_room.ts';

/** How to dial in. The PINs stand on a private page, shown once; that of the chair for the owner alone. Never typed. */
export default defineCommand({
  id: 'meeting.pin',
  words: [],
  summary: 'Show how to dial into a meeting',
  effect: 'read',
  access: 'everyone',
  uses: ['ownMeetings', 'ownRooms', 'directory'],
  repeat: 'safe',
  input: z.object(roomFields),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(ctx, { meeting: id }): Promise<Outcome> {
    const found = await findRoom(ctx, id).catch(goneOutcome);
    if ('outcome' in found) return found.outcome;
    const { meeting, state } = found;
    if (!state.open && meeting.start === undefined) return { card: endedCard(meeting.subject) };
    const { chair, room } = await ctx.phone.ownRooms.pins(meeting.id);
    const keep = async (name: string, value: string, label: string, button: string, isFirst: boolean) => {
      const kept = await ctx.services.secrets.keep({
        name,
        owner: ctx.who.phone,
        value,
        label: `${label} of "${meeting.subject}"`,
      });
      const { style: _, ...look } = kept.button;
      return { ...look, label: button, ...(isFirst && { style: 'primary' as const }) };
    };
    const dial = `Dial ${meeting.extension} from a company phone.`;
    if (room === '' && chair === '')
      return { card: card(titled(meeting.subject, 'dial in'), 'neutral', [text(`${dial} It asks for no PIN.`)]) };
    return {
      card: card(titled(meeting.subject, 'dial in'), 'neutral', [
        text(`${dial} It asks for a PIN, which I show once, on a page only you can open.`),
        buttons(
          room === '' ? undefined : await keep('room PIN', room, 'PIN', 'Show the PIN once', true),
          meeting.mine && chair !== ''
            ? await keep('chair PIN', chair, 'Chair PIN', 'Show the chair PIN once', room === '')
            : undefined,
        ),
      ]),
    };
  },
});
