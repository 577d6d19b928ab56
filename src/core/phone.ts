/**
 * The phone system as Patchcord sees it. Vendor words end in the adapters: only the spellings of presence and
 * agent states are taken over from PortSIP 22.2, because the outside contract uses them; they never reach a card.
 */

import type { Accounts, Session } from './accounts.ts';
import type { NoticeTopic } from './call-notices.ts';
import type { OwnCalls } from './calls.ts';
import type { ConsoleRole } from './console-rights.ts';
import type { OwnContacts } from './contacts.ts';
import type { EventHistory } from './event-history.ts';
import type { OwnGreetings } from './greetings.ts';
import type { Groups } from './groups.ts';
import type { OwnMeetings, OwnRooms } from './meetings.ts';
import type { Notices } from './notices.ts';
import type { OwnNumbers, OwnRingGroups } from './numbers.ts';
import type { Passwords } from './passwords.ts';
import type { PhoneEvents } from './phone-events.ts';
import type { DndSwitch, OwnPresence } from './presence.ts';
import type { Queues } from './queues.ts';
import type { OwnRecordings } from './recordings.ts';
import type { Directory, PhoneUser, Switching, Users, Welcome } from './users.ts';

/** Messages to one person in the phone system's own application, with the installation's account. */
export interface Messages {
  /** Plain text, for the eyes of that person alone. Throws `bad-input` for somebody who cannot get any. */
  send(userId: string, text: string): Promise<void>;
}

/** Skills that work with the installation's account. */
export interface ServiceSkills {
  directory: Directory;
  queues: Queues;
  passwords: Passwords;
  users: Users;
  switching: Switching;
  dndSwitch: DndSwitch;
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
  /** So many requests a minute are all it takes, ours of every kind together; boundless when left out. */
  readonly requestsPerMinute?: number;
  /** Of which calls it tells, by its events, notices or records. */
  readonly tells?: readonly NoticeTopic[];
  /** What it says of itself: version, gateway, synchronisation; in words for people. */
  about?(): Promise<readonly { label: string; value: string }[]>;
  /** Reachable, and does the installation's account work? Throws with the reason. */
  check(): Promise<void>;
  stop(): Promise<void>;
}
