import { z } from 'zod';
import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import type { Button } from '../../cards/model.ts';
import { type Caller, WITHHELD } from '../../src/core/callers.ts';
import { type CallRecord, seenBy } from '../../src/core/calls.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { sameNumber } from '../../src/core/phone-numbers.ts';
import type { OwnRecordings, Recording } from '../../src/core/recordings.ts';
import { callBack, kindOf } from './_calls.ts';

/** One call, and what can be done about it. Only reached by a button. */
export default defineCommand({
  id: 'calls.show',
  words: [],
  summary: 'Show one of your calls',
  effect: 'read',
  access: 'self',
  uses: ['ownCalls', 'ownRecordings'],
  repeat: 'safe',
  input: z.object({ id: field.hidden(z.string().max(200)) }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, phone, say, services }, { id }) {
    const one = await phone.ownCalls.get(id);
    const seen = seenBy(one, who.phone.extension);
    const [[caller], recording] = await Promise.all([
      services.callers.look(who.phone, [seen.other]),
      one.answered ? recordingOf(phone.ownRecordings, one) : undefined,
    ]);
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
          recording && press('Recording', call('recording.play', { id: recording.id })),
          colleague && press('Can I reach them?', call('presence.show', { user: { id: colleague.id } })),
          press('All calls', call('calls.list')),
        ),
      ]),
    };
  },
});

/** What was recorded between the same two while they talked. Who may not hear recordings just has no button. */
async function recordingOf(recordings: OwnRecordings, one: CallRecord): Promise<Recording | undefined> {
  const since = one.startedAt;
  const found = await recordings.list({ since, atMost: 100 }).catch(() => ({ recordings: [] }));
  const until = since + one.talkedMs + RINGS_AT_MOST_MS;
  return found.recordings.find(
    ({ startedAt, caller, callee }) =>
      startedAt <= until &&
      sameNumber(caller.number, one.caller.number) &&
      sameNumber(callee.number, one.callee.number),
  );
}

const RINGS_AT_MOST_MS = 5 * 60_000;

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
