import { expect, it } from 'vitest';
import { asRecord, openSandbox, type Reply } from '../open-sandbox.ts';

const danaSignsIn = { username: 'dana.kim', password: 'Sandbox!2044', domain: 'sandbox.example' };

it('hands out tokens that say when they end', async () => {
  const { signIn } = await openSandbox();
  const reply = await signIn('dana.kim', 'Sandbox!2044');
  expect(reply.status).toBe(200);
  expect(asRecord(reply.json)).toMatchObject({ token_type: 'Bearer', expires_in: 1800 });
});

it('refuses a wrong password, an unknown person and a wrong domain with 400 UNAUTHORIZED', async () => {
  const { signIn, form, with: caller } = await openSandbox();
  const wrong: Reply[] = [
    await signIn('dana.kim', 'Sandbox!2045'),
    await signIn('nobody', 'Sandbox!2044'),
    await form({ grant_type: 'password', username: 'dana.kim', password: 'Sandbox!2044', domain: 'elsewhere.example' }),
    await form({ grant_type: 'password', username: 'dana.kim', password: 'Sandbox!2044' }),
    await caller('').post('/auth/sign_in', { ...danaSignsIn, password: 'x' }),
  ];
  expect(wrong.map((reply) => [reply.status, reply.code])).toEqual(wrong.map(() => [400, 'UNAUTHORIZED']));
});

it('takes the form token call from its one client and as a form only', async () => {
  const { form, with: caller } = await openSandbox();
  expect((await form({ ...danaSignsIn, grant_type: 'password', client_id: 'other' })).code).toBe('VALIDATE_FAILED');
  expect((await form({ grant_type: 'magic' })).code).toBe('VALIDATE_FAILED');
  expect((await caller('').post('/login/oauth/token', danaSignsIn)).code).toBe('VALIDATE_FAILED');
});

it('lets an access token live exactly as long as it said', async () => {
  const { sandbox, clock, with: caller } = await openSandbox({ tokenLifeMs: 60_000 });
  const tokens = sandbox.tokensFor('dana.kim@example.com');
  expect(tokens.expires_in).toBe(60);
  const dana = caller(tokens.access_token);
  await clock.advance(59_999);
  expect((await dana.get('/user')).status).toBe(200);
  await clock.advance(1);
  const late = await dana.get('/user');
  expect([late.status, late.code]).toEqual([401, 'UNAUTHORIZED']);
});

