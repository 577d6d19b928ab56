import type { IncomingMessage, ServerResponse } from 'node:http';
import { toPatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Route } from '../../../src/core/route.ts';
import type { Vault } from '../../../src/core/vault.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Http } from '../../../src/kit/http.ts';
import { hmacHex, sameText } from '../../../src/kit/sign.ts';
import { slackCall } from './api.ts';
import { tokenName } from './place.ts';
import { Agreed } from './schema.ts';
import type { SlackProfileSettings } from './settings.ts';

/** What a person agrees to; the manifest asks for the same ones. */
export const userScopes = ['users.profile:read', 'users.profile:write', 'dnd:read', 'dnd:write'];

const CONNECT = '/slack/profile';
const BACK = '/slack/profile_redirect';
const LIFE_MS = 10 * 60_000;

export interface ConnectParts {
  settings: SlackProfileSettings;
  http: Http;
  vault: Vault;
  clock: Clock;
  log: Log;
  publicUrl: string;
  /** This account (`<team>:<user>`) has agreed. */
  agreed: (account: string) => Promise<void>;
}

/**
 * `GET /slack/profile`: a person lets us write to their own profile, on Slack's page. Whose profile that is, Slack itself says
 * afterwards: nobody can agree for somebody else. Nothing is written before they switch it on in Patchcord as well.
 */
export function profileRoutes({ settings, http, vault, clock, log, publicUrl, agreed }: ConnectParts): Route[] {
  const { clientId, clientSecret, apiUrl } = settings;
  const back = `${publicUrl}${BACK}`;
  const sign = (until: string) => hmacHex(clientSecret, `agreement of a person until ${until}`);

  function begin(response: ServerResponse): void {
    const until = String(clock.now() + LIFE_MS);
    const address = new URL('/oauth/v2/authorize', apiUrl);
    address.search = new URLSearchParams({
      client_id: clientId,
      user_scope: userScopes.join(','),
      redirect_uri: back,
      state: `${until}.${sign(until)}`,
    }).toString();
    response.writeHead(302, { location: address.href, 'cache-control': 'no-store' }).end();
  }

  async function end(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const query = new URL(request.url ?? '/', publicUrl).searchParams;
    const [until = '', signature = ''] = (query.get('state') ?? '').split('.');
    const code = query.get('code');
    if (code === null) return say(response, 400, 'You did not agree. Nothing was changed.');
    if (!sameText(signature, sign(until)) || Number(until) < clock.now())
      return say(response, 400, 'That took too long, or did not begin here. Begin again from the card.');
    try {
      const args = { client_id: clientId, client_secret: clientSecret, code, redirect_uri: back };
      const found = await slackCall(http, 'oauth.v2.access', { args }, Agreed);
      if (!found) return say(response, 400, 'Slack did not say who you are. Begin again from the card.');
      const account = `${found.team.id}:${found.authed_user.id}`;
      await vault.write(tokenName(account), found.authed_user.access_token);
      await agreed(account);
      return say(response, 200, 'Your Slack profile is connected. You can close this page. /sync off slack ends it.');
    } catch (thrown) {
      const error = toPatchcordError(thrown);
      log.warn({ code: error.code, error }, 'a Slack profile could not be connected');
      return say(response, 400, 'Slack did not confirm it. Nothing was changed. Begin again from the card.');
    }
  }

  return [
    { method: 'GET', path: CONNECT, handle: (_request, response) => begin(response) },
    { method: 'GET', path: BACK, handle: end },
  ];
}

function say(response: ServerResponse, status: number, words: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${words}\n`);
}
