import type { Pair, Presence, Tenant } from './tenant.ts';

const MINUTE_MS = 60_000;
/** An Available session fades, whatever its length (Microsoft Graph, presence: setPresence). */
const FADES_MS = 5 * MINUTE_MS;

const ORDER = ['DoNotDisturb', 'Busy', 'BusyIdle', 'Available', 'AvailableIdle', 'BeRightBack', 'Away'];

/** What a person's presence is now: their preferred one while any session is there, else the strongest session, else offline. */
export function presenceNow(tenant: Tenant, user: string): Pair {
  const presence = tenant.presences.get(user);
  const now = tenant.clock.now();
  const sessions = presence ? sessionsOf(presence, now) : [];
  if (!presence || sessions.length === 0) return { availability: 'Offline', activity: 'Offline' };
  const { preferred } = presence;
  if (preferred && preferred.until > now) return { availability: preferred.availability, activity: preferred.activity };
  const rank = ({ availability }: Pair) => {
    const at = ORDER.indexOf(availability);
    return at < 0 ? ORDER.length : at;
  };
  return sessions.toSorted((a, b) => rank(a) - rank(b))[0] ?? { availability: 'Offline', activity: 'Offline' };
}

function sessionsOf({ sessions, client }: Presence, now: number): Pair[] {
  const mine: Pair[] = client ? [client] : [];
  for (const [app, { availability, activity, setAt, until }] of sessions) {
    if (until <= now) {
      sessions.delete(app);
      continue;
    }
    const age = now - setAt;
    if (availability !== 'Available' || age < FADES_MS) mine.push({ availability, activity });
    else if (age < 2 * FADES_MS) mine.push({ availability: 'AvailableIdle', activity: 'Inactive' });
    else mine.push({ availability: 'Away', activity: 'Away' });
  }
  return mine;
}

export function presenceOf(tenant: Tenant, user: string): Presence {
  const known = tenant.presences.get(user);
  if (known) return known;
  const fresh: Presence = {
    sessions: new Map(),
    client: { availability: 'Available', activity: 'Available' },
    preferred: undefined,
    message: undefined,
    outOfOffice: '',
  };
  tenant.presences.set(user, fresh);
  return fresh;
}

/** The resource as Graph shows it. */
export function shownPresence(tenant: Tenant, user: string) {
  const { message, outOfOffice } = presenceOf(tenant, user);
  const isStill = message && (message.until === undefined || message.until > tenant.clock.now());
  return {
    id: user,
    ...presenceNow(tenant, user),
    outOfOfficeSettings: { isOutOfOffice: outOfOffice !== '', message: outOfOffice || null },
    statusMessage: isStill
      ? { message: { content: message.content, contentType: 'text' }, expiryDateTime: null }
      : null,
  };
}

/** `PT5M`, `PT1H30M`, `P1D` in milliseconds; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!found || text === 'P' || text.endsWith('T')) return undefined;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = found.map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * MINUTE_MS + seconds * 1_000;
}
