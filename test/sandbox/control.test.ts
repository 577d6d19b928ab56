import { expect, it } from 'vitest';
import { asRecord, openSandbox } from './open-sandbox.ts';

it('shows people, queues and meetings', async () => {
  const { control, sandbox } = await openSandbox();
  const reply = await control('GET', 'state');
  expect(reply.json).toEqual(sandbox.state());
  expect(sandbox.state().people[0]).toEqual({
    id: '878156644691742044',
    name: 'Dana Kim',
    email: 'dana.kim@example.com',
    username: 'dana.kim',
    domain: 'sandbox.example',
    extension: '2044',
    presence: 'AVAILABLE',
    note: null,
    dnd: false,
    connected: false,
  });
  expect(sandbox.state().queues.map((queue) => queue.name)).toEqual(['Sales', 'Support', 'Billing', 'Tier 2']);
  expect(sandbox.state().queues[0]?.agents).toContainEqual({
    email: 'dana.kim@example.com',
    extension: '2044',
    status: 'READY',
  });
  expect(sandbox.state().meetings).toMatchObject([{ subject: 'Support weekly', status: 'OFFLINE', participants: [] }]);
});

it('calls connected who signed in and did not sign out', async () => {
  const { sandbox, signIn, with: caller, form } = await openSandbox();
  const noah = () => sandbox.state().people.find((each) => each.username === 'noah.becker')?.connected;
  expect(noah()).toBe(false);
  const tokens = await signIn('noah.becker', 'Sandbox!2070');
  expect(noah()).toBe(true);
  const next = await form({ grant_type: 'refresh_token', refresh_token: tokens.get('refresh_token') });
  expect(noah()).toBe(true);
  await caller(next.get('access_token')).post('/login/oauth/revoke');
  expect(noah()).toBe(false);
});

it('lists what was answered on the interface, oldest first, with the owner of the token and without secrets', async () => {
  const { control, signIn, with: caller, service } = await openSandbox();
  const tokens = await signIn('dana.kim', 'Sandbox!2044');
  const dana = caller(tokens.get('access_token'));
  await dana.post('/user/presence', { presence: 'AWAY', presence_note: 'private matter' });
  await dana.get('/users?search=private');
  await dana.post('/login/oauth/revoke');
  await caller('nonsense').get('/user');
  await (await service()).get('/roles');
  await control('GET', 'state');
  const listed = await control('GET', 'calls');
  expect(listed.json).toEqual([
    { at: '2026-11-23T09:00:00.000Z', method: 'POST', path: '/api/login/oauth/token', person: null, status: 200 },
    {
      at: '2026-11-23T09:00:00.000Z',
      method: 'POST',
      path: '/api/user/presence',
      person: 'dana.kim@example.com',
      status: 200,
    },
    { at: '2026-11-23T09:00:00.000Z', method: 'GET', path: '/api/users', person: 'dana.kim@example.com', status: 403 },
    {
      at: '2026-11-23T09:00:00.000Z',
      method: 'POST',
      path: '/api/login/oauth/revoke',
      person: 'dana.kim@example.com',
      status: 200,
    },
    { at: '2026-11-23T09:00:00.000Z', method: 'GET', path: '/api/user', person: null, status: 401 },
    { at: '2026-11-23T09:00:00.000Z', method: 'POST', path: '/api/login/oauth/token', person: null, status: 200 },
    { at: '2026-11-23T09:00:00.000Z', method: 'GET', path: '/api/roles', person: 'patchcord@example.com', status: 200 },
  ]);
  for (const secret of ['Sandbox!2044', 'private', tokens.get('access_token'), tokens.get('refresh_token')]) {
    expect(listed.text).not.toContain(secret);
  }
});

it('changes the profile', async () => {
  const { control, as, sandbox } = await openSandbox();
  expect((await control('POST', 'profile', { version: '22.3' })).status).toBe(200);
  expect((await as('dana.kim').get('/user/status')).get('presence')).toBe('ONLINE');
  expect(sandbox.state().people[0]?.presence).toBe('AVAILABLE');
  expect((await control('POST', 'profile', { version: '21' })).status).toBe(400);
});

it('lets participants come and go', async () => {
  const { control, as, sandbox } = await openSandbox();
  const path = 'meetings/878156644691749001';
  expect((await control('POST', `${path}/join`, { name: 'Zoe' })).status).toBe(409);
  await as('mia.rossi').post('/user/meetings/878156644691749001/start');
  expect((await control('POST', `${path}/join`, { name: 'Zoe' })).status).toBe(200);
  expect(sandbox.state().meetings[0]).toMatchObject({
    status: 'ON_CALL',
    participants: [{ name: 'Zoe', chairman: true }],
  });
  expect((await control('POST', `${path}/leave`, { name: 'Max' })).status).toBe(404);
  expect((await control('POST', `${path}/leave`, { name: 'Zoe' })).status).toBe(200);
  expect(sandbox.state().meetings[0]).toMatchObject({ status: 'ONLINE', participants: [] });
  expect((await control('POST', 'meetings/42/join', { name: 'Zoe' })).status).toBe(404);
});

it.each([
  ['faults', { latencyMs: -1 }],
  ['faults', { status: 'broken' }],
  ['faults', { statos: 500 }],
  ['faults', []],
  ['profile', {}],
  ['meetings/878156644691749001/join', { name: '' }],
  ['meetings/878156644691749001/join', undefined],
])('answers 400 to nonsense at %s', async (path, body) => {
  const { control } = await openSandbox();
  const reply = await control('POST', path, body);
  expect([reply.status, typeof asRecord(reply.json).error]).toEqual([400, 'string']);
});

it('answers 404 elsewhere', async () => {
  const { control } = await openSandbox();
  expect((await control('GET', 'nothing')).status).toBe(404);
  expect((await control('POST', 'state', {})).status).toBe(404);
});

it('does not count what a killed client left behind once the person has signed out', async () => {
  const { sandbox, signIn, with: caller } = await openSandbox();
  const dana = () => sandbox.state().people.find((each) => each.username === 'dana.kim')?.connected;
  const left = sandbox.tokensFor('dana.kim@example.com');
  const tokens = await signIn('dana.kim', 'Sandbox!2044');
  await caller(tokens.get('access_token')).post('/login/oauth/revoke');
  expect(dana()).toBe(false);
  expect((await caller(left.access_token).get('/user')).status).toBe(200);
  expect(dana()).toBe(true);
});

it('lets a telephone ring, be answered and hung up', async () => {
  const { control, sandbox } = await openSandbox();
  const presence = () => sandbox.state().people.find((each) => each.extension === '2003')?.presence;
  const act = async (
    what: string,
    extension = '2003',
    body: object = { number: '+494055511', name: 'Hafenlogistik' },
  ) => (await control('POST', `phones/${extension}/${what}`, body)).status;
  expect(await act('answer')).toBe(409);
  expect(await act('ring')).toBe(200);
  expect(await act('ring')).toBe(409);
  expect(presence()).toBe('AVAILABLE');
  expect(await act('answer')).toBe(200);
  expect(await act('answer')).toBe(409);
  expect(presence()).toBe('ON_CALL');
  expect(await act('hang-up')).toBe(200);
  expect(await act('hang-up')).toBe(409);
  expect(presence()).toBe('AVAILABLE');
  expect(await act('ring', '9999')).toBe(404);
  expect(await act('shout')).toBe(404);
  expect(await act('ring', '2003', { name: 'no number' })).toBe(400);
});
