import { z } from 'zod';
import { card } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';

/** Takes back an added contact. Only reached by a button. */
export default defineCommand({
  id: 'contact.remove',
  words: [],
  summary: 'Take somebody out of your contacts',
  button: 'Remove',
  effect: 'change',
  access: 'self',
  uses: ['ownContacts'],
  repeat: 'safe',
  input: z.object({ id: field.hidden(z.string().max(200)), name: field.hidden(z.string().max(200)) }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(ctx, { id, name }) {
    const { phone, who, services } = ctx;
    const isThere = (await phone.ownContacts.list()).some((one) => one.id === id && !one.shared);
    const there = await ctx.once('there', z.boolean(), async () => isThere);
    if (isThere) await phone.ownContacts.remove(id);
    services.callers.forget(who.phone);
    return {
      card: card(`${name} is not in your contacts`, 'good', []),
      ...(there && { changed: { what: `contact ${name}`, from: 'in the contacts', to: 'removed' } }),
    };
  },
});
