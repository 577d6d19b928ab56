import { z } from 'zod';
import { durationMs, presenceOf, shownPresence } from './presence.ts';
import { type Grant, type GraphAnswer, type GraphCall, refusal, type Tenant, userOf } from './tenant.ts';

/** The pairs that may be written (Microsoft Graph, presence: setPresence, setUserPreferredPresence). */
const SESSION_PAIRS = [
  'Available/Available',
  'Busy/InACall',
  'Busy/InAConferenceCall',
  'Away/Away',
  'DoNotDisturb/Presenting',
];
const PREFERRED_PAIRS = [
  'Available/Available',
  'Busy/Busy',
  'DoNotDisturb/DoNotDisturb',
  'BeRightBack/BeRightBack',
  'Away/Away',
  'Offline/OffWork',
];
const MOST_IDS = 650;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const Given = z.object({ availability: z.string(), activity: z.string(), expirationDuration: z.string().optional() });
const InSession = Given.extend({ sessionId: z.string() });
const Ended = z.object({ sessionId: z.string() });
const Ids = z.object({ ids: z.array(z.string()) });
const Message = z.object({
  statusMessage: z.object({
    message: z.object({ content: z.string().max(280), contentType: z.enum(['text', 'html']) }),
    expiryDateTime: z.object({ dateTime: z.string(), timeZone: z.string() }).nullish(),
  }),
});

const DONE: GraphAnswer = { status: 200 };

/** Reading and writing presence; undefined for anything else. */
export function presenceCalls(tenant: Tenant, call: GraphCall, grant: Grant): GraphAnswer | undefined {
  const { method, path, body } = call;
  if (method === 'POST' && path === '/v1.0/communications/getPresencesByUserId') return bulk(tenant, body, grant);
  const [, , kind, id = '', area, action] = path.split('/').map(decodeURIComponent);
  if (kind !== 'users' || area !== 'presence') return undefined;
  if (method === 'GET' && action === undefined) {
    const user = userOf(tenant, id);
    if (!may(tenant, grant, 'Presence.Read.All')) return refusal(403, 'Forbidden');
    return user ? { status: 200, body: shownPresence(tenant, user.id) } : refusal(404, 'NotFound');
  }
  if (method !== 'POST' || action === undefined) return undefined;
  if (grant.user === undefined && !tenant.switches.application.has('Presence.ReadWrite.All'))
    return refusal(403, 'Forbidden');
  const user = userOf(tenant, id);
  if (!user) return refusal(404, 'NotFound');
  const json: unknown = body === '' ? {} : JSON.parse(body);
  return write(tenant, user.id, action, json);
}

function may(tenant: Tenant, grant: Grant, permission: string): boolean {
  return grant.user !== undefined || tenant.switches.application.has(permission);
}

function bulk(tenant: Tenant, body: string, grant: Grant): GraphAnswer {
  if (!may(tenant, grant, 'Presence.Read.All')) return refusal(403, 'Forbidden');
  const asked = Ids.safeParse(JSON.parse(body));
  if (!asked.success || asked.data.ids.length === 0 || asked.data.ids.length > MOST_IDS)
    return refusal(400, 'BadRequest', 'Between 1 and 650 ids.');
  const found = asked.data.ids.filter(
    (id) => [...tenant.users.values()].some((one) => one.id === id) && !tenant.switches.missing.has(id),
  );
  return { status: 200, body: { value: found.map((id) => shownPresence(tenant, id)) } };
}

function write(tenant: Tenant, user: string, action: string, json: unknown): GraphAnswer {
  const presence = presenceOf(tenant, user);
  const now = tenant.clock.now();
  switch (action) {
    case 'setPresence': {
      const wish = InSession.safeParse(json);
      const lasts = durationMs(wish.data?.expirationDuration ?? 'PT5M');
      if (!wish.success || wish.data.sessionId !== tenant.account.client || !isPair(wish.data, SESSION_PAIRS))
        return refusal(400, 'BadRequest');
      if (lasts === undefined || lasts < 5 * MINUTE_MS || lasts > 240 * MINUTE_MS) return refusal(400, 'BadRequest');
      const { availability, activity, sessionId } = wish.data;
      presence.sessions.set(sessionId, { availability, activity, setAt: now, until: now + lasts });
      return DONE;
    }
    case 'clearPresence': {
      const wish = Ended.safeParse(json);
      if (!wish.success) return refusal(400, 'BadRequest');
      return presence.sessions.delete(wish.data.sessionId) ? DONE : refusal(404, 'NotFound');
    }
    case 'setUserPreferredPresence': {
      const wish = Given.safeParse(json);
      if (!wish.success || !isPair(wish.data, PREFERRED_PAIRS)) return refusal(400, 'BadRequest');
      const { availability, activity, expirationDuration } = wish.data;
      const preset = ['Busy', 'DoNotDisturb'].includes(availability) ? DAY_MS : 7 * DAY_MS;
      const lasts = expirationDuration === undefined ? preset : durationMs(expirationDuration);
      if (lasts === undefined || lasts <= 0) return refusal(400, 'BadRequest');
      presence.preferred = { availability, activity, until: now + lasts };
      return DONE;
    }
    case 'clearUserPreferredPresence':
      presence.preferred = undefined;
      return DONE;
    case 'setStatusMessage': {
      const wish = Message.safeParse(json);
      if (!wish.success) return refusal(400, 'BadRequest');
      const { message, expiryDateTime } = wish.data.statusMessage;
      const until = expiryDateTime ? Date.parse(`${expiryDateTime.dateTime}Z`) : undefined;
      presence.message = message.content === '' ? undefined : { content: message.content, until };
      return DONE;
    }
    default:
      return refusal(404, 'NotFound');
  }
}

function isPair(
  { availability, activity }: { availability: string; activity: string },
  pairs: readonly string[],
): boolean {
  return pairs.includes(`${availability}/${activity}`);
}
