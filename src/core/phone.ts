/**
 * The phone system as Patchcord sees it. Vendor words end in the adapters: only the spellings of presence and
 * agent states are taken over from PortSIP 22.2, because the outside contract uses them; they never reach a card.
 */

import type { AgentState, AgentWish } from './agent-states.ts';
import type { NoticeTopic } from './call-notices.ts';
import type { OwnCalls } from './calls.ts';
import type { ConsoleRole } from './console-rights.ts';
import type { OwnContacts } from './contacts.ts';
import type { EventHistory } from './event-history.ts';
import type { OwnGreetings } from './greetings.ts';
import type { OwnMeetings, OwnRooms } from './meetings.ts';
import type { Notices } from './notices.ts';
import type { OwnNumbers, OwnRingGroups } from './numbers.ts';
import type { PhoneEvents } from './phone-events.ts';
import type { OwnRecordings } from './recordings.ts';
import type { SecretRules } from './secret-rules.ts';

export { AGENT_WISHES, type AgentState, type AgentWish } from './agent-states.ts';

/** What a person can choose. */
export const PRESENCES = ['AVAILABLE', 'AWAY', 'DO_NOT_DISTURB', 'BUSINESS_TRIP', 'LUNCH'] as const;
export type Presence = (typeof PRESENCES)[number];

/** What can be seen: the chosen value, or what the phone system derives from calls and registrations. */
export type ShownPresence = Presence | 'ON_CALL' | 'RINGING' | 'OFFLINE' | 'OTHER';

export interface PresenceState {
  presence: ShownPresence;
  /** Free text, 128 characters at most. */
  note: string;
  /** The separate do-not-disturb switch of the extension. */
  dnd: boolean;
  /** Registration and call state of the extension. */
  line: 'online' | 'on-call' | 'offline' | 'unknown';
}

export interface PhoneUser {
  /** Which configured system: `portsip`, `cloudlink` … */
  system: string;
  /** Opaque, never a number. */
  id: string;
  /** Account name. */
  username: string;
  /** Shown to people. */
  name: string;
  /** Lower case; '' when unknown. */
  email: string;
  extension: string;
  enabled: boolean;
  /** The system's own role name, e.g. `QueueManager`. */
  role: string;
  department: string;
  mobile: string;
}

export interface Queue {
  id: string;
  name: string;
  extension: string;
}

/** One person's place in one queue. */
export interface Membership {
  queue: Queue;
  state: AgentState;
}

export interface Agent {
  extension: string;
  name: string;
  state: AgentState;
  /** When they came into this state, in milliseconds, where the system says so. */
  since?: number;
}

/** Somebody who waits in a queue to be answered. */
export interface WaitingCaller {
  id: string;
  /** '' when it is withheld. */
  number: string;
  /** What came with the call; may be empty. */
  name: string;
  /** When they began to wait, in milliseconds. */
  since: number;
}

/** People and their visible state, read with the installation's account. */
export interface Directory {
  /** Name, extension, account or e-mail; best matches first, 20 at most; an empty list when nobody fits. */
  find(text: string): Promise<PhoneUser[]>;
  /** Everybody, possibly from a cache of a minute. */
  all(): Promise<readonly PhoneUser[]>;
  /** Throws `not-found`. */
  get(id: string): Promise<PhoneUser>;
  /** Exact e-mail, whatever the case. Everybody who has it: two matches are the caller's to refuse. */
  byEmail(email: string): Promise<PhoneUser[]>;
  presence(id: string): Promise<PresenceState>;
}

/** Queues and agent states, with the installation's account. */
export interface Queues {
  list(): Promise<readonly Queue[]>;
  /** The queues a person serves, with the state in each. */
  of(userId: string): Promise<Membership[]>;
  /** The state of one person in one queue. Throws `not-found` when they do not serve it. */
  state(userId: string, queueId: string): Promise<AgentState>;
  /** Logs in first where the wish needs it. Resolves with the state read back. */
  set(userId: string, queueId: string, wish: AgentWish): Promise<AgentState>;
  agents(queueId: string): Promise<Agent[]>;
  /** Who waits, in order: the first is answered next. Undefined where the system does not tell. */
  waiting(queueId: string): Promise<readonly WaitingCaller[] | undefined>;
}

/** Own presence, with the person's own token. Setting it changes where calls go. */
export interface OwnPresence {
  get(): Promise<PresenceState>;
  /** Resolves with the state read back. */
  set(wish: { presence: Presence; note: string }): Promise<PresenceState>;
}

