import { builtIn, type ConsoleRole, holds, RANKS } from '../../core/console-rights.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import type { Principal, Role } from '../../core/principal.ts';
import type { PhoneUser } from '../../core/users.ts';

/** What the phone systems' own roles are in our words. */
const SUPERVISORS = ['QueueManager'];
const ADMINS = ['Admin', 'SystemAdmin'];

/** What somebody is, by their role in the phone system and the configured support contacts. */
export function rolesOf(user: PhoneUser, supportContacts: readonly string[]): Role[] {
  const roles: Role[] = ['employee'];
  if (SUPERVISORS.includes(user.role)) roles.push('supervisor');
  if (ADMINS.includes(user.role)) roles.push('admin');
  if (supportContacts.includes(user.email)) roles.push('support-contact');
  return roles;
}

/**
 * What somebody is in one system: by their user there, and by the console's rights where it has some. An administrator in our
 * sense is who may change its users.
 */
export function rolesAt(system: PhoneSystem, phones: readonly PhoneUser[], supportContacts: readonly string[]): Role[] {
  const there = phones.find((one) => one.system === system.id);
  const roles = new Set<Role>(there ? rolesOf(there, supportContacts) : ['employee']);
  if (phones.some((one) => supportContacts.includes(one.email))) roles.add('support-contact');
  if (holds(system.console?.roleOf(phones), 'users.edit')) roles.add('admin');
  return [...roles];
}

/** For what is about no phone system: whatever somebody is in any of them. */
export function rolesAnywhere(
  systems: readonly PhoneSystem[],
  phones: readonly PhoneUser[],
  supportContacts: readonly string[],
): Role[] {
  return [...new Set(systems.flatMap((system) => rolesAt(system, phones, supportContacts)))];
}

/** The highest rank somebody has in any console. */
export function consoleOf(systems: readonly PhoneSystem[], phones: readonly PhoneUser[]): ConsoleRole | undefined {
  const found = systems.flatMap((system) => system.console?.roleOf(phones) ?? []);
  return found.toSorted((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank))[0];
}

/** The same person as they stand in one system. Where the console knows nobody of them, they may nothing there. */
export function standing(system: PhoneSystem, who: Principal, supportContacts: readonly string[]): Principal {
  const { console: _elsewhere, ...rest } = who;
  const phone = who.phones.find((one) => one.system === system.id) ?? who.phone;
  const roles = rolesAt(system, who.phones, supportContacts);
  if (!system.console) return { ...rest, phone, roles };
  return { ...rest, phone, roles, console: system.console.roleOf(who.phones) ?? builtIn('user') };
}
