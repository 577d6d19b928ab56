import { z } from 'zod';
import { buttons, call, card, press, subtle, text } from '../../cards/build.ts';
import type { Call, Card } from '../../cards/model.ts';
import { seenBy } from '../../src/core/calls.ts';
import { defineCommand } from '../../src/core/command.ts';
import { dayOf, startOfDay } from '../../src/core/days.ts';
import { field } from '../../src/core/fields.ts';
import { filterField, rowOf } from './_calls.ts';
import { LIST } from './_examples.ts';

const ROWS = 10;
/** How far back a list looks. */
const CALLS_AT_MOST = 500;

/** Who called and whom one called, the newest first; ten at a time. */
export default defineCommand({
  id: 'calls.list',
  words: ['calls [{filter}]'],
  summary: 'Show your calls: all, the missed ones, or those of today',
  effect: 'read',
  access: 'self',
  uses: ['ownCalls'],
  repeat: 'safe',
  input: z.object({
    filter: filterField().optional(),
    /** The rest of a list: calls before this time, in milliseconds. */
    before: field.hidden(z.number().int()).optional(),
  }),
  examples: LIST,
  async run({ who, phone, say, now, services }, { filter, before = Number.POSITIVE_INFINITY }) {
    const since = filter === 'today' ? { since: startOfDay(dayOf(now, who.zone), who.zone) } : {};
    const { calls, more } = await phone.ownCalls.list({ ...since, atMost: CALLS_AT_MOST });
    const fitting = calls
      .map((one) => seenBy(one, who.phone.extension))
      .filter((one) => (filter === 'missed' ? one.missed : true));
    const left = fitting.filter((one) => one.at < before);
    const shown = left.slice(0, ROWS);
    const last = shown.at(-1);
    if (!last) return { card: emptyCard(filter, before < Number.POSITIVE_INFINITY) };
    const callers = await services.callers.look(
      who.phone,
      shown.map(({ other }) => other),
    );
    const rest = left.length - shown.length;
    const again = (input: Call['input']) => call('calls.list', { ...(filter && { filter }), ...input });
    return {
      card: card(titleOf(filter, fitting.length, before < Number.POSITIVE_INFINITY), 'neutral', [
        {
          kind: 'rows',
          rows: shown.flatMap((one, at) => {
            const caller = callers[at];
            return caller ? [rowOf(one, caller, say)] : [];
          }),
        },
        rest === 0 && more ? subtle(`I looked at your last ${CALLS_AT_MOST} calls.`) : undefined,
        buttons(
          rest > 0 ? press(`And ${rest}${more ? ' or more' : ''} more`, again({ before: last.at })) : undefined,
          filter === 'missed' ? press('All calls', call('calls.list')) : undefined,
          filter === 'missed' ? undefined : press('Missed calls', call('calls.list', { filter: 'missed' })),
        ),
      ]),
    };
  },
});

type Filter = 'missed' | 'today' | undefined;

function titleOf(filter: Filter, count: number, isRest: boolean): string {
  const what = { missed: 'missed call', today: 'call today' }[filter ?? 'missed'];
  if (filter === undefined) return isRest ? 'Your earlier calls' : 'Your calls';
  if (isRest) return filter === 'missed' ? 'Earlier missed calls' : 'Earlier today';
  if (count === 1) return `1 ${what}`;
  return filter === 'missed' ? `${count} missed calls` : `${count} calls today`;
}

function emptyCard(filter: Filter, isRest: boolean): Card {
  const title = { missed: 'No missed calls', today: 'No calls today' }[filter ?? 'missed'];
  return card(isRest ? 'No earlier calls' : filter === undefined ? 'No calls yet' : title, 'neutral', [
    filter === undefined ? text('Your calls appear here after the first one.') : undefined,
    buttons(filter === undefined && !isRest ? undefined : press('All calls', call('calls.list'))),
  ]);
}
