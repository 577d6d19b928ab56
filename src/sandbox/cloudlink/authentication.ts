import { z } from 'zod';
import { accountNamed, type Cloud, type CloudUser, newId, withEmail } from './cloud.ts';
import { forbidden, invalid, missing, Refusal } from './refusal.ts';
import { type Answer, accountFor, type Call, isAdmin, parsed, type Routes, text } from './route.ts';

const CODE_MS = 60_000;
const HOUR_MS = 60 * 60_000;
const REFRESH_MS = 15 * 24 * HOUR_MS;

/** `authentication/2017-09-01` (reference, section 2). */
export const authentication: Routes = {
  'POST /authorize': {
    open({ cloud, body }) {
      if (text(body, 'response_type') !== 'code') throw invalid('response_type must be code');
      if (text(body, 'client_id') === '') throw invalid('client_id is missing');
      const user = signedIn(cloud, body);
      const code = newId();
      const expiresAt = cloud.clock.now() + CODE_MS;
      cloud.codes.set(code, { userId: user.userId, clientId: text(body, 'client_id'), expiresAt });
      return { status: 201, body: { code } };
    },
  },

  'POST /token': {
    open(call) {
      switch (text(call.body, 'grant_type')) {
        case 'authorization_code':
          return byCode(call);
        case 'password':
          return tokensFor(call.cloud, signedIn(call.cloud, call.body));
        case 'refresh_token':
          return byRefresh(call);
        case 'client_credentials':
          return byClient(call);
        default:
          throw invalid('Unsupported grant_type');
      }
    },
  },

  /** Who am I: booleans and times are strings here. */
  'GET /token': ({ cloud, me }) => {
    const account = cloud.accounts.get(me.accountId);
    const seconds = Math.floor(cloud.clock.now() / 1000);
    return {
      status: 200,
      body: {
        userId: me.userId,
        uniqueUserId: me.userId,
        principalId: me.userId,
        accountId: me.accountId,
        partnerId: account?.partnerId ?? '',
        role: me.role,
        name: me.name,
        email: me.email,
        emailVerified: String(me.registered),
        extension: me.extension,
        phone: me.phone,
        phoneVerified: 'false',
        mobile: me.mobile,
        mobileVerified: 'false',
        sipAddress: `${me.extension}@${account?.domain ?? ''}`,
        languageCode: 'en',
        iss: 'authentication.api.mitel.io',
        iat: String(seconds),
        exp: String(seconds + 3_600),
      },
    };
  },

  'POST /guest/token': {
    open: () => ({ status: 200, body: { access_token: newId(), token_type: 'bearer', expires_in: 3_600 } }),
  },

  /** A token of a user, where the account has switched Delegated Authentication on. */
  'POST /assume-role/token': (call) => {
    const { accountId, userId } = parsed(z.object({ accountId: z.string(), userId: z.string() }), call.body);
    const account = accountFor({ ...call, params: { accountId } });
    const user = call.cloud.users.get(userId);
    if (!user || user.accountId !== account.accountId) throw missing('User');
    if (!account.delegatedAuthentication || !isAdmin(call.me)) throw forbidden('Delegated Authentication is off');
    return tokensFor(call.cloud, user);
  },

  'PUT /applications/{clientId}': ({ me, body, cloud }) => {
    if (me.role !== 'PARTNER_ADMIN') throw forbidden();
    if (!accountNamed(cloud, text(body, 'accountId'))) throw missing('Account');
    return { status: 200, body: { ...body } };
  },
};

function signedIn(cloud: Cloud, body: Call['body']): CloudUser {
  const account = accountNamed(cloud, text(body, 'account_id'));
  const known = withEmail(cloud, text(body, 'username'));
  const user = account ? known.find((one) => one.accountId === account.accountId) : known[0];
  if (!account && known.length > 1) throw invalid('account_id is needed for this user');
  if (!user || user.password !== text(body, 'password')) {
    throw new Refusal(401, 'Unauthorized', 'Invalid username or password');
  }
  return user;
}

function byCode({ cloud, body }: Call): Answer {
  const code = cloud.codes.get(text(body, 'code'));
  cloud.codes.delete(text(body, 'code'));
  const user = code && cloud.users.get(code.userId);
  if (!code || !user || code.clientId !== text(body, 'client_id') || code.expiresAt < cloud.clock.now()) {
    throw new Refusal(401, 'Unauthorized', 'The code is not valid');
  }
  return tokensFor(cloud, user);
}

/** Which member carries the token is switch 1; the other one counts for nothing. */
function byRefresh({ cloud, body }: Call): Answer {
  const given = text(body, cloud.switches.refreshField);
  if (given === '') throw invalid('The refresh token is missing');
  const known = cloud.refresh.get(given);
  const user = known && cloud.users.get(known.userId);
  if (!known || !user || known.expiresAt < cloud.clock.now()) throw new Refusal(401, 'Unauthorized', 'Unauthorized');
  cloud.refresh.delete(given);
  return tokensFor(cloud, user);
}

function byClient({ cloud, body }: Call): Answer {
  const client = cloud.clients.get(text(body, 'client_id'));
  const account = accountNamed(cloud, text(body, 'account_id'));
  if (!client || client.secret !== text(body, 'client_secret') || client.accountId !== account?.accountId) {
    throw new Refusal(401, 'Unauthorized', 'Unauthorized');
  }
  const admin = [...cloud.users.values()].find((one) => one.accountId === account.accountId && isAdmin(one));
  if (!admin) throw forbidden();
  return tokensFor(cloud, admin);
}

/** The life of a token is a setting of the account. */
function tokensFor(cloud: Cloud, user: CloudUser): Answer {
  const hours = cloud.accounts.get(user.accountId)?.accessTokenExpiryHours ?? 1;
  const access = newId();
  const refresh = newId();
  cloud.access.set(access, { userId: user.userId, expiresAt: cloud.clock.now() + hours * HOUR_MS });
  cloud.refresh.set(refresh, { userId: user.userId, expiresAt: cloud.clock.now() + REFRESH_MS });
  return {
    status: 200,
    body: {
      access_token: access,
      refresh_token: refresh,
      token_type: 'bearer',
      expires_in: hours * 3_600,
      scope: 'read write',
    },
  };
}
