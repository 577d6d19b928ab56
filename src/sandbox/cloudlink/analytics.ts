import type { CloudAccount, CloudEvent } from './cloud.ts';
import { collection } from './collection.ts';
import { forbidden, invalid } from './refusal.ts';
import { isAdmin, type Routes } from './route.ts';

/**
 * `analytics/2017-09-01`, inferred: the event history. Named in third-party code with a filter on source, subject and occurredOn; the
 * source is taken to be the account. The members follow the columns of the console's page.
 */
export const analytics: Routes = {
  'GET /events-records': (call) => {
    const { cloud, me, query } = call;
    if (!isAdmin(me)) throw forbidden();
    const named = /\bsource eq '([^']*)'/.exec(query.get('$filter') ?? '')?.[1];
    if (named === undefined) throw invalid('$filter must name a source');
    const account = [...cloud.accounts.values()].find((one) => one.accountId === named || one.accountNumber === named);
    if (!account) return { status: 200, body: collection([], { ...call, switches: cloud.switches }) };
    const isCustomer = me.role === 'PARTNER_ADMIN' && account.partnerId === me.accountId;
    if (account.accountId !== me.accountId && !isCustomer) throw forbidden();
    const now = cloud.clock.now();
    const rows = cloud.events
      .filter((event) => event.accountId === account.accountId && event.shownAt <= now)
      .toSorted((a, b) => a.occurredOn - b.occurredOn)
      .map((event) => rowOf(event, named));
    return { status: 200, body: collection(rows, { ...call, switches: cloud.switches }) };
  },
};

function rowOf(event: CloudEvent, source: string) {
  return {
    eventId: event.eventId,
    source,
    subject: event.asset,
    actor: event.actor,
    action: event.action,
    eventType: event.eventType,
    asset: event.asset,
    occurredOn: new Date(event.occurredOn).toISOString(),
    propertiesChanged: event.changed,
    coreDetails: JSON.stringify(event.core),
    extraDetails: '',
    logTags: event.tags,
  };
}

const HOUR_MS = 60 * 60_000;
const PATTERN: readonly Pick<CloudEvent, 'action' | 'eventType' | 'asset' | 'changed'>[] = [
  { action: 'Create', eventType: 'Admin', asset: 'Account', changed: ['Name'] },
  { action: 'Edit', eventType: 'MiVB', asset: 'Phone', changed: ['Extension', 'Class of service'] },
  { action: 'Edit', eventType: 'MiVB', asset: 'PBX User Profile', changed: ['Last name'] },
  { action: 'Delete', eventType: 'MiVB', asset: 'Phone', changed: [] },
  { action: 'Create', eventType: 'MiVB', asset: 'Group Membership', changed: ['Member'] },
  { action: 'Edit', eventType: 'Admin', asset: 'Account', changed: ['Support contacts'] },
];
const ACTORS = [
  { id: 'a-1', name: 'Priya Natarajan' },
  { id: 'system', name: 'System' },
  { id: 'scim', name: 'SCIM' },
  { id: 'a-9', name: 'Unknown' },
];

/** Two days of events, one every two hours; each shows up a while after it happened. */
export function eventsFor({ accountId }: CloudAccount, now: number): CloudEvent[] {
  return Array.from({ length: 24 }, (_, at): CloudEvent => {
    const occurredOn = now - (48 - at * 2) * HOUR_MS;
    const pattern = PATTERN[at % PATTERN.length] ?? {
      action: 'Edit',
      eventType: 'Admin',
      asset: 'Account',
      changed: [],
    };
    return {
      ...pattern,
      accountId,
      eventId: `${accountId.slice(-6)}-${String(at + 1).padStart(4, '0')}`,
      actor: ACTORS[at % ACTORS.length] ?? { id: '', name: 'Unknown' },
      occurredOn,
      shownAt: occurredOn + 20 * HOUR_MS,
      core: { before: `old ${at}`, after: `new ${at}` },
      tags: at % 5 === 0 ? ['bulk'] : [],
    };
  });
}