it('rotates the refresh token: the old one is refused with 400 UNKNOWN', async () => {
  const { sandbox, form, with: caller } = await openSandbox();
  const first = sandbox.tokensFor('dana.kim@example.com');
  const second = await form({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
  expect(second.get('refresh_token')).not.toBe(first.refresh_token);
  expect((await caller(second.get('access_token')).get('/user')).status).toBe(200);
  expect((await caller(first.access_token).get('/user')).status).toBe(200);
  const used = await form({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
  expect([used.status, used.code]).toEqual([400, 'UNKNOWN']);
});

it.each(['/login/oauth/revoke', '/auth/sign_out'])('ends the whole session by %s', async (path) => {
  const { sandbox, form, with: caller } = await openSandbox();
  const tokens = sandbox.tokensFor('dana.kim@example.com');
  expect((await caller(tokens.access_token).post(path)).status).toBe(200);
  expect((await caller(tokens.access_token).get('/user')).status).toBe(401);
  expect((await form({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token })).code).toBe('UNKNOWN');
});

it('refuses calls without a token, and 404 comes before it', async () => {
  const { with: caller } = await openSandbox();
  expect((await caller('').get('/user')).status).toBe(401);
  expect((await caller('nonsense').get('/users')).status).toBe(401);
  expect((await caller('').get('/nothing')).status).toBe(404);
  expect((await caller('').get('/info?domain=sandbox.example')).status).toBe(200);
  expect((await caller('').get('/info?domain=other.example')).status).toBe(404);
});

it('takes the tokens of somebody who was disabled for expired ones', async () => {
  const { as, service, signIn } = await openSandbox();
  const dana = as('dana.kim');
  const admin = await service();
  await admin.post('/users/878156644691742044', { enabled: false });
  expect((await dana.get('/user')).status).toBe(401);
  expect((await signIn('dana.kim', 'Sandbox!2044')).code).toBe('UNAUTHORIZED');
});

it('asks for the mailed code where the tenant wants a second factor', async () => {
  const { sandbox, with: caller, clock } = await openSandbox({ switches: { twoFactor: true } });
  const open = caller('');
  const challenge = await open.post('/auth/sign_in', danaSignsIn);
  expect(asRecord(challenge.json)).toMatchObject({ two_factor_enabled: true });
  const token = challenge.get('token');
  expect((await open.post('/auth/verify_otp', { token, code: '' })).status).toBe(400);
  await open.post('/auth/send_otp', { token });
  const mail = sandbox.mailbox().at(-1);
  expect(mail).toMatchObject({ to: 'dana.kim@example.com', secret: expect.stringMatching(/^\d{6}$/) });
  expect((await open.post('/auth/verify_otp', { token, code: '000000' })).code).toBe('UNAUTHORIZED');
  const tokens = await open.post('/auth/verify_otp', { token, code: mail?.secret });
  expect((await caller(tokens.get('access_token')).get('/user')).get('name')).toBe('dana.kim');
  expect((await open.post('/auth/verify_otp', { token, code: mail?.secret })).status).toBe(400);

  const late = (await open.post('/auth/sign_in', danaSignsIn)).get('token');
  await clock.advance(10 * 60_000);
  expect((await open.post('/auth/send_otp', { token: late })).status).toBe(400);
});

it('lets the form call through without a second factor unless told otherwise', async () => {
  const { sandbox, signIn } = await openSandbox({ switches: { twoFactor: true } });
  expect((await signIn('dana.kim', 'Sandbox!2044')).get('access_token')).toBeTruthy();
  sandbox.switches.twoFactorOnForm = true;
  expect(asRecord((await signIn('dana.kim', 'Sandbox!2044')).json)).toMatchObject({ two_factor_enabled: true });
});

it('blocks an address for an hour after fifty failed sign-ins', async () => {
  const { clock, signIn } = await openSandbox();
  for (let failed = 0; failed < 49; failed++) await signIn('dana.kim', 'wrong');
  expect((await signIn('dana.kim', 'wrong')).code).toBe('UNAUTHORIZED');
  expect((await signIn('dana.kim', 'Sandbox!2044')).status).toBe(403);
  await clock.advance(60 * 60_000 + 1);
  expect((await signIn('dana.kim', 'Sandbox!2044')).status).toBe(200);
});

it('mails a reset link that works once and tells nobody who has an account', async () => {
  const { sandbox, clock, with: caller, signIn } = await openSandbox();
  const open = caller('');
  const ask = { domain: 'sandbox.example', username: 'dana.kim', callback_url: 'https://bot.example/reset' };
  expect((await open.post('/auth/forget_password', { ...ask, username: 'nobody' })).status).toBe(200);
  expect(sandbox.mailbox()).toHaveLength(0);
  await open.post('/auth/forget_password', ask);
  const mail = sandbox.mailbox().at(-1);
  expect(mail?.text).toContain('https://bot.example/reset?token=');
  const weak = await open.post('/auth/reset_password', { token: mail?.secret, new_password: 'short' });
  expect(weak.code).toBe('VALIDATE_FAILED');
  const set = { token: mail?.secret, new_password: 'Fresh!7491' };
  expect((await open.post('/auth/reset_password', set)).status).toBe(200);
  expect((await open.post('/auth/reset_password', set)).status).toBe(400);
  expect((await signIn('dana.kim', 'Fresh!7491')).status).toBe(200);

  await open.post('/auth/forget_password', ask);
  await clock.advance(2 * 60 * 60_000);
  const old = { token: sandbox.mailbox().at(-1)?.secret, new_password: 'Again!7491' };
  expect((await open.post('/auth/reset_password', old)).status).toBe(400);
});
