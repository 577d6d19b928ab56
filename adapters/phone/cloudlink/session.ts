import type { Session } from '../../../src/core/accounts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Grants } from './grants.ts';
import { isRefused } from './refusal.ts';
import type { TokensAnswer } from './schema.ts';
import type { CloudlinkSettings } from './settings.ts';

const marginMs = 30_000;
/** A refused sign-in is not tried again for so long. */
const refusedForMs = 15 * 60_000;

type Credentials = Pick<CloudlinkSettings, 'username' | 'password' | 'accountId' | 'clientSecret'>;

/** The session of the installation's own account, or of its machine client. */
export function createSession(
  grants: Grants,
  { username, password, accountId, clientSecret }: Credentials,
  { clock, log }: { clock: Clock; log: Log },
): Session {
  let refused: { until: number; error: PatchcordError } | undefined;

  async function signIn(): Promise<TokensAnswer> {
    if (refused && clock.now() < refused.until) throw refused.error;
    try {
      return clientSecret === undefined
        ? await grants.signIn({ username, password, accountId })
        : await grants.asClient(clientSecret, accountId);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const sentence =
        'CloudLink refuses the sign-in of my own account. Please tell whoever runs Patchcord: CLOUDLINK_ACCOUNT_ID, CLOUDLINK_USERNAME, CLOUDLINK_PASSWORD, CLOUDLINK_APP_ID and CLOUDLINK_CLIENT_SECRET need a look.';
      const told = new PatchcordError('not-allowed', sentence, { cause: error.cause });
      refused = { until: clock.now() + refusedForMs, error: told };
      log.error({ system: 'cloudlink' }, 'CloudLink refuses the sign-in; no further one for 15 minutes');
      throw told;
    }
  }

  return heldSession(clock, async (before) => {
    const token = before?.refresh_token;
    return (token === undefined ? undefined : await grants.refresh(token)) ?? (await signIn());
  });
}

/** Tokens held in memory until they end by their `expires_in`; whoever needs new ones at the same time waits for the same call. */
export function heldSession(clock: Clock, open: (before: TokensAnswer | undefined) => Promise<TokensAnswer>): Session {
  let tokens: TokensAnswer | undefined;
  let renewAt = 0;
  let running: Promise<string> | undefined;

  function renewOnce(): Promise<string> {
    running ??= (async () => {
      const before = tokens;
      tokens = undefined;
      const fresh = await open(before);
      tokens = fresh;
      const lifeMs = fresh.expires_in * 1_000;
      renewAt = clock.now() + lifeMs - Math.min(marginMs, lifeMs / 10);
      return fresh.access_token;
    })().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    async access() {
      return tokens && clock.now() < renewAt ? tokens.access_token : renewOnce();
    },
    async renew(token) {
      return tokens && tokens.access_token !== token ? tokens.access_token : renewOnce();
    },
  };
}
