import type { ChatProfile } from './chat.ts';
import type { PhoneUser } from './phone.ts';

/**
 * What somebody may be, as policy knows it. Derived from the phone system's own role (PortSIP: `QueueManager` is a supervisor,
 * `Admin` an administrator) and from the configuration.
 */
export type Role = 'employee' | 'supervisor' | 'admin' | 'support-contact';

/** One human being: who asks, on which platform, and which phone user that is. */
export interface Principal {
  /** Stable over platforms: `<system>:<phone user id>`. */
  id: string;
  name: string;
  roles: readonly Role[];
  chat: ChatProfile;
  phone: PhoneUser;
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
