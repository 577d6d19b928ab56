import type { Clock } from '../../kit/clock.ts';
import type { Fields } from './fields.ts';
import type { Journal } from './journal.ts';
import type { Profile, Switches } from './switches.ts';

/** What a person can choose, in 22.2 spelling. */
export const chosenPresences = ['AVAILABLE', 'AWAY', 'DO_NOT_DISTURB', 'BUSINESS_TRIP', 'LUNCH'] as const;
export type ChosenPresence = (typeof chosenPresences)[number];

/** States an agent rests in, in 22.2 spelling. */
export const agentStates = ['READY', 'NOT_READY', 'WRAP_UP', 'BREAK', 'LUNCH', 'LOGGED_OUT'] as const;
export type AgentState = (typeof agentStates)[number];

interface Device {
  instance_id: string;
  user_agent: string;
  application: string;
  ip: string;
  enable_push: boolean;
  contact_address: string;
}

/** Lists that hang on one user and are read and written whole. */
export type Belonging = 'greetings' | 'phones' | 'speed_dial_8' | 'speed_dial_100' | 'holidays';

export interface User {
  readonly id: string;
  readonly name: string;
  /** Empty for an account without a telephone. */
  readonly extension: string;
  readonly createdAt: string;
  email: string;
  displayName: string;
  role: string;
  enabled: boolean;
  password: string;
  extensionPassword: string;
  /** All other members of the user object. */
  settings: Fields;
  presence: ChosenPresence;
  note: string | null;
  devices: Device[];
  /** The running call, with the queue it came through. */
  call: { queueId?: string; meetingId?: string } | undefined;
  balance: number;
  ms365: string | null;
  callerIds: Fields[];
  globalHolidays: string[];
  readonly own: Record<Belonging, Map<string, Fields>>;
  readonly contacts: Journal;
  /** Starred business and extension contacts, by kind and id. */
  readonly stars: Map<string, { on: boolean; at: number }>;
}

export interface Agent {
  readonly userId: string;
  skill: number;
  state: AgentState;
  /** Why not ready, from 22.3. */
  reason?: string;
}

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  settings: Fields & { agent_auto_ready: boolean; agent_auto_not_ready_after_non_acd_call: boolean };
  agents: Map<string, Agent>;
  waiting: { sessionId: string; number: string; name: string; since: number }[];
}

export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  muted: boolean;
  chairman: boolean;
  position: number;
}

export interface Meeting {
  readonly id: string;
  readonly extension: string;
  readonly ownerId: string;
  readonly createdAt: string;
  readonly token: string;
  mode: string;
  settings: Fields;
  running: boolean;
  locked: boolean;
  muted: boolean;
  recording: boolean;
  participants: Participant[];
}

export interface Group {
  readonly id: string;
  fields: Fields;
  members: Set<string>;
}

export type Permissions = Record<string, Record<string, boolean>>;

export interface Role {
  readonly id: string;
  name: string;
  description: string | null;
  permissions: Permissions;
  readonly builtIn: boolean;
}

export interface Mail {
  at: string;
  to: string;
  subject: string;
  /** The one-time code or the reset token, alone, for tests. */
  secret: string;
  text: string;
}

export interface Session {
  readonly userId: string;
  refreshToken: string;
  /** When it was last opened, refreshed or called with, by the count of such uses. */
  used: number;
  access: Map<string, number>;
}

interface PasswordPolicy {
  min_length: number;
  max_length: number;
  contains_letters: boolean;
  contains_numbers: boolean;
  contains_special_letters: boolean;
  disable_sequential_characters: boolean;
  disable_repeating_characters: boolean;
  disable_account_information: boolean;
}

/** The whole simulated PBX of one tenant, in memory. */
export interface Pbx {
  readonly clock: Clock;
  readonly switches: Switches;
  profile: Profile;
  readonly domain: string;
  readonly tokenLifeMs: number;
  /** People with an extension. */
  readonly users: Map<string, User>;
  /** The installation's own administrator: signs in, is nobody's colleague. */
  readonly service: User;
  /** People whose telephone rings. */
  readonly ringing: Set<string>;
  readonly queues: Map<string, Queue>;
  readonly ringGroups: { id: string; name: string; extension: string; members: Set<string> }[];
  readonly meetings: Map<string, Meeting>;
  readonly groups: Map<string, Group>;
  readonly roles: Map<string, Role>;
  readonly policy: PasswordPolicy;
  readonly cdrs: Journal;
  readonly businessContacts: Journal;
  /** Marks when each user last changed, for the diffs of extension contacts. */
  readonly directory: Journal;
  readonly recordings: Map<string, { userId: string; fields: Fields }>;
  readonly messages: Map<string, { userId: string; fields: Fields }>;
  readonly globalHolidays: Map<string, Fields>;
  readonly cursors: Map<string, { kind: string; userId: string; seen: number; from: number; at: number }>;
  readonly sessions: Set<Session>;
  /** Counts the uses of sessions. */
  uses: number;
  /** That count when a person last signed out. */
  readonly signedOut: Map<string, number>;
  readonly byAccess: Map<string, Session>;
  readonly byRefresh: Map<string, Session>;
  readonly challenges: Map<string, { userId: string; code: string; until: number }>;
  readonly resets: Map<string, { userId: string; until: number }>;
  readonly failures: Map<string, { count: number; since: number; blockedUntil: number }>;
  readonly mailbox: Mail[];
  /** A new identifier: 18 digits, larger than a number can hold (reference, section 1, rule 5). */
  nextId(): string;
  /** Steps with every change that a cursor can see. */
  change(): number;
}

/** True from the named profile on. */
export function since(pbx: Pbx, profile: Profile): boolean {
  return pbx.profile >= profile;
}

/** An instant as real answers carry it: UTC with microseconds. */
export function instant(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z');
}

export function byEmail(pbx: Pbx, email: string): User | undefined {
  const wanted = email.toLowerCase();
  for (const user of pbx.users.values()) if (user.email.toLowerCase() === wanted) return user;
  return undefined;
}

export function byExtension(pbx: Pbx, extension: string): User | undefined {
  for (const user of pbx.users.values()) if (user.extension === extension) return user;
  return undefined;
}

/** Account names differ by more than their case; the service account counts, too. */
export function byName(pbx: Pbx, name: string): User | undefined {
  const wanted = name.toLowerCase();
  for (const user of pbx.users.values()) if (user.name.toLowerCase() === wanted) return user;
  return pbx.service.name === wanted ? pbx.service : undefined;
}

export function userOf(pbx: Pbx, id: string): User | undefined {
  return pbx.users.get(id) ?? (pbx.service.id === id ? pbx.service : undefined);
}
