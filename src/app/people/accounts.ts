import { z } from 'zod';
import type { Session, Tokens } from '../../core/accounts.ts';
import { PatchcordError, toPatchcordError } from '../../core/errors.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/seal.ts';
import {
  listAccounts,
  readAccount,
  removeAccount,
  type StoredAccount,
  saveAccount,
  swapAccount,
} from '../../store/accounts.ts';
import type { Database } from '../../store/database.ts';
import { forgetProofs } from '../../store/proofs.ts';
import type { Handle } from '../../store/tables.ts';

/** Connected phone accounts: tokens sealed at rest, refreshed in time, revocable. */
export interface PhoneAccounts {
  /** The account's session, for skills that need the person's own token. */
  session(account: StoredAccount): Session;
  connect(system: string, phoneUserId: string, tokens: Tokens): Promise<void>;
  /** Does the stored account still work? Undefined when none is stored. */
  works(system: string, phoneUserId: string): Promise<boolean | undefined>;
  /** How many accounts of a system are connected. */
  count(system: string): Promise<number>;
  /**
   * Revokes at the phone system as far as it answers, and deletes here in any case. `lasting`: there they end by themselves.
   * @param also what must be written together with the deletion of an account that was there
   */
  disconnect(
    system: string,
    phoneUserId: string,
    also?: (tx: Handle) => Promise<void>,
  ): Promise<'none' | 'ended' | 'lasting'>;
}

const TokensSchema = z.object({ access: z.string(), refresh: z.string(), expiresAt: z.number() });

/** Renewed this long before the end, so that a call never starts with a token about to die. */
const MARGIN_MS = 30_000;

const notConnected = () => new PatchcordError('not-connected', 'Your phone account is not connected.');

export function createAccounts(parts: {
  database: Database;
  sealer: Sealer;
  clock: Clock;
  systems: readonly PhoneSystem[];
}): PhoneAccounts {
  const { database, sealer, clock } = parts;
  const refreshing = new Map<string, Promise<Tokens>>();
  const contextOf = (account: { system: string; phoneUserId: string }) =>
    `account:${account.system}:${account.phoneUserId}`;
  /** What was sealed with a key that is lost is as good as not connected: connecting anew mends it. */
  const open = (account: StoredAccount): Tokens => {
    try {
      return TokensSchema.parse(JSON.parse(sealer.open(account.sealed, contextOf(account))));
    } catch (cause) {
      throw new PatchcordError('not-connected', 'Your phone account has to be connected anew.', { cause });
    }
  };
  const seal = (account: { system: string; phoneUserId: string }, tokens: Tokens) =>
    sealer.seal(JSON.stringify(tokens), contextOf(account));
  const adapterOf = (system: string) => {
    const adapter = parts.systems.find((one) => one.id === system)?.accounts;
    if (!adapter) throw notConnected();
    return adapter;
  };

  /** Another process may refresh at the same moment: whoever stored first wins, the other takes what is stored. */
  async function refresh(account: StoredAccount, refused: string): Promise<Tokens> {
    const stored = await readAccount(database.db, account.system, account.phoneUserId);
    if (!stored) throw notConnected();
    const tokens = open(stored);
    if (tokens.access !== refused) return tokens;
    try {
      const fresh = await adapterOf(account.system).refresh(tokens);
      const swapped = await database.commit((tx) =>
        swapAccount(tx, { ...account, version: stored.version, sealed: seal(account, fresh), at: clock.now() }),
      );
      return swapped ? fresh : await newest(account, fresh);
    } catch (error) {
      if (!(error instanceof PatchcordError) || error.code !== 'not-connected') throw error;
      const now = await readAccount(database.db, account.system, account.phoneUserId);
      if (now && now.version !== stored.version) return open(now);
      await database.commit((tx) => removeAccount(tx, account.system, account.phoneUserId));
      throw error;
    }
  }

  async function newest(account: StoredAccount, fallback: Tokens): Promise<Tokens> {
    const stored = await readAccount(database.db, account.system, account.phoneUserId);
    if (!stored) throw notConnected();
    return stored.version > account.version ? open(stored) : fallback;
  }

  function refreshOnce(account: StoredAccount, refused: string): Promise<Tokens> {
    const key = contextOf(account);
    const running = refreshing.get(key);
    if (running) return running;
    const started = refresh(account, refused).finally(() => refreshing.delete(key));
    refreshing.set(key, started);
    return started;
  }

  return {
    session(account) {
      let tokens: Tokens | undefined;
      const renew = async (refused: string) => {
        tokens = await refreshOnce(account, refused);
        return tokens.access;
      };
      return {
        async access() {
          // Most questions do without the person's own token.
          tokens ??= open(account);
          return tokens.expiresAt - MARGIN_MS > clock.now() ? tokens.access : renew(tokens.access);
        },
        renew,
      };
    },
    async connect(system, phoneUserId, tokens) {
      const account = { system, phoneUserId };
      await database.commit((tx) => saveAccount(tx, { ...account, sealed: seal(account, tokens), at: clock.now() }));
    },
    async works(system, phoneUserId) {
      const stored = await readAccount(database.db, system, phoneUserId);
      if (!stored) return undefined;
      const refusedWith = async (work: () => Promise<unknown>) =>
        work().then(
          () => undefined,
          (error: unknown) => toPatchcordError(error).code,
        );
      const session = this.session(stored);
      let access = '';
      const code = await refusedWith(async () => {
        access = await session.access();
        await adapterOf(system).whoAmI({ ...open(stored), access });
      });
      // A token that is refused may only be old; what cannot be renewed is known nowhere any more.
      const last = code === 'not-allowed' ? await refusedWith(() => session.renew(access)) : code;
      return last !== 'not-connected';
    },
    count: async (system) => (await listAccounts(database.db, system)).length,
    async disconnect(system, phoneUserId, also) {
      const stored = await readAccount(database.db, system, phoneUserId);
      // Whoever cuts the ties, perhaps because it was not them, has to prove it anew next time.
      await database.commit(async (tx) => {
        await forgetProofs(tx, `${system}:${phoneUserId}`);
        await removeAccount(tx, system, phoneUserId);
        if (stored) await also?.(tx);
      });
      if (!stored) return 'none';
      // Deleted here first: even when the phone system is away, this process can no longer use the account.
      const revoke = async () => adapterOf(system).revoke(open(stored));
      const ended = await revoke().catch(() => false);
      return ended ? 'ended' : 'lasting';
    },
  };
}
