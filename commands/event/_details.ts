import { buttons, card, facts, press, subtle, text } from '../../cards/build.ts';
import type { Card } from '../../cards/model.ts';
import type { EventRecord } from '../../src/core/event-history.ts';
import type { Speech } from '../../src/core/speech.ts';
import { saidOf } from './_filter.ts';

const LONGEST = 1_500;

/** One event with everything that was recorded; the list it came from is one press away. */
export function detailsCard(
  record: EventRecord,
  say: Speech,
  asked: Readonly<Record<string, string>>,
  late: string,
): Card {
  const { actor, at, type, changed, core, extra, tags, id } = record;
  return card(saidOf(record), 'neutral', [
    facts({
      Who: actor.id === '' || actor.id === actor.name ? actor.name : `${actor.name} (${actor.id})`,
      When: say.time(at),
      Type: type,
      Changed: changed.join(', '),
      Tags: tags.join(', '),
      Event: id,
    }),
    ...[core, extra].filter((said) => said !== '').map((said) => text(said.slice(0, LONGEST))),
    subtle(late),
    buttons(press('Back to the list', { command: 'event.list', input: { ...asked } })),
  ]);
}
