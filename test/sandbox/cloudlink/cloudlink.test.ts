import { fetch } from 'undici';
import { describe, expect, it } from 'vitest';
import {
  cloudAccountId,
  cloudAccounts,
  cloudClient,
  cloudServiceAccount,
} from '../../../src/sandbox/cloudlink/seed.ts';
import { member, openCloudSandbox } from './open-cloud.ts';

const AUTH = '/authentication/2017-09-01';
const ADMIN = '/admin/2017-09-01';
const instruments = cloudAccountId('instruments');

async function signedIn(account: 'instruments' | 'partner' = 'instruments', switches = {}) {
  const opened = await openCloudSandbox(switches);
  const answer = await opened.tokens(cloudServiceAccount[account], account);
  const token = member(answer, 'access_token');
  const { body } = await opened.call('GET', `${ADMIN}/accounts/${instruments}/users?$top=200`, { token });
  const idOf = (email: string) => {
    const items = /"userId":"([^"]+)"[^{}]*?"email":"([^"]+)"/g;
    return [...JSON.stringify(body).matchAll(items)].find((match) => match[2] === email)?.[1] ?? '';
  };
  return { ...opened, token, answer, idOf };
}

describe('signing in', () => {
  it('takes the code flow, and a code only once', async () => {
    const { call } = await openCloudSandbox();
    const { email, password } = cloudServiceAccount.instruments;
    const form = { response_type: 'code', client_id: 'app', username: email, password, account_id: instruments };
    const { status, body } = await call('POST', `${AUTH}/authorize`, { form });
    expect(status).toBe(201);
    const json = { grant_type: 'authorization_code', code: member(body, 'code'), client_id: 'app' };
    const first = await call('POST', `${AUTH}/token`, { json });
    expect(first.body).toMatchObject({ token_type: 'bearer', expires_in: 3_600, scope: 'read write' });
    expect((await call('POST', `${AUTH}/token`, { json })).status).toBe(401);
  });

  it('refuses a wrong password, and asks for the account of an address in two accounts', async () => {
    const { call } = await openCloudSandbox();
    const form = { grant_type: 'password', username: 'omar.haddad@example.com', password: 'Sandbox!2051' };
    expect((await call('POST', `${AUTH}/token`, { form })).status).toBe(400);
    const there = { ...form, account_id: cloudAccounts.instruments.number };
    expect((await call('POST', `${AUTH}/token`, { form: there })).status).toBe(200);
    expect((await call('POST', `${AUTH}/token`, { form: { ...there, password: 'x' } })).status).toBe(401);
  });

  it.each([['refresh_token'], ['token']] as const)(
    'takes the refresh token under %s alone, once',
    async (refreshField) => {
      const { call, answer } = await signedIn('instruments', { refreshField });
      const given = member(answer, 'refresh_token');
      const other = refreshField === 'token' ? 'refresh_token' : 'token';
      const ask = (name: string) =>
        call('POST', `${AUTH}/token`, { json: { grant_type: 'refresh_token', [name]: given } });
      expect((await ask(other)).status).toBe(400);
      expect((await ask(refreshField)).status).toBe(200);
      expect((await ask(refreshField)).status).toBe(401);
    },
  );

  it('lets tokens end by the account’s own lifetime', async () => {
    const { call, clock, token } = await signedIn();
    await clock.advance(60 * 60_000);
    expect((await call('GET', `${AUTH}/token`, { token })).status).toBe(401);
  });

  it('says who somebody is, with booleans as texts', async () => {
    const { call, token } = await signedIn();
    const { body } = await call('GET', `${AUTH}/token`, { token });
    expect(body).toMatchObject({ accountId: instruments, role: 'ACCOUNT_ADMIN', emailVerified: 'true' });
  });

  it('gives an administrator a token of a user only with Delegated Authentication', async () => {
    const { call, token, idOf } = await signedIn();
    const json = { accountId: instruments, userId: idOf('dana.kim@example.com') };
    const { body } = await call('POST', `${AUTH}/assume-role/token`, { token, json });
    const me = await call('GET', `${AUTH}/token`, { token: member(body, 'access_token') });
    expect(me.body).toMatchObject({ email: 'dana.kim@example.com', role: 'USER' });
    const danas = member(body, 'access_token');
    expect((await call('POST', `${AUTH}/assume-role/token`, { token: danas, json })).status).toBe(403);
  });

  it('knows machine clients', async () => {
    const { call } = await openCloudSandbox();
    const json = { grant_type: 'client_credentials', client_id: cloudClient.id, client_secret: cloudClient.secret };
    const good = await call('POST', `${AUTH}/token`, { json: { ...json, account_id: instruments } });
    const bad = await call('POST', `${AUTH}/token`, { json: { ...json, client_secret: 'x', account_id: instruments } });
    expect([good.status, bad.status]).toEqual([200, 401]);
  });
});

