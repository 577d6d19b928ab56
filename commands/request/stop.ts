import { z } from 'zod';
import { card, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';

/** Ends the trying of a request that the phone system has not answered yet. Only reached by a button. */
export default defineCommand({
  id: 'request.stop',
  words: [],
  summary: 'Stop trying a request',
  effect: 'change',
  access: 'self',
  uses: [],
  repeat: 'safe',
  input: z.object({ request: field.hidden(z.string().max(500)) }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, services }, { request }) {
    const stopped = await services.requests.stop(who, request);
    return {
      card: stopped
        ? card('I stopped trying', 'neutral', [text('Nothing more happens with this request.')])
        : card('There is nothing to stop', 'neutral', [text('The request is done, or was stopped before.')]),
    };
  },
});
