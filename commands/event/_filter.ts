import { card, press, text } from '../../cards/build.ts';
import type { Card, Input } from '../../cards/model.ts';
import {
  choicesLeft,
  EVENT_PARTS,
  type EventFilter,
  type EventPart,
  type EventRecord,
} from '../../src/core/event-history.ts';
import { worded } from './_recorded.ts';

const LABELS: Record<EventPart, string> = { asset: 'What', action: 'Done to it', type: 'Where' };

/** An event in a few words: "Edit · Phone". */
export function saidOf({ action, asset, type }: EventRecord): string {
  return [action, asset].filter(Boolean).map(worded).join(' · ') || worded(type) || 'Event';
}

/** Typed words as parts of a filter: what the records know under that name; anything else is a name nobody has. */
export function partsIn(topic: string | undefined, records: readonly EventRecord[]): EventFilter {
  const said = topic?.trim().toLowerCase() ?? '';
  if (said === '') return {};
  const filter: EventFilter = {};
  let rest = said;
  for (const part of EVENT_PARTS) {
    const known = choicesLeft(records, {}, part).toSorted((a, b) => b.length - a.length);
    const found = known.find((value) => words(rest).includes(words(value.toLowerCase())));
    if (found === undefined) continue;
    filter[part] = found;
    rest = rest.replace(found.toLowerCase(), ' ');
  }
  return Object.keys(filter).length > 0 ? filter : { asset: topic?.trim() ?? '' };
}

/** Whole words, whatever stands between them; a plural is the same word. */
function words(text: string): string {
  return ` ${text
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/(\p{L}{3,})s\b/gu, '$1')
    .trim()} `;
}

/** The form of the filters: each list has only what is left by the others. */
export function filterForm(
  records: readonly EventRecord[],
  filter: EventFilter,
  asked: Readonly<Record<string, string>>,
): Card {
  const inputs = EVENT_PARTS.flatMap((part): Input[] => {
    const left = choicesLeft(records, filter, part);
    if (left.length === 0) return [];
    const options = [{ label: 'Any', value: '' }, ...left.map((value) => ({ label: worded(value), value }))];
    return [{ kind: 'choice', name: part, label: LABELS[part], required: false, value: filter[part] ?? '', options }];
  });
  const typed = (name: 'query' | 'start' | 'end', label: string, placeholder: string): Input => ({
    kind: 'text',
    name,
    label,
    required: false,
    value: asked[name] ?? '',
    placeholder,
    maxLength: name === 'query' ? 80 : 40,
  });
  return card('Filter the event history', 'neutral', [
    text('Each list shows what is left by the others. Send it to narrow them further.'),
    {
      kind: 'form',
      inputs: [
        ...inputs,
        typed('query', 'Who did it', 'a name, System, SCIM or Unknown'),
        typed('start', 'Since', '3d, yesterday or 2026-11-20'),
        typed('end', 'Until', 'yesterday or 2026-11-22'),
      ],
      submit: press('Show events', { command: 'event.list', input: {} }, { style: 'primary' }),
    },
  ]);
}
