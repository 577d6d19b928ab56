import type { DirectoryGroups } from '../../../src/core/directory-groups.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { GraphApi } from './api.ts';
import { MemberGroups, WithId } from './schema.ts';

/** So old a membership may be: somebody who left a group is out of it here after this long. */
const MEMBERS_MS = 5 * 60_000;
const REMEMBERED = 5_000;
/** Microsoft Graph takes 20 groups in one `checkMemberGroups`. */
const AT_ONCE = 20;

/** Memberships by `checkMemberGroups` (permissions `GroupMember.Read.All` and `User.Read.All`), also through nested groups. */
export function createDirectoryGroups(
  api: GraphApi,
  clock: Clock,
): DirectoryGroups & {
  /** The object id of an address; '' for nobody, and for more than one. */
  byAddress: (email: string) => Promise<string>;
} {
  const members = createCache<string, readonly string[]>({
    limit: REMEMBERED,
    lifetimeMs: MEMBERS_MS,
    clock,
    load: (key) => {
      const [user, groups]: [string, string[]] = JSON.parse(key);
      return ask(user, groups);
    },
  });
  const people = createCache<string, string>({ limit: REMEMBERED, lifetimeMs: MEMBERS_MS, clock, load: byAddress });

  async function ask(user: string, groups: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (let at = 0; at < groups.length; at += AT_ONCE) {
      const path = `/users/${encodeURIComponent(user)}/checkMemberGroups`;
      const json = { groupIds: groups.slice(at, at + AT_ONCE) };
      try {
        found.push(...(await api.read({ method: 'POST', path, json, repeatable: true }, MemberGroups)));
      } catch (error) {
        if (error instanceof PatchcordError && error.code === 'not-found') return [];
        throw error;
      }
    }
    return found;
  }

  /** By sign-in name or mail; '' for nobody, or for more than one: nobody is guessed. */
  async function byAddress(email: string): Promise<string> {
    const text = `'${email.replaceAll("'", "''")}'`;
    const filter = encodeURIComponent(`userPrincipalName eq ${text} or mail eq ${text}`);
    const found = await api.list(`/users?$select=id&$filter=${filter}`, WithId);
    return found.length === 1 ? (found[0]?.id ?? '') : '';
  }

  return {
    byAddress: (email) => people.get(email.toLowerCase()),
    async of({ directoryId, email }, groups) {
      const user = directoryId ?? (email === '' ? '' : await people.get(email));
      return user === '' || groups.length === 0 ? [] : members.get(JSON.stringify([user, groups.toSorted()]));
    },
    async check(groups) {
      for (const group of groups) {
        const call = { method: 'GET', path: `/groups/${encodeURIComponent(group)}?$select=id`, probe: true } as const;
        await api.read(call, WithId).catch((error: unknown) => {
          if (!(error instanceof PatchcordError) || error.code !== 'not-found') throw error;
          throw new PatchcordError('not-found', `There is no group ${group} in Entra.`, { cause: error });
        });
      }
    },
    stop: () => api.stop(),
  };
}
