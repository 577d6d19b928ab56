import { z } from 'zod';
import { buttons, card, press, subtle, text } from '../../cards/build.ts';
import type { Call, PageButton } from '../../cards/model.ts';
import { pageButtons, pageOf } from '../../cards/paging.ts';
import { defineCommand } from '../../src/core/command.ts';
import { PatchcordError } from '../../src/core/errors.ts';
import { type EventFilter, fits } from '../../src/core/event-history.ts';
import { field } from '../../src/core/fields.ts';
import { sinceWhen } from '../../src/core/since.ts';
import { detailsCard } from './_details.ts';
import { LIST } from './_examples.ts';
import { filterForm, partsIn, saidOf } from './_filter.ts';

const DAY = 24 * 60 * 60_000;
/** Without a time: the console itself shows the newest first, and a week is what people look for. */
const WEEK = 7 * DAY;
/** So many are looked through for a card; the file has more. */
const MOST = 2_000;
const LATE =
  'The console records events up to 24 hours late, so this is not live. "audit" shows at once what was done here.';

/** What was changed in the vendor's console and in the systems behind it, with filters that narrow each other. */
export default defineCommand({
  id: 'event.list',
  words: ['events [{topic}] [by {query}] [since {start}] [until {end}]'],
  summary: 'Show what was changed in the administration console',
  effect: 'read',
  access: { role: 'admin' },
  uses: ['eventHistory'],
  repeat: 'safe',
  input: z.object({
    topic: field.text('Asset, action or type, such as phone or delete', 80).optional(),
    query: field.text('Who did it', 80).optional(),
    start: field.text('Since', 40).optional(),
    end: field.text('Until', 40).optional(),
    // What the form of filters fills in, as the records spell it.
    asset: field.text('What', 80).optional(),
    action: field.text('Done to it', 80).optional(),
    type: field.text('Where', 80).optional(),
    /** Shows one event in full. */
    event: field.hidden(z.string().max(200)).optional(),
    /** Asks for the filters instead of showing anything. */
    choose: field.hidden(z.boolean()).optional(),
    skip: field.skip(),
  }),
  examples: LIST,
  async run({ phone, say, now, who }, input) {
    const { topic, query, start, end, event, choose, skip } = input;
    const from = momentOf(start, now, who.zone) ?? now - WEEK;
    const to = momentOf(end, now, who.zone) ?? now;
    const history = phone.eventHistory;
    const { records, whole } = await history.records({ from, to }, MOST);
    const filter: EventFilter = {
      ...partsIn(topic, records),
      ...chosen(input),
      ...(query?.trim() && { actor: query.trim() }),
    };
    // What was typed stands in the parts by now.
    const asked = { ...given({ query, start, end }), ...given(filter, 'asset', 'action', 'type') };
    if (event !== undefined) {
      const one = records.find((record) => record.id === event);
      if (!one)
        throw new PatchcordError('not-found', 'This event is not in that time any more. Ask for "events" again.');
      const file = fileButton(history.system, { from, to }, { ...filter, event });
      return { card: detailsCard(one, say, { asked, late: LATE, file }) };
    }
    if (choose) return { card: filterForm(records, filter, asked) };
    const found = records.filter((record) => fits(record, filter));
    const title = titleOf(filter, start, end);
    const nothing = found.length === 0;
    return {
      card: card(title, 'neutral', [
        nothing ? text('Nothing was recorded that fits.') : undefined,
        nothing
          ? undefined
          : {
              kind: 'rows',
              rows: pageOf(found, skip).map((record) => ({
                title: saidOf(record),
                detail: `${record.actor.name}, ${say.time(record.at)}`,
                button: press('Details', call({ ...asked, event: record.id }), {
                  says: `Details of: ${saidOf(record)}, ${say.time(record.at)}`,
                }),
              })),
            },
        whole ? undefined : subtle(`I looked at the newest ${MOST} of that time. Filter them, or take the file.`),
        subtle(LATE),
        buttons(
          press('Filter', call({ ...asked, choose: true }), { opens: 'form', style: 'primary' }),
          nothing ? undefined : fileButton(history.system, { from, to }, filter),
          ...pageButtons({ skip, total: found.length, orMore: !whole }, (next) => call({ ...asked, skip: next })),
          Object.keys(asked).length > 0 ? press('All events', call({})) : undefined,
        ),
      ]),
    };
  },
});

function call(input: Call['input']): Call {
  return { command: 'event.list', input };
}

function momentOf(said: string | undefined, now: number, zone: string): number | undefined {
  if (said === undefined || said.trim() === '') return undefined;
  const at = sinceWhen(said, now, zone) ?? instant(said);
  if (at === undefined)
    throw new PatchcordError(
      'bad-input',
      `I cannot read "${said.slice(0, 40)}" as a time. Try 2h, 3d, yesterday or 2026-11-20.`,
    );
  return at;
}

function instant(said: string): number | undefined {
  const at = Date.parse(said.trim());
  return /^\d{4}-\d{2}-\d{2}T/.test(said.trim()) && !Number.isNaN(at) ? at : undefined;
}

/** The parts of a form or button that were filled in. */
function chosen(input: {
  asset?: string | undefined;
  action?: string | undefined;
  type?: string | undefined;
}): EventFilter {
  return given({ asset: input.asset, action: input.action, type: input.type });
}

function given(parts: object, ...names: string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && entry[1] !== '' && (names.length === 0 || names.includes(entry[0])),
    ),
  );
}

/** The file has what the card shows: the same time, the same filter; or one event alone. */
function fileButton(
  system: string,
  { from, to }: { from: number; to: number },
  filter: EventFilter & { event?: string },
): PageButton {
  const about = { system, from: String(from), to: String(to), ...given(filter) };
  return { kind: 'page', label: 'Export CSV', page: 'events', about };
}

function titleOf(
  { asset, action, type, actor }: EventFilter,
  start: string | undefined,
  end: string | undefined,
): string {
  const parts = [action, asset, type, actor && `by ${actor}`, start && `since ${start}`, end && `until ${end}`];
  const about = parts.filter(Boolean).join(' · ');
  return about === '' ? 'Event history' : `Events: ${about}`.slice(0, 60);
}
