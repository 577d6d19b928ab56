import { z } from 'zod';
import { call, card, facts, text } from '../../cards/build.ts';
import { type CommandContext, defineCommand, type Outcome } from '../../src/core/command.ts';
import { PatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { isSame } from './_contact.ts';
import { ADD } from './_examples.ts';

/** Limits of the vendor (PortSIP reference, 9.9). */
const LONGEST = { name: 64, company: 128, email: 128 } as const;

type Context = CommandContext<'ownContacts'>;

/** Somebody from outside into one's own contacts, so that calls show a name. */
export default defineCommand({
  id: 'contact.add',
  words: ['contact add {name} [{number}]'],
  summary: 'Add somebody to your contacts',
  button: 'Add contact',
  effect: 'change',
  access: 'self',
  uses: ['ownContacts'],
  repeat: 'check',
  input: z.object({
    name: field.text('Name', LONGEST.name),
    number: field.numbers('Number'),
    company: field.text('Company', LONGEST.company).optional(),
    email: field.text('E-mail', LONGEST.email).optional(),
  }),
  examples: ADD,
  async run(ctx, { name: written, number: [number], company = '', email = '' }): Promise<Outcome> {
    const name = written.trim();
    if (name === '' || number === undefined)
      throw new PatchcordError('bad-input', 'A contact needs a name and a number. Nothing was added.');
    const there = async () => (await ctx.phone.ownContacts.list()).find((one) => isSame(one, name, number));
    const before = await ctx.once('before', z.boolean(), async () => (await there()) !== undefined);
    if (before) return { card: card(`${name} is in your contacts already`, 'neutral', [facts({ Number: number })]) };
    // Made by a first run of this request, before a crash.
    const made = (await there())?.id ?? (await add(ctx, { name, number, company, email }));
    return {
      card: card(`${name} is in your contacts`, 'good', [
        facts({ Number: number, Company: company, 'E-mail': email }),
        text('Calls from this number now show the name.'),
      ]),
      undo: call('contact.remove', { id: made, name }),
      changed: { what: `contact ${name}`, from: 'none', to: 'added' },
    };
  },
});

async function add(
  { phone, services, who }: Context,
  contact: Required<Parameters<Context['phone']['ownContacts']['add']>[0]>,
) {
  const id = await phone.ownContacts.add(contact);
  services.callers.forget(who.phone);
  return id;
}
