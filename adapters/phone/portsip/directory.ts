import { bestMatches } from '../../../src/core/best-matches.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Directory, PhoneUser } from '../../../src/core/users.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { type Caller, isRefusal, part, quoted } from './api.ts';
import { createBulk } from './bulk.ts';
import { readAll, readPage } from './paging.ts';
import type { Profiles } from './profile.ts';
import { status, statuses, user } from './schema.ts';

const listForMs = 60_000;
const usersAtMost = 20_000;
/** Up to this size everybody is held in memory for a minute; above, questions go to the phone system. */
const smallInstallation = 2_000;

interface Everybody {
  users: readonly PhoneUser[];
  byEmail: ReadonlyMap<string, PhoneUser[]>;
}

export interface HeldDirectory extends Directory {
  /** Somebody was changed: what is held of people is read again. */
  forget(): void;
}

/** People and their visible state, with the installation's account (needs the right `user_management.users`). */
export function createDirectory(service: Caller, profiles: Profiles, clock: Clock): HeldDirectory {
  const presence = createBulk(service, profiles, {
    call: (ids) => ({ path: '/users/status/get_many', json: { ids } }),
    answer: statuses,
    one: async (id) => (await service.read({ method: 'GET', path: `/users/${part(id)}/status` }, status)).state,
  });
  let size: number | undefined;
  /** Only joins the two questions of a cold start; what it held must not age twice. */
  const firstPage = createCache<'first', { items: PhoneUser[]; total: number }>({
    limit: 1,
    lifetimeMs: 5_000,
    clock,
    async load() {
      const page = await readPage(service, '/users', user);
      size = page.total;
      return page;
    },
  });
  const everybody = createCache<'all', Everybody>({
    limit: 1,
    lifetimeMs: listForMs,
    clock,
    async load() {
      const users = (await readAll(service, '/users', user, usersAtMost, await firstPage.get('first'))).items;
      return { users, byEmail: Map.groupBy(users, (one) => one.email) };
    },
  });

  /** Everybody, unless they are too many to be fetched for one question. */
  async function ifSmall(): Promise<Everybody | undefined> {
    const there = everybody.peek('all');
    if (there) return there;
    size ??= (await firstPage.get('first')).total;
    return size <= smallInstallation ? everybody.get('all') : undefined;
  }

  async function ask(query: Record<string, string>): Promise<PhoneUser[]> {
    try {
      return (await readPage(service, '/users', user, query)).items;
    } catch (error) {
      // Which fields can be filtered is not documented.
      if (isRefusal(error) && error.code === 'bad-input') return [];
      throw error;
    }
  }

  async function byEmail(email: string): Promise<PhoneUser[]> {
    const wanted = email.trim().toLowerCase();
    if (wanted === '') return [];
    const known = (await ifSmall())?.byEmail.get(wanted);
    if (known) return known;
    // Somebody created within the last minute, or a large installation; case may matter to the phone system.
    const spellings = wanted === email.trim() ? [wanted] : [wanted, email.trim()];
    for (const query of [...spellings.map((one) => ({ filter: `email eq ${quoted(one)}` })), { search: wanted }]) {
      const found = (await ask(query)).filter((one) => one.email === wanted);
      if (found.length > 0) return found;
    }
    return [];
  }

  return {
    byEmail,
    forget() {
      size = undefined;
      firstPage.forget('first');
      everybody.forget('all');
    },
    all: async () => (await everybody.get('all')).users,

    async find(text) {
      const wanted = text.trim().replace(/^@/, '');
      if (wanted === '') return [];
      const known = bestMatches((await ifSmall())?.users ?? [], wanted);
      if (known.length > 0) return known;
      const byNumber = /^\d+$/.test(wanted) ? await ask({ filter: `extension_number eq ${quoted(wanted)}` }) : [];
      if (byNumber.length > 0) return bestMatches(byNumber, wanted);
      if (wanted.includes('@')) return byEmail(wanted);
      const searched = bestMatches(await ask({ search: wanted }), wanted);
      return searched.length > 0 ? searched : bestMatches((await everybody.get('all')).users, wanted);
    },

    async get(id) {
      try {
        return await service.read({ method: 'GET', path: `/users/${part(id)}` }, user);
      } catch (error) {
        throw gone(error);
      }
    },

    async presence(id) {
      try {
        return await presence(id);
      } catch (error) {
        throw gone(error);
      }
    },
  };
}

/** 404 on a person, in words. */
export function gone(error: unknown): unknown {
  if (!isRefusal(error) || error.code !== 'not-found') return error;
  return new PatchcordError('not-found', 'The phone system does not know this person (any more).', {
    cause: error.cause,
  });
}
