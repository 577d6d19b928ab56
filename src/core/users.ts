import type { PresenceState } from './presence.ts';
import type { SecretTarget } from './secret-rules.ts';

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
  /** What goes with a person who is removed: `everything`, or the `account` alone, where extension and telephones are another system's. */
  readonly takesAway: 'everything' | 'account';
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
