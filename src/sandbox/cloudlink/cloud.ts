import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kit/clock.ts';
import type { CloudSwitches } from './switches.ts';

export type Role = 'USER' | 'ACCOUNT_ADMIN' | 'PARTNER_ADMIN';

export interface CloudAccount {
  accountId: string;
  accountNumber: string;
  name: string;
  /** False while it is deactivated: nobody of it can sign in. */
  active: boolean;
  domain: string;
  /** The partner's account; '' for the partner's own. */
  partnerId: string;
  location: 'us' | 'eu' | 'ap';
  singleSignOn: boolean;
  /** Lets administrators ask for tokens of their users. */
  delegatedAuthentication: boolean;
  accessTokenExpiryHours: number;
}

export interface CloudUser {
  userId: string;
  accountId: string;
  name: string;
  email: string;
  role: Role;
  extension: string;
  phone: string;
  mobile: string;
  /** Completed the account once; only such people get reset mails. */
  registered: boolean;
  /** Has a licence of MiTeam Meetings. */
  hostsMeetings: boolean;
  /** '' is CloudLink itself; else the record belongs to somebody else and its fields are locked. */
  source: '' | 'SCIM' | 'PBX' | 'MICLOUD_CONNECT';
  password: string;
  sipPassword: string;
  createdOn: number;
  modifiedOn: number;
}

export interface CloudToken {
  userId: string;
  expiresAt: number;
}

export interface Subscription {
  subscriptionId: string;
  accountId: string;
  userId: string;
  topic: string;
  deviceId: string;
  applicationId: string;
  subjectFilter: string;
  publicationFilter: string;
  createdOn: number;
}

export interface Conversation {
  conversationId: string;
  accountId: string;
  participants: string[];
  messages: { messageId: string; from: string; body: string; contentType: string }[];
}

export interface CloudCall {
  callId: string;
  accountId: string;
  extension: string;
  from: { number: string; name: string };
  to: string;
  state: 'ringing' | 'connected' | 'ended';
  direction: 'in' | 'out';
}

export interface Conference {
  conferenceId: string;
  accountId: string;
  ownerId: string;
  name: string;
  accessCode: string;
  lobbyPolicy: string;
  ended: boolean;
  participants: { participantId: string; muted: boolean }[];
}

/** One line of the event history. */
export interface CloudEvent {
  eventId: string;
  accountId: string;
  actor: { id: string; name: string };
  action: string;
  eventType: string;
  asset: string;
  occurredOn: number;
  /** The console shows events up to a day late. */
  shownAt: number;
  changed: readonly string[];
  core: Readonly<Record<string, string>>;
  tags: readonly string[];
}

/** A mail that CloudLink sent. */
export interface CloudMail {
  to: string;
  kind: 'reset' | 'welcome';
  accountId: string;
}

/** The whole simulated cloud. */
export interface Cloud {
  readonly clock: Clock;
  readonly switches: CloudSwitches;
  readonly accounts: Map<string, CloudAccount>;
  readonly users: Map<string, CloudUser>;
  readonly codes: Map<string, { userId: string; clientId: string; expiresAt: number }>;
  readonly access: Map<string, CloudToken>;
  readonly refresh: Map<string, CloudToken>;
  /** Secrets of machine clients, by client id. */
  readonly clients: Map<string, { secret: string; accountId: string }>;
  readonly subscriptions: Map<string, Subscription>;
  readonly conversations: Map<string, Conversation>;
  readonly conferences: Map<string, Conference>;
  readonly calls: Map<string, CloudCall>;
  readonly mailbox: CloudMail[];
  readonly events: CloudEvent[];
}

export function newId(): string {
  return randomUUID();
}

/** By number or GUID, as far as the switch allows. */
export function accountNamed({ accounts, switches }: Cloud, given: string): CloudAccount | undefined {
  return [...accounts.values()].find(
    ({ accountId, accountNumber }) =>
      (switches.accountId !== 'number' && accountId === given) ||
      (switches.accountId !== 'guid' && accountNumber === given),
  );
}

export function usersOf({ users }: Cloud, accountId: string): CloudUser[] {
  return [...users.values()].filter((user) => user.accountId === accountId);
}

/** Addresses are compared whatever their case. */
export function withEmail(cloud: Cloud, email: string): CloudUser[] {
  return [...cloud.users.values()].filter((user) => user.email === email.toLowerCase());
}
