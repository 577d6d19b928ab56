import type { Session, Tokens } from '../../../src/core/accounts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Http } from '../../../src/kit/http.ts';
import { isRefusal } from './api.ts';
import { tokensOf } from './schema.ts';
import { type Credentials, refreshByForm, refreshByJson, signInByForm, signInByJson } from './tokens.ts';

/** A token is renewed before it ends, so that no call meets its end on the way: this long, or a tenth of its life. */
const marginMs = 30_000;
/** PortSIP blocks an address after 50 failed sign-ins within an hour; four attempts an hour stay far below. */
const refusedForMs = 15 * 60_000;

/**
 * The session of the installation's own account: signs in once, keeps the newest refresh token, and signs in again
 * when that is no longer good. After a refused sign-in it does not ask again for a quarter of an hour.
 */
export function createServiceSession(
  http: Http,
  credentials: Credentials,
  { clock, log, tokenCall }: { clock: Clock; log: Log; tokenCall: 'form' | 'json' },
): Session {
  let tokens: Tokens | undefined;
  let renewAt = 0;
  let running: Promise<string> | undefined;
  let refused: { until: number; error: PatchcordError } | undefined;

  async function signIn(): Promise<Tokens> {
    if (refused && clock.now() < refused.until) throw refused.error;
    const answer = await (tokenCall === 'form' ? signInByForm : signInByJson)(http, credentials).catch(refusedSignIn);
    const fresh = tokensOf(answer, clock.now());
    if (fresh) return fresh;
    throw answer?.two_factor_enabled
      ? holdBack('The phone system asks my own account for a mailed code, which I cannot read.')
      : holdBack('The phone system lets my own account in but gives it no token.');
  }

  function refusedSignIn(error: unknown): never {
    if (!isRefusal(error)) throw error;
    if (error.code === 'not-found') {
      const sentence = 'There is no PortSIP interface at the address in PORTSIP_URL.';
      throw new PatchcordError('unreachable', sentence, { cause: error.cause });
    }
    throw holdBack('The phone system refuses the name or password of my own account.', error.cause);
  }

  function holdBack(happened: string, cause?: unknown): PatchcordError {
    const sentence = `${happened} Please tell whoever runs Patchcord: PORTSIP_USERNAME, PORTSIP_PASSWORD and PORTSIP_DOMAIN need a look.`;
    const error = new PatchcordError('not-allowed', sentence, { cause });
    refused = { until: clock.now() + refusedForMs, error };
    log.error(
      { system: 'portsip' },
      `${happened} No further sign-in for 15 minutes, so that this address is not blocked.`,
    );
    return error;
  }

  async function renewed(old: Tokens | undefined): Promise<Tokens> {
    if (!old?.refresh) return signIn();
    try {
      const answer = await (tokenCall === 'form' ? refreshByForm : refreshByJson)(http, old.refresh);
      return tokensOf(answer, clock.now(), old.refresh) ?? (await signIn());
    } catch (error) {
      if (!isRefusal(error)) throw error;
      tokens = undefined;
      return signIn();
    }
  }

  /** However many ask, one renewal runs. */
  function renewOnce(): Promise<string> {
    running ??= renewed(tokens)
      .then((fresh) => {
        tokens = fresh;
        renewAt = fresh.expiresAt - Math.min(marginMs, (fresh.expiresAt - clock.now()) / 10);
        return fresh.access;
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  return {
    async access() {
      return tokens && clock.now() < renewAt ? tokens.access : renewOnce();
    },
    async renew(token) {
      return tokens && tokens.access !== token ? tokens.access : renewOnce();
    },
  };
}
