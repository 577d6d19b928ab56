import { buttons, card, facts, press, subtle, text } from '../../cards/build.ts';
import type { Card, PageButton } from '../../cards/model.ts';
import type { EventRecord } from '../../src/core/event-history.ts';
import type { Speech } from '../../src/core/speech.ts';
import { saidOf } from './_filter.ts';
import { recordedIn, worded } from './_recorded.ts';

/** One event with everything that was recorded, `file` being all of it; the list it came from is one press away. */
export function detailsCard(
  record: EventRecord,
  say: Speech,
  { asked, late, file }: { asked: Readonly<Record<string, string>>; late: string; file: PageButton },
): Card {
  const { at, type, changed, core, extra, tags, id } = record;
  const recorded = recordedIn([core, extra], changed);
  // What has a value of its own below is not listed once more.
  const listed = changed.filter((one) => !recorded.facts.some(({ label }) => same(label, one)));
  return card(saidOf(record), 'neutral', [
    facts({
      Who: whoOf(record),
      When: say.time(at),
      Where: worded(type),
      Changed: listed.map(worded).join(', '),
      Tags: tags.join(', '),
      'Event number': id,
    }),
    recorded.facts.length > 0 ? { kind: 'facts', facts: recorded.facts } : undefined,
    ...recorded.plain.map((said) => text(said)),
    recorded.more > 0 ? subtle(`And ${recorded.more} more, in the CSV file.`) : undefined,
    subtle(late),
    buttons(press('Back to the list', { command: 'event.list', input: { ...asked } }), file),
  ]);
}

/** The id says something only where it is not the name once more. */
function whoOf({ actor: { id, name } }: EventRecord): string {
  if (id === '' || same(id, name)) return name;
  return `${name} (id ${id})`;
}

const same = (one: string, other: string) => plain(one) === plain(other);
const plain = (said: string) => said.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
