import { randomUUID } from 'node:crypto';
import { fetch } from 'undici';
import { z } from 'zod';
import { type Grant, type GraphAnswer, type GraphCall, refusal, type Subscription, type Tenant } from './tenant.ts';

const MINUTE_MS = 60_000;
const MOST_IDS = 650;
const HANDSHAKE_MS = 10_000;

const Wanted = z.object({
  changeType: z.literal('updated'),
  notificationUrl: z.url(),
  lifecycleNotificationUrl: z.url().optional(),
  resource: z.string(),
  expirationDateTime: z.iso.datetime(),
  clientState: z.string().max(128).default(''),
  includeResourceData: z.literal(false).optional(),
});
const Renewal = z.object({ expirationDateTime: z.iso.datetime() });

/** Subscriptions to presences: with somebody's own sign-in alone, one for each person and application. */
export async function subscriptionCalls(
  tenant: Tenant,
  { method, path, body }: GraphCall,
  grant: Grant,
): Promise<GraphAnswer | undefined> {
  if (path !== '/v1.0/subscriptions' && !path.startsWith('/v1.0/subscriptions/')) return undefined;
  if (grant.user === undefined) return refusal(403, 'Forbidden', 'Application permissions are not supported.');
  forgetEnded(tenant);
  const mine = [...tenant.subscriptions.values()].filter(({ owner }) => owner === grant.user);
  if (path === '/v1.0/subscriptions') {
    if (method === 'GET') return { status: 200, body: { value: mine.map(shown) } };
    return method === 'POST' ? create(tenant, body, grant.user, mine.length > 0) : refusal(405, 'MethodNotAllowed');
  }
  const id = path.slice('/v1.0/subscriptions/'.length);
  const one = mine.find((subscription) => subscription.id === id);
  if (!one) return refusal(404, 'ResourceNotFound');
  if (method === 'DELETE') {
    tenant.subscriptions.delete(id);
    return { status: 204 };
  }
  if (method !== 'PATCH') return refusal(405, 'MethodNotAllowed');
  if (tenant.switches.failPatch) return refusal(500, 'InternalServerError');
  const until = untilOf(tenant, Renewal.safeParse(JSON.parse(body)).data?.expirationDateTime);
  if (until === undefined) return refusal(400, 'ExtensionError');
  one.until = until;
  return { status: 200, body: shown(one) };
}

async function create(tenant: Tenant, body: string, owner: string, hasOne: boolean): Promise<GraphAnswer> {
  const wanted = Wanted.safeParse(JSON.parse(body));
  if (!wanted.success) return refusal(400, 'BadRequest');
  const { notificationUrl, lifecycleNotificationUrl = '', resource, expirationDateTime, clientState } = wanted.data;
  const until = untilOf(tenant, expirationDateTime);
  const ids = idsOf(resource);
  if (until === undefined || !ids || ids.length > MOST_IDS) return refusal(400, 'ExtensionError');
  if (hasOne) return refusal(409, 'ExtensionError', 'A subscription already exists.');
  for (const url of [notificationUrl, lifecycleNotificationUrl])
    if (url !== '' && !(await shakesHands(url))) return refusal(400, 'ValidationError');
  const subscription: Subscription = {
    id: randomUUID(),
    owner,
    resource,
    ids,
    notificationUrl,
    lifecycleNotificationUrl,
    clientState,
    until,
    silent: tenant.switches.silent,
  };
  tenant.subscriptions.set(subscription.id, subscription);
  return { status: 201, body: shown(subscription) };
}

/** At most an hour ahead; less than 45 minutes is made 45. */
function untilOf(tenant: Tenant, asked: string | undefined): number | undefined {
  const now = tenant.clock.now();
  const until = Date.parse(asked ?? '');
  if (Number.isNaN(until) || until <= now || until > now + 60 * MINUTE_MS) return undefined;
  return Math.max(until, now + 45 * MINUTE_MS);
}

function idsOf(resource: string): string[] | undefined {
  const single = /^\/?communications\/presences\/([^/?]+)$/.exec(resource)?.[1];
  if (single !== undefined) return [single];
  const list = /^\/?communications\/presences\?\$filter=id in \((.*)\)$/.exec(resource)?.[1];
  return list === undefined ? undefined : [...list.matchAll(/'([^']+)'/g)].map(([, id = '']) => id);
}

/** The receiver has to give back the decoded token as plain text (Microsoft Graph, "Receive change notifications through webhooks"). */
async function shakesHands(url: string): Promise<boolean> {
  const token = `Validation: <${randomUUID()}> & so on`;
  try {
    const address = new URL(url);
    address.searchParams.set('validationToken', token);
    const answer = await fetch(address, { method: 'POST', signal: AbortSignal.timeout(HANDSHAKE_MS) });
    const text = await answer.text();
    return answer.status === 200 && /^text\/plain\b/.test(answer.headers.get('content-type') ?? '') && text === token;
  } catch {
    return false;
  }
}

function shown({ id, resource, notificationUrl, until }: Subscription) {
  return { id, resource, notificationUrl, expirationDateTime: new Date(until).toISOString() };
}

function forgetEnded(tenant: Tenant): void {
  for (const [id, { until }] of tenant.subscriptions) if (until <= tenant.clock.now()) tenant.subscriptions.delete(id);
}

/** What is posted to everybody who has subscribed to this person. Basic notices carry no presence since 2024. */
export function noticesFor(tenant: Tenant, user: string): { url: string; body: string }[] {
  forgetEnded(tenant);
  return [...tenant.subscriptions.values()]
    .filter(({ ids, silent }) => ids.includes(user) && !silent)
    .map((subscription) => ({
      url: subscription.notificationUrl,
      body: JSON.stringify({
        value: [
          {
            id: randomUUID(),
            subscriptionId: subscription.id,
            clientState: subscription.clientState,
            changeType: 'updated',
            resource: `communications/presences/${user}`,
            subscriptionExpirationDateTime: new Date(subscription.until).toISOString(),
            resourceData: {
              '@odata.type': '#Microsoft.Graph.presence',
              '@odata.id': `communications/presences/${user}`,
              id: user,
            },
            tenantId: tenant.account.tenant,
          },
        ],
      }),
    }));
}

/** What is posted when Microsoft ends a subscription, or wants it authorised anew. */
export function lifecycleOf(
  tenant: Tenant,
  id: string,
  event: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed',
): { url: string; body: string } | undefined {
  const one = tenant.subscriptions.get(id);
  if (!one || one.lifecycleNotificationUrl === '') return undefined;
  if (event === 'subscriptionRemoved') tenant.subscriptions.delete(id);
  const { clientState, lifecycleNotificationUrl, until } = one;
  const value = [
    {
      lifecycleEvent: event,
      subscriptionId: id,
      clientState,
      subscriptionExpirationDateTime: new Date(until).toISOString(),
      tenantId: tenant.account.tenant,
    },
  ];
  return { url: lifecycleNotificationUrl, body: JSON.stringify({ value }) };
}