/**
 * Which secret: that of the phone account (web, app, interface), that with which telephones register (SIP),
 * or the PIN of the voicemail.
 */
export const SECRET_TARGETS = ['account', 'extension', 'voicemail'] as const;
export type SecretTarget = (typeof SECRET_TARGETS)[number];

/**
 * - `sent`: it is on its way;
 * - `perhaps`: the system does not say whether the address is known to it;
 * - `unfinished`: the account was never completed, so that the system mails nothing: it needs the welcome mail first.
 */
export type MailedLink = { kind: 'sent'; from: string } | { kind: 'perhaps' } | { kind: 'unfinished' };

/** New passwords and PINs for anybody, with the installation's account. */
export interface Passwords {
  /** Those this system knows. */
  readonly targets: readonly SecretTarget[];
  /** `sets`: I am given a new secret and set it. `mails`: I mail the person a link, and nobody else ever knows the secret. */
  how(target: SecretTarget): Promise<'sets' | 'mails'>;
  /** What a new secret must be like here. */
  rules(target: SecretTarget): Promise<SecretRules>;
  /**
   * Sets it; the same secret again is harmless. Throws `bad-input` when the system does not take it: then nothing was changed.
   * `chooseNew`: the next sign-in with it asks for another one.
   */
  set(userId: string, target: SecretTarget, secret: string): Promise<{ chooseNew: boolean }>;
  /** Only where `how` says `mails`. What came of it, so that nobody is promised a mail that never comes. */
  mailLink(user: PhoneUser): Promise<MailedLink>;
  /** Telephones that sign in with the extension password, as people call them. */
  devices(userId: string): Promise<readonly { name: string }[]>;
}

/** A person in full, as administrators see them. Never with a secret. */
export interface UserDetails extends PhoneUser {
  workPhone: string;
  /** The directory that owns the record, e.g. `Microsoft 365`; '' when it is the phone system's own. */
  syncedFrom: string;
  /** Where the person signs in instead of with a password of the phone system; `page` is '' when nobody has named it. */
  signsInWith?: { name: string; page: string };
}

export interface NewUser {
  username: string;
  name: string;
  email: string;
  extension: string;
  /** A name out of `roles()`. */
  role: string;
  department: string;
  mobile: string;
  /** Those that this system is given; none where it mails links. */
  secrets: Partial<Record<SecretTarget, string>>;
}

export type UserChanges = Partial<Pick<UserDetails, 'name' | 'email' | 'department' | 'mobile'>>;

export interface PhoneRole {
  /** The system's own name of it. */
  name: string;
  description: string;
  /** What it is in our words, for the roles that everybody has in mind. */
  means?: 'employee' | 'supervisor' | 'admin';
}

