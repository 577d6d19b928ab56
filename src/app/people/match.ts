import type { ChatProfile } from '../../core/chat.ts';
import { PatchcordError } from '../../core/errors.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import type { Principal } from '../../core/principal.ts';
import type { PhoneUser } from '../../core/users.ts';
import type { Database } from '../../store/database.ts';
import { readLink } from '../../store/links.ts';

/** One human being as the phone systems know them: one user per system, in the configured order, the first being their home. */
export interface Human {
  /** Of the principal. */
  id: string;
  phones: readonly [PhoneUser, ...PhoneUser[]];
}

export type Match =
  | { kind: 'none' }
  | { kind: 'some'; users: Human['phones'] }
  /** More than one user of the same system has the address. */
  | { kind: 'several'; count: number };

export function mayPass(thrown: unknown): boolean {
  return thrown instanceof PatchcordError && (thrown.code === 'busy' || thrown.code === 'unreachable');
}

/**
 * An explicit link first, then the verified e-mail. The same address in several systems is one human being; twice in the same
 * system it says nothing.
 * @param before what was found earlier: it stands in for a system that does not answer
 */
export async function matchProfile(
  { database, systems }: { database: Database; systems: readonly PhoneSystem[] },
  profile: ChatProfile,
  before: Match | undefined,
): Promise<Match> {
  const link = await readLink(database.db, profile.platform, profile.tenant, profile.id);
  const linked = link && systems.find((system) => system.id === link.system)?.service.directory;
  const first = link && linked ? await linked.get(link.phoneUserId) : undefined;
  const email = first ? first.email : profile.emailVerified ? profile.email : undefined;
  if (!first && !email) return { kind: 'none' };
  const known = before?.kind === 'some' ? before.users : [];
  const found = await usersOf(systems, { email: email ?? '', exactly: first, known });
  const [home, ...others] = found.users;
  if (home) return { kind: 'some', users: [home, ...others] };
  return found.most > 1 ? { kind: 'several', count: found.most } : { kind: 'none' };
}

/** The human being behind a phone user: whoever has the same address in the other systems, and no namesake there. */
export async function humanBehind(systems: readonly PhoneSystem[], user: PhoneUser): Promise<Human> {
  const alone: Human = { id: `${user.system}:${user.id}`, phones: [user] };
  if (systems.length < 2 || user.email === '') return alone;
  const [home, ...others] = (await usersOf(systems, { email: user.email, exactly: user, known: [] })).users;
  return home ? { id: `${home.system}:${home.id}`, phones: [home, ...others] } : alone;
}

interface Wanted {
  email: string;
  /** Known to be this one in its system. */
  exactly: PhoneUser | undefined;
  known: readonly PhoneUser[];
}

async function usersOf(systems: readonly PhoneSystem[], { email, exactly, known }: Wanted) {
  const looked = await Promise.all(
    systems.map(async (system): Promise<PhoneUser[] | { thrown: unknown }> => {
      if (exactly?.system === system.id) return [exactly];
      if (email === '') return [];
      try {
        return (await system.service.directory?.byEmail(email)) ?? [];
      } catch (thrown) {
        const before = known.find((one) => one.system === system.id);
        if (before && mayPass(thrown)) return [before];
        return { thrown };
      }
    }),
  );
  const users: PhoneUser[] = [];
  let most = 0;
  for (const found of looked) {
    if (!Array.isArray(found)) {
      // Who somebody is must not depend on which system answers: only a further one may be missing for a while.
      if (users.length === 0 || !mayPass(found.thrown)) throw found.thrown;
      continue;
    }
    const [only, ...namesakes] = found;
    if (only && namesakes.length === 0) users.push(only);
    most = Math.max(most, found.length);
  }
  return { users, most };
}

/** Read anew: those that count where something is done, or all of them; then a further system may be missing. */
export async function freshPhones(
  systems: readonly PhoneSystem[],
  who: Principal,
  at: PhoneSystem | undefined,
): Promise<readonly PhoneUser[]> {
  const counts = (user: PhoneUser) =>
    !at || user.system === at.id || user === who.phone || at.console?.overseers.includes(user.system) === true;
  const read = await Promise.all(
    who.phones.map(async (user): Promise<PhoneUser[]> => {
      const directory = systems.find((system) => system.id === user.system)?.service.directory;
      if (!directory || !counts(user)) return [user];
      try {
        return [await directory.get(user.id)];
      } catch (thrown) {
        if (user.system === (at?.id ?? who.phone.system) || !mayPass(thrown)) throw thrown;
        return [];
      }
    }),
  );
  return read.flat();
}
