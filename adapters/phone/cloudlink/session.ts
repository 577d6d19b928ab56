import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Session } from '../../../src/core/phone.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { type Http, VendorRefusal } from '../../../src/kit/http.ts';
import { paths, REFRESH_FIELDS } from './paths.ts';
import { codeAnswer, type TokensAnswer, tokensAnswer } from './schema.ts';
import type { CloudlinkSettings } from './settings.ts';

const marginMs = 30_000;
/** A refused sign-in is not tried again for so long. */
const refusedForMs = 15 * 60_000;

type Credentials = Pick<CloudlinkSettings, 'username' | 'password' | 'accountId' | 'appId'>;

/**
 * The session of the installation's own account. Tokens end by their `expires_in`; which member of the body carries a refresh token
 * is not known, so both are tried and the one that works is remembered.
 */
export function createSession(
  http: Http,
  credentials: Credentials,
  { clock, log }: { clock: Clock; log: Log },
): Session {
  let tokens: TokensAnswer | undefined;
  let renewAt = 0;
  let running: Promise<string> | undefined;
  let refreshField: (typeof REFRESH_FIELDS)[number] | undefined;
  let refused: { until: number; error: PatchcordError } | undefined;

  async function signIn(): Promise<TokensAnswer> {
    if (refused && clock.now() < refused.until) throw refused.error;
    try {
      return credentials.appId
        ? await byCode(http, credentials, credentials.appId)
        : await byPassword(http, credentials);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const sentence =
        'CloudLink refuses the sign-in of my own account. Please tell whoever runs Patchcord: CLOUDLINK_ACCOUNT_ID, CLOUDLINK_USERNAME, CLOUDLINK_PASSWORD and CLOUDLINK_APP_ID need a look.';
      const told = new PatchcordError('not-allowed', sentence, { cause: error.cause });
      refused = { until: clock.now() + refusedForMs, error: told };
      log.error({ system: 'cloudlink' }, 'CloudLink refuses the sign-in; no further one for 15 minutes');
      throw told;
    }
  }

  async function refresh(token: string): Promise<TokensAnswer | undefined> {
    const fields = refreshField ? [refreshField] : REFRESH_FIELDS;
    for (const field of fields) {
      try {
        const json = { grant_type: 'refresh_token', [field]: token };
        const fresh = await http.read({ method: 'POST', path: paths.token, json }, tokensAnswer);
        refreshField = field;
        return { ...fresh, refresh_token: fresh.refresh_token ?? token };
      } catch (error) {
        if (!isRefused(error)) throw error;
        // A 400 may mean the other spelling; anything else is about the token.
        if (statusOf(error) !== 400) return undefined;
      }
    }
    return undefined;
  }

  function renewOnce(): Promise<string> {
    running ??= (async () => {
      const before = tokens?.refresh_token;
      tokens = undefined;
      const fresh = (before === undefined ? undefined : await refresh(before)) ?? (await signIn());
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

/** The flow that Mitel asks of production apps. */
async function byCode(
  http: Http,
  { username, password, accountId }: Credentials,
  appId: string,
): Promise<TokensAnswer> {
  const form = { response_type: 'code', client_id: appId, username, password, account_id: accountId };
  const { code } = await http.read({ method: 'POST', path: paths.authorize, form }, codeAnswer);
  const json = { grant_type: 'authorization_code', code, client_id: appId };
  return http.read({ method: 'POST', path: paths.token, json }, tokensAnswer);
}

function byPassword(http: Http, { username, password, accountId }: Credentials): Promise<TokensAnswer> {
  const form = { grant_type: 'password', username, password, account_id: accountId };
  return http.read({ method: 'POST', path: paths.token, form }, tokensAnswer);
}

export function statusOf(error: unknown): number | undefined {
  const refusal = error instanceof PatchcordError ? error.cause : undefined;
  return refusal instanceof VendorRefusal ? refusal.status : undefined;
}

/** CloudLink is there, and says no. */
export function isRefused(error: unknown): error is PatchcordError {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}