/** Administration of people, with the installation's account. All throw `not-found` for somebody who is not there. */
export interface Users {
  /** A new person has to have an extension. */
  readonly needsExtension: boolean;
  /** What of a person can be kept and changed here. */
  readonly keeps: readonly (keyof UserChanges)[];
  details(id: string): Promise<UserDetails>;
  /** Throws `bad-input` when a name, number or address is taken or breaks a rule. */
  create(user: NewUser): Promise<PhoneUser>;
  /** Resolves with the person as read back. */
  update(id: string, changes: UserChanges): Promise<UserDetails>;
  /** Throws `bad-input` for a role that nobody can be given. */
  setRole(id: string, role: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** The roles a person can be given. */
  roles(): Promise<readonly PhoneRole[]>;
}

/** Switching accounts off and on, with the installation's account. Throws `not-found` for somebody who is not there. */
export interface Switching {
  setEnabled(id: string, enabled: boolean): Promise<void>;
}

/** The mail with which a new person completes their account, with the installation's account. */
export interface Welcome {
  /** `mails`: I can send it. `console`: only the vendor's own console can, at `page`. */
  readonly how: 'mails' | 'console';
  /** Where an administrator does it by hand. */
  readonly page: string;
  /** Only where `how` says `mails`. Throws `not-found`. */
  send(userId: string): Promise<void>;
}

/** Messages to one person in the phone system's own application, with the installation's account. */
export interface Messages {
  /** Plain text, for the eyes of that person alone. Throws `bad-input` for somebody who cannot get any. */
  send(userId: string, text: string): Promise<void>;
}

export interface Group {
  id: string;
  name: string;
  description: string;
}

export interface GroupMember {
  /** The person's id. */
  id: string;
  name: string;
  extension: string;
}

/** Groups of people, with the installation's account. */
export interface Groups {
  list(): Promise<readonly Group[]>;
  /** By id, or by name whatever the case; one when it is exact, else those whose name has the text in it. */
  find(text: string): Promise<Group[]>;
  members(groupId: string): Promise<GroupMember[]>;
  /** Also when the person is in it already. */
  add(groupId: string, user: PhoneUser): Promise<void>;
  /** Also when the person is not in it. */
  remove(groupId: string, user: PhoneUser): Promise<void>;
}

/** Skills that work with the installation's account. */
export interface ServiceSkills {
  directory: Directory;
  queues: Queues;
  passwords: Passwords;
  users: Users;
  switching: Switching;
  welcome: Welcome;
  groups: Groups;
  eventHistory: EventHistory;
}

/** Skills that need the person's own token. */
export interface OwnSkills {
  ownPresence: OwnPresence;
  ownCalls: OwnCalls;
  ownContacts: OwnContacts;
  ownMeetings: OwnMeetings;
  ownRooms: OwnRooms;
  ownRecordings: OwnRecordings;
  ownGreetings: OwnGreetings;
  ownNumbers: OwnNumbers;
  ownRingGroups: OwnRingGroups;
}

export interface Skills extends ServiceSkills, OwnSkills {}
export type SkillName = keyof Skills;

/** Access and refresh token of one person. Sealed wherever it is stored; never logged. */
export interface Tokens {
  access: string;
  refresh: string;
  /** When the access token ends, in milliseconds. */
  expiresAt: number;
}

/** How the adapter gets a person's token while it works. */
export interface Session {
  access(): Promise<string>;
  /** The given token was refused: a newer one, or `not-connected` when there is none to be had. */
  renew(refused: string): Promise<string>;
}

/** Linking a person's own account. Needed by every system that has own skills. */
export interface Accounts {
  /** Shown in the form: the domain that is filled in. */
  readonly domain: string;
  /** `bad-input` when name or password are wrong. */
  signIn(credentials: { username: string; password: string; domain: string }): Promise<SignIn>;
  /** Answers the mailed code. `bad-input` when it is wrong. */
  verify(challenge: string, code: string): Promise<Tokens>;
  /** `not-connected` when the refresh token is no longer good. */
  refresh(tokens: Tokens): Promise<Tokens>;
  revoke(tokens: Tokens): Promise<void>;
  whoAmI(tokens: Tokens): Promise<{ id: string; username: string; email: string }>;
}

export type SignIn = { kind: 'tokens'; tokens: Tokens } | { kind: 'code'; challenge: string };

/** The rights of the vendor's own console. */
export interface Console {
  /** As people call it: "Mitel Administration". */
  readonly label: string;
  /** Its address. */
  readonly page: string;
  /** Other systems whose administrators may be administrators of this one: the partner's own account. */
  readonly overseers: readonly string[];
  /** What somebody is here, by their users in all phone systems; undefined for somebody who is nobody here. */
  roleOf(phones: readonly PhoneUser[]): ConsoleRole | undefined;
}

/** A phone system behind Patchcord. It has a skill or it has not; commands that nobody can carry out do not appear. */
export interface PhoneSystem {
  readonly id: string;
  readonly label: string;
  /** Other words by which people call it, lower case: "mitel", "acme". */
  readonly aliases?: readonly string[];
  /** The vendor's own console has rights of its own, and they hold here too. */
  readonly console?: Console;
  /** Its own application can show people a message, where it can: one more place where they are known. */
  readonly messages?: Messages;
  /** What it posts to a hook of ours, where it does. */
  readonly notices?: Notices;
  readonly service: Partial<ServiceSkills>;
  own(session: Session): Partial<OwnSkills>;
  /** The names of the own skills, known without a session. */
  readonly ownSkills: readonly (keyof OwnSkills)[];
  readonly accounts?: Accounts;
  /** Sessions of people who have connected nothing, where the system lets us act for them. `not-connected` where it does not after all. */
  actsFor?(userId: string): Session;
  /** Tells what happens there, where the system can. */
  readonly events?: PhoneEvents;
  /** Of which calls it tells, by its events, notices or records. */
  readonly tells?: readonly NoticeTopic[];
  /** What it says of itself: version, gateway, synchronisation; in words for people. */
  about?(): Promise<readonly { label: string; value: string }[]>;
  /** Reachable, and does the installation's account work? Throws with the reason. */
  check(): Promise<void>;
  stop(): Promise<void>;
}
