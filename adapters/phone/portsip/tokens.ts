import type { Tokens } from '../../../src/core/accounts.ts';
import type { Http } from '../../../src/kit/http.ts';
import { bearing } from './api.ts';
import { type SignedIn, signedIn } from './schema.ts';

/** A fixed public value printed in the vendor's authentication guide. */
const clientId = '9d806019-75b2-4b3d-bb8b-f5a3a412cc0a';

export interface Credentials {
  username: string;
  password: string;
  /** SIP domain of the tenant; empty for system accounts. */
  domain: string;
}

/** The form token call, in all releases of version 22. Wrong name or password: 400 with UNAUTHORIZED. */
export function signInByForm(http: Http, { username, password, domain }: Credentials): Promise<SignedIn> {
  const form = { grant_type: 'password', username, password, scope: 'all', client_id: clientId };
  const call = { method: 'POST', path: '/login/oauth/token', form: domain ? { ...form, domain } : form } as const;
  return http.read(call, signedIn);
}

/** The JSON sign-in, from 22.2. It knows the mailed second factor. */
export function signInByJson(http: Http, { username, password, domain }: Credentials): Promise<SignedIn> {
  const json = domain ? { username, password, domain } : { username, password };
  return http.read({ method: 'POST', path: '/auth/sign_in', json }, signedIn);
}

/** A used or bad refresh token: 400 with UNKNOWN. */
export function refreshByForm(http: Http, refreshToken: string): Promise<SignedIn> {
  const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken };
  return http.read({ method: 'POST', path: '/login/oauth/token', form }, signedIn);
}

export function refreshByJson(http: Http, refreshToken: string): Promise<SignedIn> {
  return http.read({ method: 'POST', path: '/auth/refresh_token', json: { refresh_token: refreshToken } }, signedIn);
}

export function revoke(http: Http, { access }: Tokens): Promise<void> {
  return http.send(bearing({ method: 'POST', path: '/login/oauth/revoke' }, access));
}
