import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Api } from './api.ts';
import { readAll } from './paging.ts';
import { paths } from './paths.ts';
import { statusOf } from './refusal.ts';
import { account, claims } from './schema.ts';
import type { ConfiguredAccount } from './settings.ts';

/** An account under both of its names, and the one that works in addresses. */
export interface KnownAccount {
  accountId: string;
  accountNumber: string;
  /** False while it is deactivated. */
  active?: boolean | undefined;
  /** For paths and bodies. */
  usable: string;
}

const knownForMs = 60 * 60_000;

/**
 * Whether an account is named by its number or by its GUID differs (unknown 16): both are found out, and the one that is taken is
 * kept for an hour.
 */
export function createAccountId(api: Api, configured: ConfiguredAccount, clock: Clock): () => Promise<KnownAccount> {
  let seen: string[] = [];
  const known = createCache<'account', KnownAccount>({
    limit: 1,
    lifetimeMs: knownForMs,
    clock,
    async load() {
      const names = [...new Set([configured.id, ...seen, ...(await otherNames())])].filter((one) => one !== '');
      let refused: unknown;
      for (const usable of names) {
        try {
          const found = await api.admin.read({ method: 'GET', path: paths.account(usable) }, account);
          seen = [found.accountId, found.accountNumber];
          return { ...found, usable };
        } catch (error) {
          if (!isUnknown(error)) throw error;
          refused = error;
        }
      }
      throw refused;
    },
  });

  async function otherNames(): Promise<string[]> {
    if (configured.isHome) {
      const me = await api.authentication.read({ method: 'GET', path: paths.token }, claims);
      return [me.accountId];
    }
    const all = await readAll(api, { service: 'admin', path: paths.accounts }, account).catch((error: unknown) => {
      if (!isUnknown(error)) throw error;
      return [];
    });
    const same = all.find((one) => one.accountId === configured.id || one.accountNumber === configured.id);
    return same ? [same.accountId, same.accountNumber] : [];
  }

  return () => known.get('account');
}

function isUnknown(error: unknown): boolean {
  const status = statusOf(error);
  return status === 404 || status === 400;
}
