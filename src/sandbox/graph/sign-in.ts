import { randomUUID } from 'node:crypto';
import { type GraphAnswer, type GraphCall, newRefresh, type Tenant, userOf } from './tenant.ts';

const SCOPE = 'https://graph.microsoft.com/.default';
const LIFE_S = 3_599;

/** The Microsoft identity platform: the token endpoint, and the page where somebody signs in and agrees (at once, in the simulator). */
export function signIn(tenant: Tenant, { method, path, query, body }: GraphCall): GraphAnswer {
  if (method === 'GET' && path === `/${tenant.account.tenant}/oauth2/v2.0/authorize`) return authorize(tenant, query);
  const form = new URLSearchParams(body);
  if (method !== 'POST' || path !== `/${tenant.account.tenant}/oauth2/v2.0/token`) return wrong('invalid_request');
  if (form.get('client_id') !== tenant.account.client || form.get('client_secret') !== tenant.account.secret)
    return { status: 401, body: { error: 'invalid_client', error_codes: [7000215] } };
  switch (form.get('grant_type') ?? '') {
    case 'client_credentials':
      return form.get('scope') === SCOPE ? grant(tenant, undefined) : wrong('invalid_scope');
    case 'refresh_token': {
      const token = form.get('refresh_token') ?? '';
      const user = tenant.refresh.get(token);
      if (user === undefined) return wrong('invalid_grant');
      tenant.refresh.delete(token);
      return grant(tenant, user);
    }
    case 'authorization_code': {
      const code = tenant.codes.get(form.get('code') ?? '');
      tenant.codes.delete(form.get('code') ?? '');
      return code && code.redirect === form.get('redirect_uri') ? grant(tenant, code.user) : wrong('invalid_grant');
    }
    default:
      return wrong('unsupported_grant_type');
  }
}

function authorize(tenant: Tenant, query: URLSearchParams): GraphAnswer {
  const redirect = query.get('redirect_uri') ?? '';
  const user = userOf(tenant, query.get('login_hint') ?? '');
  if (query.get('client_id') !== tenant.account.client || query.get('response_type') !== 'code' || !user)
    return wrong('invalid_request');
  const code = `code-${randomUUID()}`;
  tenant.codes.set(code, { user: user.id, redirect });
  const back = new URL(redirect);
  back.searchParams.set('code', code);
  back.searchParams.set('state', query.get('state') ?? '');
  return { status: 302, headers: { location: back.href } };
}

function grant(tenant: Tenant, user: string | undefined): GraphAnswer {
  const access = `token-${randomUUID()}`;
  tenant.tokens.set(access, { user });
  const refresh = user === undefined ? {} : { refresh_token: newRefresh(tenant, user) };
  return { status: 200, body: { token_type: 'Bearer', expires_in: LIFE_S, access_token: access, ...refresh } };
}

function wrong(error: string): GraphAnswer {
  return { status: 400, body: { error } };
}
