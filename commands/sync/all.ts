import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { ALL } from './_examples.ts';

/** Reads every side of everybody anew and repairs what differs; slowly, and not more often than every quarter of an hour. */
export default defineCommand({
  id: 'sync.all',
  words: ['sync all'],
  summary: "Compare everybody's presence anew and repair what differs",
  effect: 'change',
  access: { role: 'admin' },
  uses: [],
  repeat: 'safe',
  input: z.object({}),
  examples: ALL,
  async run({ services, say }) {
    const back = buttons(press('How it is doing', call('sync.status', { all: true })));
    if (services.sync.places.length === 0)
      return { card: card('Presence is not kept in step here', 'neutral', [text('There is nothing to compare.')]) };
    const done = await services.sync.lookAgain();
    if ('notBefore' in done) {
      return {
        card: card('Everybody was compared a moment ago', 'attention', [
          text(
            `It asks a lot of the phone system, so it can be done again ${say.soon(done.notBefore)}. Nothing was done now.`,
          ),
          back,
        ]),
      };
    }
    const { people } = done;
    const title =
      people === 0
        ? 'Nobody keeps their presence in step yet'
        : `Comparing ${people} ${people === 1 ? 'person' : 'people'}`;
    return {
      card: card(title, people === 0 ? 'neutral' : 'good', [
        text('What differs is put right, ten people a second at the most. Nobody hears of it.'),
        back,
      ]),
    };
  },
});
