import { z } from 'zod';
import { formCard } from '../../cards/form.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { CallSchema } from '../../src/core/request.ts';

/** Asks for the people of a list again, so that names can be mended. Only reached by a button of such a list. */
export default defineCommand({
  id: 'request.people',
  words: [],
  summary: 'Change the list of people',
  effect: 'read',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({
    call: field.hidden(CallSchema),
    field: field.hidden(z.string().max(80)),
    names: field.hidden(z.array(z.string().max(200)).max(100)),
  }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(_ctx, asked) {
    const { input, ...rest } = asked.call;
    const value = asked.names.join(', ');
    const card = formCard('Who shall it be for?', { label: 'Look again', call: { ...rest, input } }, [
      {
        kind: 'text',
        name: asked.field,
        label: 'People',
        hint: 'Names, extensions or e-mail addresses, separated by commas.',
        required: true,
        maxLength: 2_000,
        multiline: true,
        ...(value !== '' && { value }),
      },
    ]);
    return { card };
  },
});
