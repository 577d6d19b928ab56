import { z } from 'zod';
import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import type { Button } from '../../cards/model.ts';
import { type Caller, WITHHELD } from '../../src/core/callers.ts';
import { seenBy } from '../../src/core/calls.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { callBack, kindOf } from './_calls.ts';

/** One call, and what can be done about it. Only reached by a button. */
export default defineCommand({
  id: 'calls.show',
  words: [],
  summary: 'Show one of your calls',
  effect: 'read',
  access: 'self',
  uses: ['ownCalls'],
  repeat: 'safe',
  input: z.object({ id: field.hidden(z.string().max(200)) }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, phone, say, services }, { id }) {
    const seen = seenBy(await phone.ownCalls.get(id), who.phone.extension);
    const [caller] = await services.callers.look(who.phone, [seen.other]);
    const { name, number, colleague } = caller ?? { name: WITHHELD, number: '', colleague: undefined };
    return {
      card: card(name, seen.missed ? 'attention' : 'neutral', [
        facts({
          Call: seen.missed ? 'Missed' : kindOf(seen),
          When: say.time(seen.at),
          'How long': seen.talkedMs > 0 ? say.duration(seen.talkedMs) : undefined,
          Number: number === name ? undefined : number,
          Who: caller && WHOSE[caller.known](caller),
        }),
        number === '' ? text('The caller hid the number, so you cannot call back.') : undefined,
        buttons(
          caller && callBack(caller),
          caller && addButton(caller),
          colleague && press('Can I reach them?', call('presence.show', { user: { id: colleague.id } })),
          press('All calls', call('calls.list')),
        ),
      ]),
    };
  },
});

const WHOSE: Record<Caller['known'], (caller: Caller) => string | undefined> = {
  colleague: ({ colleague }) => (colleague?.department ? `Colleague, ${colleague.department}` : 'Colleague'),
  contact: () => 'In your contacts',
  sent: () => 'Name sent with the call, not in your contacts',
  nobody: () => undefined,
};

/** Whoever is known needs no adding. A name that came with the call is a proposal. */
function addButton({ known, name, number }: Caller): Button | undefined {
  if (number === '' || known === 'colleague' || known === 'contact') return undefined;
  return known === 'sent'
    ? press('Add to contacts', call('contact.add', { name: name.slice(0, 64), number }))
    : press('Add to contacts', call('contact.add', { number }), { opens: 'form' });
}
