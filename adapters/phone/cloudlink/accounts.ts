import type { Accounts, Session, Tokens } from '../../../src/core/accounts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { KnownAccount } from './account-id.ts';
import type { Api } from './api.ts';
import { delegationFor, paths } from './paths.ts';
import { isRefused } from './refusal.ts';
import { claims, type TokensAnswer, tokensAnswer } from './schema.ts';
import { heldSession } from './session.ts';
import type { ConfiguredAccount } from './settings.ts';

interface Parts {
  api: Api;
  account: ConfiguredAccount;
  accountId: () => Promise<KnownAccount>;
  clock: Clock;
}

/** Each person's own sign-in, with Mitel credentials in this account. Passwords pass through and are kept nowhere. */
export function createAccounts({ api, account, accountId, clock }: Parts): Accounts {
  const tokensOf = ({ access_token, refresh_token = '', expires_in }: TokensAnswer): Tokens => ({
    access: access_token,
    refresh: refresh_token,
    expiresAt: clock.now() + expires_in * 1_000,
  });
  return {
    // The account is known, so nobody is asked for one.
    domain: '',

    async signIn({ username, password }) {
      const { usable } = await accountId();
      try {
        return { kind: 'tokens', tokens: tokensOf(await api.grants.signIn({ username, password, accountId: usable })) };
      } catch (error) {
        if (!isRefused(error)) throw error;
        const elsewhere = account.singleSignOn
          ? ` People of ${account.label} sign in with ${account.singleSignOn.name}, and that I cannot use: ask your administrator for Delegated Authentication.`
          : '';
        const sentence = `CloudLink does not accept this address and password.${elsewhere}`;
        throw new PatchcordError('bad-input', sentence, { cause: error.cause });
      }
    },

    verify: () => Promise.reject(new PatchcordError('bad-input', 'CloudLink asks for no code.')),

    async refresh({ refresh }) {
      const fresh = refresh === '' ? undefined : await api.grants.refresh(refresh);
      if (fresh) return tokensOf(fresh);
      throw new PatchcordError('not-connected', 'CloudLink no longer accepts your connected account.');
    },

    // No operation that ends a token is known: what is deleted here ends by itself.
    revoke: () => Promise.resolve(false),

    async whoAmI({ access }) {
      const me = await api.as(only(access)).authentication.read({ method: 'GET', path: paths.token }, claims);
      return { id: me.userId, username: me.email, email: me.email };
    },
  };
}

/** A token with nothing behind it to renew it. */
function only(access: string): Session {
  const renew = () =>
    Promise.reject(new PatchcordError('not-connected', 'CloudLink no longer accepts your connected account.'));
  return { access: async () => access, renew };
}

const delegatedAtMost = 1_000;
const delegatedForMs = 60 * 60_000;

/**
 * Sessions of people who need not sign in themselves, where the account has Delegated Authentication. Where it turns out to be off,
 * people are asked to connect, as everywhere else.
 */
export function createDelegation({ api, account, accountId, clock, log }: Parts & { log: Log }) {
  const sessions = createCache<string, Session>({
    limit: delegatedAtMost,
    lifetimeMs: delegatedForMs,
    clock,
    load: async (userId) => heldSession(clock, () => open(userId)),
  });

  async function open(userId: string): Promise<TokensAnswer> {
    const json = delegationFor((await accountId()).usable, userId);
    const call = { method: 'POST', path: paths.assumeRole, json } as const;
    return api.authentication.read(call, tokensAnswer).catch((error: unknown) => {
      if (!isRefused(error)) throw error;
      log.warn({ system: account.systemId }, 'CloudLink gives no delegated token: is Delegated Authentication on?');
      // Without the refusal as its cause: what was asked for was not refused.
      throw new PatchcordError('not-connected', 'CloudLink does not let me act for you.');
    });
  }

  return (userId: string): Session => ({
    access: async () => (await sessions.get(userId)).access(),
    renew: async (refused) => (await sessions.get(userId)).renew(refused),
  });
}
