import { fetch } from 'undici';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { TeamsSettings } from './settings.ts';

/** Proves to the connector who we are. */
export interface Credentials {
  /** The token for `Authorization: Bearer`, or nothing in anonymous mode. Throws `not-allowed`, `unreachable`. */
  token(): Promise<string | undefined>;
  /** Forgets the token that the connector has refused. */
  renew(): void;
}

/** Only this loads the SDK, and only when the first token is wanted: it costs a third of a second and 45 MB. */
export function createCredentials(settings: TeamsSettings): Credentials {
  const { appId, appPassword } = settings;
  if (appId === undefined || appPassword === undefined) return { token: async () => undefined, renew() {} };
  let credentials: ReturnType<typeof signIn> | undefined;
  let asked: Promise<string> | undefined;
  let isStale = false;

  async function ask(): Promise<string> {
    try {
      credentials ??= signIn(settings, appId ?? '', appPassword ?? '');
      const token = await (await credentials).getToken(isStale);
      isStale = false;
      return token;
    } catch (cause) {
      throw refusedSignIn(cause, settings.endpoints.login);
    } finally {
      asked = undefined;
    }
  }

  return {
    token: () => {
      asked ??= ask();
      return asked;
    },
    renew() {
      isStale = true;
    },
  };
}

async function signIn(settings: TeamsSettings, appId: string, appPassword: string) {
  const { MsalAppCredentials } = await import('botframework-connector/lib/auth/msalAppCredentials.js');
  const { ConfidentialClientApplication } = await import('@azure/msal-node');
  const { login, scope } = settings.endpoints;
  const tenant = settings.appType === 'SingleTenant' ? (settings.tenantId ?? '') : 'botframework.com';
  const authority = `${microsoft}/${tenant}`;
  const application = new ConfidentialClientApplication({
    auth: { clientId: appId, clientSecret: appPassword, authority },
    ...(login === microsoft ? {} : { system: { networkClient: redirected(login) } }),
  });
  // The constructor that takes a ready application is declared with all four arguments; the authority is not read then.
  return new MsalAppCredentials(application, appId, authority, scope);
}

const microsoft = 'https://login.microsoftonline.com';

/** MSAL insists on HTTPS and on Microsoft's hosts; this sends what it asks for to the configured sign-in service. */
function redirected(login: string) {
  const go = async <T>(url: string, init: { method: string; body?: string; headers?: Record<string, string> }) => {
    const { pathname, search } = new URL(url);
    const answer = await fetch(new URL(`${pathname}${search}`, login), init);
    // MSAL's interface leaves the shape of the answer to the caller.
    const body: T = JSON.parse(await answer.text());
    return { headers: Object.fromEntries(answer.headers), body, status: answer.status };
  };
  return {
    sendGetRequestAsync: <T>(url: string) => go<T>(url, { method: 'GET' }),
    sendPostRequestAsync: <T>(url: string, options: { body?: string; headers?: Record<string, string> } = {}) =>
      go<T>(url, { method: 'POST', ...options }),
  };
}

/** MSAL's codes begin with what Entra said (`invalid_client`, AADSTS7000215 …); the words may name tenants, so they stay in the cause. */
function refusedSignIn(cause: unknown, login: string): PatchcordError {
  const code = cause instanceof Error && 'errorCode' in cause ? String(cause.errorCode) : '';
  if (/invalid_client|unauthorized_client|invalid_request|invalid_grant/.test(code)) {
    const sentence = 'Microsoft refuses the sign-in of the bot: check the app id, the client secret and the tenant id.';
    return new PatchcordError('not-allowed', sentence, { cause });
  }
  const sentence = `Microsoft's sign-in service did not answer at ${new URL(login).origin}: is the way there open?`;
  return new PatchcordError('unreachable', sentence, { cause });
}