describe('users', () => {
  it('are listed in pages, filtered with their case, and carry sipPassword', async () => {
    const { call, token } = await signedIn();
    const first = await call('GET', `${ADMIN}/accounts/${instruments}/users?$top=10`, { token });
    expect(first.body).toMatchObject({ count: 10, _links: { next: { href: expect.stringContaining('skip=10') } } });
    expect(JSON.stringify(first.body)).toContain('sipPassword');
    const path = (filter: string) => `${ADMIN}/accounts/${instruments}/users?$filter=${encodeURIComponent(filter)}`;
    const found = await call('GET', path("substringof('Dana',name)"), { token });
    expect(found.body).toMatchObject({ count: 2 });
    expect((await call('GET', path("name eq 'Sean O''Connor'"), { token })).body).toMatchObject({ count: 1 });
    const none = await call('GET', path("substringof('dana',name)"), { token });
    expect(none.body).toEqual({ count: 0, _links: { self: { href: expect.any(String) } } });
    expect((await call('GET', path('name like x'), { token })).status).toBe(400);
  });

  it('are created through the account’s route; the short route knows the role USER alone', async () => {
    const { call, token } = await signedIn();
    const json = { email: 'ada.byron@example.com', name: 'Ada Byron', extension: '2099', role: 'ACCOUNT_ADMIN' };
    const made = await call('POST', `${ADMIN}/accounts/${instruments}/users`, { token, json });
    expect(made).toMatchObject({
      status: 201,
      body: { role: 'ACCOUNT_ADMIN', extension: '2099', userVerified: false },
    });
    const short = await call('POST', `${ADMIN}/users`, { token, json: { ...json, email: 'b@example.com' } });
    expect(short.status).toBe(403);
    const twin = await call('POST', `${ADMIN}/accounts/${instruments}/users`, { token, json });
    expect(twin.status).toBe(409);
    const role = await call('POST', `${ADMIN}/accounts/${instruments}/users`, {
      token,
      json: { email: 'admin@example.com' },
    });
    expect(role.status).toBe(400);
  });

  it('keep the fields that another source owns, and stay when they cannot be deleted', async () => {
    const { call, token, idOf } = await signedIn();
    const path = (email: string) => `${ADMIN}/accounts/${instruments}/users/${idOf(email)}`;
    const scim = path('beatriz.almeida@example.com');
    expect((await call('PUT', scim, { token, json: { name: 'X' } })).status).toBe(403);
    expect((await call('PUT', scim, { token, json: { mobile: '+491700000000' } })).status).toBe(200);
    expect((await call('DELETE', path('nikolai.petrov@example.com'), { token })).status).toBe(403);
    expect((await call('DELETE', scim, { token })).status).toBe(204);
    expect((await call('GET', scim, { token })).body).toMatchObject({ userVerified: false });
    expect((await call('DELETE', path('dana.kim@example.com'), { token })).status).toBe(204);
    expect((await call('GET', path('dana.kim@example.com'), { token })).status).toBe(404);
  });

  it('of other accounts are for the partner alone', async () => {
    const ballad = cloudAccountId('ballad');
    const { call, token } = await signedIn();
    expect((await call('GET', `${ADMIN}/accounts/${ballad}/users`, { token })).status).toBe(403);
    const partner = await signedIn('partner');
    const { status, body } = await partner.call('GET', `${ADMIN}/accounts/${ballad}/users`, { token: partner.token });
    expect([status, member(body, 'count')]).toEqual([200, '3']);
  });

  it('are changed by several operations at once, each with its own answer', async () => {
    const { call, token, idOf } = await signedIn();
    const operations = [
      { op: 'update', id: idOf('dana.kim@example.com'), body: { mobile: '1' } },
      { op: 'delete', id: idOf('nikolai.petrov@example.com') },
    ];
    const { body } = await call('PATCH', `${ADMIN}/accounts/${instruments}/users`, { token, json: { operations } });
    expect(body).toMatchObject({ operations: [{ statusCode: 200 }, { statusCode: 403 }] });
  });
});

