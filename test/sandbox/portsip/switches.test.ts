import { expect, it } from 'vitest';
import { asRecord, openSandbox } from '../open-sandbox.ts';

const danaSignsIn = { username: 'dana.kim', password: 'Sandbox!2044', domain: 'sandbox.example' };

it.each([401, 400, 403] as const)('answers an expired token with %i', async (status) => {
  const { with: caller } = await openSandbox({ switches: { expiredToken: status } });
  const reply = await caller('old').get('/user');
  expect([reply.status, reply.code]).toEqual([status, 'UNAUTHORIZED']);
});

it.each([
  ['429', 429, null],
  ['429 with wait', 429, '60'],
  ['503', 503, null],
  ['503 with wait', 503, '60'],
] as const)('answers too many calls a minute with %s', async (overLimit, status, wait) => {
  const { as, clock } = await openSandbox({ switches: { callsPerMinute: 2, overLimit } });
  const dana = as('dana.kim');
  for (let call = 0; call < 2; call++) expect((await dana.get('/user')).status).toBe(200);
  const reply = await dana.get('/user');
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([status, wait]);
  await clock.advance(60_000);
  expect((await dana.get('/user')).status).toBe(200);
});

it('closes the connection on too many calls where it is set to', async () => {
  const { as } = await openSandbox({ switches: { callsPerMinute: 1, overLimit: 'close' } });
  const dana = as('dana.kim');
  await dana.get('/user');
  await expect(dana.get('/user')).rejects.toThrow('fetch failed');
});

it('keeps or refuses refresh tokens where it is set to', async () => {
  const { sandbox, form } = await openSandbox({ switches: { refresh: 'keep' } });
  const tokens = sandbox.tokensFor('dana.kim@example.com');
  const refresh = () => form({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
  expect((await refresh()).get('refresh_token')).toBe(tokens.refresh_token);
  expect((await refresh()).status).toBe(200);
  sandbox.switches.refresh = 'refuse';
  expect((await refresh()).code).toBe('UNKNOWN');
});

it('resets members that are not sent where it is set to', async () => {
  const { as, sandbox } = await openSandbox();
  const dana = as('dana.kim');
  const read = async () => asRecord((await dana.get('/user')).json);
  await dana.post('/user', { enable_acb: true });
  await dana.post('/user', { home_phone: '+49301' });
  expect(await read()).toMatchObject({ enable_acb: true, home_phone: '+49301', department: 'Sales' });
  sandbox.switches.omittedMembers = 'reset';
  await dana.post('/user', { home_phone: '+49302' });
  expect(await read()).toMatchObject({
    enable_acb: false,
    home_phone: '+49302',
    department: null,
    email: 'dana.kim@example.com',
  });
  expect((await read()).voicemail_pin).toBe('720449');
});

it('writes blank members as null, empty or not at all', async () => {
  const { as, sandbox } = await openSandbox();
  const read = async () => asRecord((await as('dana.kim').get('/user')).json);
  expect((await read()).home_phone).toBeNull();
  sandbox.switches.blank = 'empty';
  expect((await read()).home_phone).toBe('');
  sandbox.switches.blank = 'missing';
  expect(await read()).not.toHaveProperty('home_phone');
});

it('hands out tokens for the second factor or nothing', async () => {
  const { sandbox, with: caller } = await openSandbox({ switches: { twoFactor: true, verifyOtpAnswer: 'nothing' } });
  const token = (await caller('').post('/auth/sign_in', danaSignsIn)).get('token');
  await caller('').post('/auth/send_otp', { token });
  const reply = await caller('').post('/auth/verify_otp', { token, code: sandbox.mailbox().at(-1)?.secret });
  expect([reply.status, reply.text]).toEqual([200, '']);
});

it('answers what is taken with either code', async () => {
  const { service, sandbox } = await openSandbox();
  const admin = await service();
  expect((await admin.post('/groups', { name: 'Sales' })).code).toBe('VALIDATE_FAILED');
  sandbox.switches.duplicate = 'UNKNOWN';
  expect((await admin.post('/groups', { name: 'Sales' })).code).toBe('UNKNOWN');
});

it('takes or refuses PINs with a descending run', async () => {
  const { as, sandbox } = await openSandbox();
  expect((await as('dana.kim').post('/user', { voicemail_pin: '987154' })).status).toBe(200);
  sandbox.switches.descendingPin = 'refuse';
  expect((await as('dana.kim').post('/user', { voicemail_pin: '987154' })).code).toBe('VALIDATE_FAILED');
});

it('says whether the next web sign-in asks for a new password', async () => {
  const { as, sandbox } = await openSandbox();
  sandbox.switches.forcePasswordReset = true;
  expect((await as('dana.kim').get('/auth/user')).json).toMatchObject({ password_force_reset: true });
});
