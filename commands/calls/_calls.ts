import { call, press } from '../../cards/build.ts';
import type { Button, Row } from '../../cards/model.ts';
import { type Caller, WITHHELD } from '../../src/core/callers.ts';
import type { SeenCall } from '../../src/core/calls.ts';
import { field } from '../../src/core/fields.ts';
import type { Speech } from '../../src/core/speech.ts';

export const filterField = () =>
  field.choice('Which', [
    { value: 'missed', label: 'Missed', words: ['missed'] },
    { value: 'today', label: 'Today', words: ['today'] },
  ]);

/** What kind of call it was: "Missed", "Incoming", "Outgoing, not answered". */
export function kindOf({ incoming, missed, talkedMs }: SeenCall): string {
  if (missed) return 'Missed';
  if (incoming) return 'Incoming';
  return talkedMs > 0 ? 'Outgoing' : 'Outgoing, not answered';
}

/** One call as a line of a list. */
export function rowOf(seen: SeenCall, caller: Caller, say: Speech): Row {
  const { name, number } = caller;
  const parts = [
    kindOf(seen),
    say.time(seen.at),
    seen.talkedMs > 0 ? say.duration(seen.talkedMs) : '',
    number === name ? '' : number,
  ];
  return {
    title: name,
    detail: parts.filter((part) => part !== '').join(' · '),
    button: press('Open', call('calls.show', { id: seen.id }), {
      says: `Open the call with ${name}, ${say.time(seen.at)}`,
    }),
  };
}

/** Dials with whatever telephone the person's device has; none for a number that is withheld. */
export function callBack({ name, number }: Caller): Button | undefined {
  if (number === '') return undefined;
  const about = { number, name: name === WITHHELD ? '' : name.slice(0, 120) };
  return { kind: 'page', label: 'Call back', style: 'primary', page: 'call', about };
}
