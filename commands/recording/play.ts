import { z } from 'zod';
import { buttons, call, card, facts, press, subtle } from '../../cards/build.ts';
import { seenBy } from '../../src/core/calls.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { listenButton } from './_recording.ts';

/** One recording with its link. Only reached by a button; its rules hold for the page that plays, too. */
export default defineCommand({
  id: 'recording.play',
  words: [],
  summary: 'Listen to one of your recordings',
  effect: 'read',
  access: 'self',
  uses: ['ownRecordings'],
  repeat: 'safe',
  input: z.object({ id: field.hidden(z.string().max(200)) }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, phone, say, services }, { id }) {
    const one = await phone.ownRecordings.get(id);
    const record = { ...one, answered: true, talkedMs: one.lengthMs, direction: 'unknown' as const };
    const [caller] = await services.callers.look(who.phone, [seenBy(record, who.phone.extension).other]);
    const name = caller?.name ?? '';
    return {
      card: card(`Recording: ${name}`, 'neutral', [
        facts({ When: say.time(one.startedAt), Length: one.lengthMs > 0 ? say.duration(one.lengthMs) : undefined }),
        subtle('The link is for you alone, for 30 minutes.'),
        buttons(
          { ...listenButton(id, `Listen to the call with ${name}`), style: 'primary' },
          press('All recordings', call('recording.list')),
        ),
      ]),
    };
  },
});
