import { bestMatches } from '../../../src/core/best-matches.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Directory, PhoneUser } from '../../../src/core/users.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { KnownAccount } from './account-id.ts';
import type { Api } from './api.ts';
import { quoted, readAll } from './paging.ts';
import { paths } from './paths.ts';
import { isRefused, statusOf } from './refusal.ts';
import { callRow, type ListedUser, phoneUser, user } from './schema.ts';
import type { ConfiguredAccount } from './settings.ts';

const listForMs = 60_000;

export interface HeldDirectory extends Directory {
  /** Read anew. Throws `not-found`. */
  listed(id: string): Promise<ListedUser>;
  /** Somebody was changed: what is held of people is read again. */
  forget(): void;
}

interface Parts {
  api: Api;
  account: ConfiguredAccount;
  accountId: () => Promise<KnownAccount>;
  clock: Clock;
  /** Of the installation's own account, lower case. */
  ownEmail: string;
}

/** The people of one account. Presence is that of the telephone alone: no way to read any other was ever found. */
export function createDirectory({ api, account, accountId, clock, ownEmail }: Parts): HeldDirectory {
  const shaped = (one: ListedUser) => phoneUser(account, one);
  const everybody = createCache<'all', readonly PhoneUser[]>({
    limit: 1,
    lifetimeMs: listForMs,
    clock,
    // Patchcord's own account is nobody's colleague.
    load: async () => (await list({})).map(shaped).filter((one) => one.email !== ownEmail),
  });

  async function list(query: Record<string, string>): Promise<ListedUser[]> {
    const { usable } = await accountId();
    return readAll(api, { service: 'admin', path: paths.users(usable), query }, user);
  }

  async function listed(id: string): Promise<ListedUser> {
    const { usable } = await accountId();
    return api.admin.read({ method: 'GET', path: paths.user(usable, id) }, user).catch((error: unknown) => {
      throw gone(error);
    });
  }

  return {
    listed,
    forget: () => everybody.forget('all'),
    all: () => everybody.get('all'),
    get: async (id) => shaped(await listed(id)),

    async byEmail(email) {
      const wanted = email.trim().toLowerCase();
      if (wanted === '') return [];
      const known = (await everybody.get('all')).filter((one) => one.email === wanted);
      if (known.length > 0) return known;
      // Somebody created within the last minute. Text functions heed the case, so both spellings are asked for.
      const spellings = new Set([wanted, email.trim()]);
      for (const spelling of spellings) {
        const found = await list({ $filter: `email eq ${quoted(spelling)}` }).catch((error: unknown) => {
          if (statusOf(error) === 400) return [];
          throw error;
        });
        const exact = found.map(shaped).filter((one) => one.email === wanted);
        if (exact.length > 0) return exact;
      }
      return [];
    },

    async find(text) {
      const wanted = text.trim().replace(/^@/, '');
      return wanted === '' ? [] : bestMatches(await everybody.get('all'), wanted);
    },

    async presence(id) {
      const { extension } = await listed(id);
      const unknown = { presence: 'OTHER', note: '', dnd: false, line: 'unknown' } as const;
      if (extension === '') return unknown;
      const path = paths.callsOf(extension);
      const calls = await readAll(api, { service: 'media', path }, callRow).catch((error: unknown) => {
        // Whether the telephones of this PBX can be read is not known.
        if (!isRefused(error)) throw error;
        return undefined;
      });
      if (!calls) return unknown;
      if (calls.some(({ state }) => state === 'ringing')) return { ...unknown, presence: 'RINGING', line: 'online' };
      return calls.length > 0 ? { ...unknown, presence: 'ON_CALL', line: 'on-call' } : unknown;
    },
  };
}

/** 404 on a person, in words. */
export function gone(error: unknown): unknown {
  if (statusOf(error) !== 404 || !(error instanceof PatchcordError)) return error;
  return new PatchcordError('not-found', 'CloudLink does not know this person (any more).', { cause: error.cause });
}
