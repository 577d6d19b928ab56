import type { ChatProfile } from './chat.ts';
import type { ConsoleRole } from './console-rights.ts';
import type { PhoneUser } from './users.ts';

/**
 * What somebody may be, as policy knows it. Derived from the phone system's own role (PortSIP: `QueueManager` is a supervisor,
 * `Admin` an administrator) and from the configuration.
 */
export type Role = 'employee' | 'supervisor' | 'admin' | 'support-contact';

/** One human being: who asks, on which platform, and which phone user that is. */
export interface Principal {
  /** Stable over platforms and phone systems: `<system>:<phone user id>` of the first configured system that knows them. */
  id: string;
  name: string;
  roles: readonly Role[];
  chat: ChatProfile;
  /** Their user in the system that the Call is about; where they have none there, or it is about none, in their first one. */
  phone: PhoneUser;
  /** One per phone system that knows them, in the configured order. */
  phones: readonly PhoneUser[];
  /** What they may do in the vendor's own console, where the system has one whose rights hold here too. */
  console?: ConsoleRole;
  /** Has linked the phone account, so that their own token can be used. */
  connected: boolean;
  /** BCP 47. */
  locale: string;
  /** IANA name. */
  zone: string;
}

/** An administrator may do what a supervisor may. */
export function hasRole(who: Pick<Principal, 'roles'>, role: Role): boolean {
  return who.roles.includes(role) || (role === 'supervisor' && who.roles.includes('admin'));
}
