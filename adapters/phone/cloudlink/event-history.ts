import { z } from 'zod';
import type { EventHistory, EventRecord } from '../../../src/core/event-history.ts';
import type { KnownAccount } from './account-id.ts';
import type { Api } from './api.ts';
import { quoted, readAll } from './paging.ts';
import { paths } from './paths.ts';
import type { ConfiguredAccount } from './settings.ts';

const text = z.union([z.string(), z.number().transform(String)]).catch('');
const texts = z.union([z.array(text), text.transform((one) => (one === '' ? [] : [one]))]).catch([]);
/** JSON text as it is; an object as JSON. */
const details = z.unknown().transform((value) => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
});
const Actor = z
  .union([z.object({ id: text, name: text }), text.transform((name) => ({ id: '', name }))])
  .catch({ id: '', name: '' });

/** INFERRED (reference, 9 and 10.7): the address is known from third-party code, the members from the columns of the console's page. */
const Recorded = z
  .object({
    eventId: text,
    actor: Actor,
    action: text,
    eventType: text,
    asset: text,
    occurredOn: z.coerce.date(),
    propertiesChanged: texts,
    coreDetails: details,
    extraDetails: details,
    logTags: texts,
  })
  .transform(
    (one): EventRecord => ({
      id: one.eventId,
      at: one.occurredOn.getTime(),
      actor: { id: one.actor.id, name: one.actor.name || 'Unknown' },
      action: one.action,
      type: one.eventType,
      asset: one.asset,
      changed: one.propertiesChanged,
      core: one.coreDetails,
      extra: one.extraDetails,
      tags: one.logTags,
    }),
  );

/** C: up to 24 hours. */
const DELAY_HOURS = 24;

/** The event history of an account. Only the time is asked for there: which other filters the interface knows is not known. */
export function createEventHistory(
  api: Api,
  account: ConfiguredAccount,
  accountId: () => Promise<KnownAccount>,
): EventHistory {
  return {
    system: account.systemId,
    delayHours: DELAY_HOURS,
    async records({ from, to }, most) {
      const { usable } = await accountId();
      const between = `occurredOn gt ${quoted(iso(from))} and occurredOn lt ${quoted(iso(to))}`;
      const wish = {
        service: 'analytics',
        path: paths.events,
        query: { $filter: `source eq ${quoted(usable)} and ${between}` },
      } as const;
      const all = await readAll(api, wish, Recorded);
      const records = all.toSorted((a, b) => b.at - a.at).slice(0, most);
      return { records, whole: all.length <= most };
    },
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
