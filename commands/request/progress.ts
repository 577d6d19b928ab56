import { z } from 'zod';
import { problemCard } from '../../cards/problem.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';

/** How far something is that was asked for several people. Only reached by its own card, which keeps itself up to date. */
export default defineCommand({
  id: 'request.progress',
  words: [],
  summary: 'Show how far it is',
  effect: 'read',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({ bulk: field.hidden(z.string().max(100)) }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, services }, { bulk }): Promise<Outcome> {
    return (
      (await services.bulks.show(who, bulk)) ?? {
        card: problemCard({ title: 'I do not know that', sentence: 'It is not there (any more), or it is not yours.' }),
      }
    );
  },
});
