import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { close, end, listen } from './teams-stub.ts';

/** The services that vouch for Teams: signing keys, their metadata, and the sign-in that gives the bot its token. */
export interface TeamsIdentity {
  /** For the adapter's settings. */
  endpoints: { metadata: string; issuer: string; login: string };
  /** A token as the Bot Framework service signs it; members given replace the right ones. */
  token(
    claims: JWTPayload & { aud: string; serviceurl: string },
    with_?: 'another key' | 'unendorsed key',
  ): Promise<string>;
  signIns: number;
  refuseSignIn(): void;
  close(): Promise<void>;
}

export async function openTeamsIdentity(now: () => number): Promise<TeamsIdentity> {
  const [right, unendorsed, another] = await Promise.all([1, 2, 3].map(() => generateKeyPair('RS256')));
  if (!right || !unendorsed || !another) throw new Error('no keys');
  const keys = [
    { ...(await exportJWK(right.publicKey)), kid: 'right', alg: 'RS256', use: 'sig', endorsements: ['msteams'] },
    {
      ...(await exportJWK(unendorsed.publicKey)),
      kid: 'unendorsed',
      alg: 'RS256',
      use: 'sig',
      endorsements: ['webchat'],
    },
  ];
  const issuer = 'https://api.botframework.com';
  let isRefusing = false;

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const tenant = path.split('/')[1];
    if (path === '/keys') return end(response, 200, { keys });
    if (path === '/metadata') {
      return end(response, 200, { issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
    }
    if (path.includes('/token')) {
      identity.signIns++;
      if (isRefusing) return end(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215: wrong' });
      return end(response, 200, {
        token_type: 'Bearer',
        expires_in: 3600,
        access_token: `token-${crypto.randomUUID()}`,
      });
    }
    const authority = `https://login.microsoftonline.com/${tenant}`;
    return end(response, 200, {
      tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      issuer: `${authority}/v2.0`,
      jwks_uri: `${authority}/keys`,
      metadata: [],
    });
  });
  const url = await listen(server);
  const identity: TeamsIdentity = {
    endpoints: { metadata: `${url}/metadata`, issuer, login: url },
    token(claims, by) {
      const seconds = Math.floor(now() / 1000);
      const key = by === 'another key' ? another : by === 'unendorsed key' ? unendorsed : right;
      return new SignJWT({ iss: issuer, nbf: seconds - 60, exp: seconds + 3600, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: by === 'unendorsed key' ? 'unendorsed' : 'right' })
        .sign(key.privateKey);
    },
    signIns: 0,
    refuseSignIn() {
      isRefusing = true;
    },
    close: () => close(server),
  };
  return identity;
}
