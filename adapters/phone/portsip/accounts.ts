import type { Accounts, SignIn, Tokens } from '../../../src/core/accounts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Http } from '../../../src/kit/http.ts';
import { bearing, isRefusal, isRefusedToken } from './api.ts';
import { type SignedIn, self, signedIn, tokensOf } from './schema.ts';
import { refreshByForm, refreshByJson, revoke, signInByForm, signInByJson } from './tokens.ts';

/** Connecting a person's own account. Passwords pass through and are kept nowhere. */
export function createAccounts(http: Http, domain: string, clock: Clock): Accounts {
  const noTokens = 'The phone system let you in but gave no token, so your account cannot be connected.';

  function tokensIn(answer: SignedIn): Tokens {
    const tokens = tokensOf(answer, clock.now());
    if (tokens) return tokens;
    throw new PatchcordError('unreachable', noTokens);
  }

  return {
    domain,

    async signIn(credentials): Promise<SignIn> {
      let answer: SignedIn;
      try {
        // Releases before 22.2 know the form only.
        answer = await signInByJson(http, credentials).catch((error: unknown) => {
          if (isRefusal(error) && error.code === 'not-found') return signInByForm(http, credentials);
          throw error;
        });
      } catch (error) {
        throw isRefusal(error) ? wrong('The phone system does not accept this name and password.', error) : error;
      }
      if (!answer?.two_factor_enabled || !answer.token) return { kind: 'tokens', tokens: tokensIn(answer) };
      await http.send({ method: 'POST', path: '/auth/send_otp', json: { token: answer.token } });
      return { kind: 'code', challenge: answer.token };
    },

    async verify(challenge, code) {
      const call = { method: 'POST', path: '/auth/verify_otp', json: { token: challenge, code } } as const;
      const answer = await http.read(call, signedIn).catch((error: unknown) => {
        throw isRefusal(error) ? wrong('The phone system does not accept this code.', error) : error;
      });
      return tokensIn(answer);
    },

    async refresh(tokens) {
      for (const refresh of [refreshByJson, refreshByForm]) {
        try {
          const fresh = tokensOf(await refresh(http, tokens.refresh), clock.now(), tokens.refresh);
          if (fresh) return fresh;
        } catch (error) {
          if (!isRefusal(error)) throw error;
        }
      }
      throw new PatchcordError('not-connected', 'The phone system no longer accepts your connected account.');
    },

    async revoke(tokens) {
      try {
        await revoke(http, tokens);
      } catch (error) {
        if (!isRefusedToken(error)) throw error;
        // The access token has ended, but what hangs on the refresh token has not.
        const answer = await refreshByForm(http, tokens.refresh).catch((refused: unknown) => {
          if (!isRefusal(refused)) throw refused;
          return undefined;
        });
        const fresh = tokensOf(answer, clock.now());
        if (fresh) await revoke(http, fresh);
      }
      return true;
    },

    whoAmI: ({ access }) => http.read(bearing({ method: 'GET', path: '/user' }, access), self),
  };
}

function wrong(sentence: string, error: PatchcordError): PatchcordError {
  return new PatchcordError('bad-input', sentence, { cause: error.cause });
}
