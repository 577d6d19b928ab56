import type { Http } from '../../../src/kit/http.ts';
import { paths, REFRESH_FIELDS } from './paths.ts';
import { isRefused, statusOf } from './refusal.ts';
import { codeAnswer, type TokensAnswer, tokensAnswer } from './schema.ts';
import type { CloudlinkSettings } from './settings.ts';

export interface SignInAs {
  username: string;
  password: string;
  /** Number or GUID: one address may be in several accounts. */
  accountId: string;
}

/** The ways to get tokens (reference, 2.1). All refusals are thrown as the vendor gave them. */
export interface Grants {
  signIn(as: SignInAs): Promise<TokensAnswer>;
  /** Undefined when the refresh token is no longer good. */
  refresh(token: string): Promise<TokensAnswer | undefined>;
  /** I: in the name of a machine client. */
  asClient(secret: string, accountId: string): Promise<TokensAnswer>;
}

/** Which member of the body carries a refresh token is not known: both are tried, and the one that works is remembered for all. */
export function createGrants(http: Http, { appId }: Pick<CloudlinkSettings, 'appId'>): Grants {
  let refreshField: (typeof REFRESH_FIELDS)[number] | undefined;
  const tokens = (json: object) => http.read({ method: 'POST', path: paths.token, json }, tokensAnswer);

  return {
    async signIn({ username, password, accountId }) {
      if (appId === undefined) {
        const form = { grant_type: 'password', username, password, account_id: accountId };
        return http.read({ method: 'POST', path: paths.token, form }, tokensAnswer);
      }
      // The flow that Mitel asks of production apps.
      const form = { response_type: 'code', client_id: appId, username, password, account_id: accountId };
      const { code } = await http.read({ method: 'POST', path: paths.authorize, form }, codeAnswer);
      return tokens({ grant_type: 'authorization_code', code, client_id: appId });
    },

    async refresh(token) {
      for (const field of refreshField ? [refreshField] : REFRESH_FIELDS) {
        try {
          const fresh = await tokens({ grant_type: 'refresh_token', [field]: token });
          refreshField = field;
          return { ...fresh, refresh_token: fresh.refresh_token ?? token };
        } catch (error) {
          if (!isRefused(error)) throw error;
          // A 400 may mean the other spelling; anything else is about the token.
          if (statusOf(error) !== 400) return undefined;
        }
      }
      return undefined;
    },

    asClient: (secret, accountId) =>
      tokens({
        grant_type: 'client_credentials',
        client_id: appId ?? '',
        client_secret: secret,
        account_id: accountId,
      }),
  };
}
