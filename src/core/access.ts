import type { Right } from './console-rights.ts';
import type { Role } from './principal.ts';

/**
 * The shipped default of a command: who may, on themselves and on others.
 * - `everyone`: whoever has a phone user;
 * - `self`: on oneself only;
 * - `owner`: on what one owns, such as a meeting; no rule of the operator gives more;
 * - `{ others }`: on oneself, and on others with that role;
 * - `{ role }`: with that role only;
 * - `{ role, members }`: with that role, or as a member of the queue it is about.
 */
export type Access = 'everyone' | 'self' | 'owner' | { others: Role } | { role: Role; members?: true };

/** One of these rights of the vendor's console is needed; `self: 'free'`: not for what concerns oneself. */
export interface CommandRights {
  any: readonly Right[];
  self?: 'free';
}
