import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kit/clock.ts';

export interface GraphUser {
  id: string;
  userPrincipalName: string;
  mail: string;
}

/** A pair of availability and activity, in Microsoft's spelling. */
export interface Pair {
  availability: string;
  activity: string;
}

export interface Session extends Pair {
  setAt: number;
  /** When it ends, in milliseconds; the Teams client's own has no end. */
  until: number;
}

/** What the tenant knows of one person's presence. */
export interface Presence {
  /** By application id. */
  sessions: Map<string, Session>;
  /** The person's own Teams client: undefined when signed out. */
  client: Pair | undefined;
  preferred: (Pair & { until: number }) | undefined;
  message: { content: string; until: number | undefined } | undefined;
  /** The out-of-office text; '' for none. */
  outOfOffice: string;
}

export interface Subscription {
  id: string;
  /** The signed-in person of the token that made it. */
  owner: string;
  resource: string;
  ids: readonly string[];
  notificationUrl: string;
  lifecycleNotificationUrl: string;
  clientState: string;
  until: number;
  /** Delivers nothing although it looks alive. */
  silent: boolean;
}

/** Whose token it is: the application's own, or that of somebody who has signed in. */
export interface Grant {
  user: string | undefined;
}

/** What is made to go wrong. */
export interface GraphSwitches {
  /** Permissions that were consented to for the application itself. */
  application: Set<string>;
  /** Between a change and its notice. */
  noticeDelayMs: number;
  /** Renewal of subscriptions is refused. */
  failPatch: boolean;
  /** Subscriptions made from now on deliver nothing. */
  silent: boolean;
  /** People whom the bulk read leaves out. */
  missing: Set<string>;
}

/** A simulated Entra tenant with Teams. */
export interface Tenant {
  readonly clock: Clock;
  readonly account: { tenant: string; client: string; secret: string };
  /** Direct members by group: object ids of people, or of groups within. */
  readonly groups: Map<string, Set<string>>;
  readonly users: Map<string, GraphUser>;
  readonly presences: Map<string, Presence>;
  readonly subscriptions: Map<string, Subscription>;
  readonly tokens: Map<string, Grant>;
  /** Refresh tokens and codes of people who have signed in. */
  readonly refresh: Map<string, string>;
  readonly codes: Map<string, { user: string; redirect: string }>;
  readonly switches: GraphSwitches;
}

export function emptyTenant(account: Tenant['account'], clock: Clock): Tenant {
  return {
    clock,
    account,
    groups: new Map(),
    users: new Map(),
    presences: new Map(),
    subscriptions: new Map(),
    tokens: new Map(),
    refresh: new Map(),
    codes: new Map(),
    switches: {
      application: new Set(['User.Read.All', 'GroupMember.Read.All', 'Presence.Read.All', 'Presence.ReadWrite.All']),
      noticeDelayMs: 0,
      failPatch: false,
      silent: false,
      missing: new Set(),
    },
  };
}

/** By object id or sign-in name. */
export function userOf(tenant: Tenant, id: string): GraphUser | undefined {
  const wanted = id.toLowerCase();
  return [...tenant.users.values()].find(
    (one) => one.id.toLowerCase() === wanted || one.userPrincipalName.toLowerCase() === wanted,
  );
}

/** A refresh token for somebody, as if they had signed in and agreed. */
export function newRefresh(tenant: Tenant, user: string): string {
  const token = `refresh-${randomUUID()}`;
  tenant.refresh.set(token, user);
  return token;
}

export interface GraphCall {
  method: string;
  /** Below the base address. */
  path: string;
  query: URLSearchParams;
  authorization: string;
  body: string;
}

export interface GraphAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export function refusal(status: number, code: string, message = code): GraphAnswer {
  return { status, body: { error: { code, message } } };
}