describe('a forgotten password', () => {
  const reset = (email: string, accountId: string) =>
    [`${ADMIN}/users/${email}/password`, { json: { email, action: 'forgot', accountId } }] as const;

  it('is mailed, without a token, to people who completed their account', async () => {
    const { call, sandbox } = await openCloudSandbox();
    expect((await call('PUT', ...reset('dana.kim@example.com', instruments))).status).toBe(200);
    expect((await call('PUT', ...reset('nobody@example.com', instruments))).status).toBe(404);
    expect((await call('PUT', ...reset('noah.becker@example.com', instruments))).status).toBe(200);
    expect((await call('PUT', ...reset('ines.costa@harbor.example.com', cloudAccountId('harbor')))).status).toBe(200);
    expect(sandbox.cloud.mailbox().map(({ to }) => to)).toEqual(['dana.kim@example.com']);
  });

  it.each([
    ['noah.becker@example.com', 'instruments', { resetUnregistered: 404 }, 404],
    ['noah.becker@example.com', 'instruments', { resetUnregistered: 400 }, 400],
    ['ines.costa@harbor.example.com', 'harbor', { resetSingleSignOn: 403 }, 403],
  ] as const)('%s, by the switches', async (email, account, switches, status) => {
    const { call } = await openCloudSandbox(switches);
    expect((await call('PUT', ...reset(email, cloudAccountId(account)))).status).toBe(status);
  });
});

describe('what is not known for certain', () => {
  it.each([
    ['message', { message: expect.any(String), code: 'NotFound' }],
    ['error', { error: 'NotFound', error_description: expect.any(String) }],
    ['list', { errors: [{ code: 'NotFound', message: expect.any(String) }] }],
    ['problem', { title: expect.any(String), status: 404, errorCode: 'NotFound' }],
    ['html', expect.stringContaining('<h1>404</h1>')],
    ['empty', ''],
  ] as const)('a refusal may have the shape %s', async (errorBody, shape) => {
    const { call } = await openCloudSandbox({ errorBody });
    const { status, body, headers } = await call('GET', `${ADMIN}/nowhere`);
    expect([status, body]).toEqual([404, shape]);
    expect(headers.get('x-mitel-correlation-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it.each([
    ['seconds', /^\d+$/],
    ['date', /GMT$/],
    ['past', /GMT$/],
    ['absent', undefined],
  ] as const)('a call too many may say when to come again as %s', async (retryAfter, form) => {
    const { call } = await openCloudSandbox({ callsPerMinute: 1, retryAfter });
    await call('GET', `${AUTH}/token`);
    const { status, headers } = await call('GET', `${AUTH}/token`);
    expect(status).toBe(429);
    const hint = headers.get('retry-after');
    if (form) expect(hint).toMatch(form);
    else expect(hint).toBeNull();
  });

  it.each([
    ['bearer', 200, 401],
    ['bare', 401, 200],
    ['both', 200, 200],
  ] as const)('tokens may have to be %s', async (authorization, bearer, bare) => {
    const { call, sandbox, answer } = await signedIn();
    sandbox.cloud.switches.authorization = authorization;
    const token = member(answer, 'access_token');
    const alone = await fetch(`${sandbox.cloudUrl}${AUTH}/token`, { headers: { authorization: token } });
    expect([(await call('GET', `${AUTH}/token`, { token })).status, alone.status]).toEqual([bearer, bare]);
  });

  it.each([
    ['number', 404, 200],
    ['guid', 200, 404],
  ] as const)('an account may be known by its %s alone', async (accountId, guid, number) => {
    const { call, token, sandbox } = await signedIn();
    sandbox.cloud.switches.accountId = accountId;
    const by = async (id: string) => (await call('GET', `${ADMIN}/accounts/${id}`, { token })).status;
    expect([await by(instruments), await by(cloudAccounts.instruments.number)]).toEqual([guid, number]);
  });

  it.each([404, 421, 'redirect'] as const)('the wrong region answers %s', async (wrongRegion) => {
    const { call, token, sandbox } = await signedIn();
    sandbox.cloud.switches.wrongRegion = wrongRegion;
    const ask = (service: string) => call('GET', `/${service}/2017-09-01/accounts/${instruments}`, { token });
    expect((await ask('admin.eu')).status).toBe(200);
    const wrong = await ask('admin.us');
    expect(wrong.status).toBe(wrongRegion === 'redirect' ? 307 : wrongRegion);
    if (wrongRegion === 'redirect') expect(wrong.headers.get('location')).toContain('/admin.eu/');
  });
});
