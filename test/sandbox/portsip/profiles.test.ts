import { expect, it } from 'vitest';
import { asRecord, openSandbox } from '../open-sandbox.ts';

const DANA = '878156644691742044';
const SALES = '878156644691748001';
const person = {
  name: 'new.person',
  password: 'Bright!7491',
  email: 'new.person@example.com',
  display_name: 'Robin Vale',
  extension_number: '2099',
  extension_password: 'Phone#7491x',
  voicemail_pin: '739154',
};

it.each(['22.2', '22.3', '22.6'] as const)('says it is %s', async (profile) => {
  const { service } = await openSandbox({ profile });
  expect((await (await service()).get('/tenant/status')).get('version').startsWith(profile)).toBe(true);
});

it('knows nothing of later operations in 22.2', async () => {
  const { service, as } = await openSandbox();
  expect((await (await service()).post('/users/status/get_many', {})).status).toBe(404);
  expect((await as('dana.kim').get('/not_ready_codes')).status).toBe(404);
});

it('renames free and on call from 22.3', async () => {
  const { as, sandbox } = await openSandbox({ profile: '22.3' });
  const dana = as('dana.kim');
  const read = async () => (await dana.get('/user/status')).json;
  expect(await read()).toMatchObject({ status: 'ONLINE', presence: 'ONLINE' });
  await dana.post('/user/presence', { presence: 'AWAY' });
  expect((await dana.post('/user/presence', { presence: 'AVAILABLE' })).code).toBe('VALIDATE_FAILED');
  expect((await dana.post('/user/presence', { presence: 'ONLINE' })).status).toBe(200);
  expect(await read()).toMatchObject({ presence: 'ONLINE' });
  sandbox.phones.startCall('dana.kim@example.com');
  expect(await read()).toMatchObject({ status: 'OTHER_CALL', presence: 'OTHER_CALL' });
  expect(sandbox.state().people[0]).toMatchObject({ presence: 'ON_CALL' });

  sandbox.switches.freePresence = 'AVAILABLE';
  expect((await dana.post('/user/presence', { presence: 'ONLINE' })).code).toBe('VALIDATE_FAILED');
  expect((await dana.post('/user/presence', { presence: 'AVAILABLE' })).status).toBe(200);
});

it('gives reasons for not being ready in place of break and lunch', async () => {
  const { as, sandbox } = await openSandbox({ profile: '22.3' });
  const dana = as('dana.kim');
  const path = `/user/call_queues/${SALES}/agent`;
  const agent = () => sandbox.state().queues[0]?.agents.find((each) => each.extension === '2044');
  expect((await dana.post(path, { status: 'BREAK' })).code).toBe('VALIDATE_FAILED');
  const codes = (await dana.get('/not_ready_codes')).items;
  const lunch = codes.find((each) => each.name === 'Lunch');
  expect((await dana.post(path, { status: 'NOT_READY', reason: lunch?.id })).status).toBe(200);
  expect((await dana.get(path)).json).toMatchObject({ status: 'NOT_READY' });
  expect(asRecord((await dana.get(path)).json)).not.toHaveProperty('reason');
  expect(agent()?.status).toBe('LUNCH');
  sandbox.setProfile('22.6');
  expect((await dana.get(path)).json).toMatchObject({ status: 'NOT_READY', reason: 'Lunch' });
  await dana.post(path, { status: 'NOT_READY', reason: 'Training' });
  expect((await dana.get(path)).json).toMatchObject({ status: 'NOT_READY', reason: 'Training' });
  expect((await dana.post(path, { status: 'NOT_READY', reason: 'Siesta' })).code).toBe('VALIDATE_FAILED');
  sandbox.setProfile('22.2');
  expect((await dana.get(path)).json).toMatchObject({ status: 'NOT_READY' });
});

it('addresses roles by id from 22.3', async () => {
  const { service } = await openSandbox({ profile: '22.3' });
  const admin = await service();
  const roles = (await admin.get('/roles')).items;
  const manager = roles.find((each) => each.name === 'QueueManager');
  expect(manager).toMatchObject({ protected: true });
  expect((await admin.get('/roles/QueueManager')).status).toBe(404);
  expect((await admin.get(`/roles/${String(manager?.id)}`)).get('name')).toBe('QueueManager');
  expect((await admin.post(`/users/${DANA}/role`, { role: 'QueueManager' })).code).toBe('VALIDATE_FAILED');
  expect((await admin.post(`/users/${DANA}/role`, { role_id: manager?.id })).status).toBe(200);
  const dana = await admin.get(`/users/${DANA}`);
  expect(dana.json).toMatchObject({ role_id: manager?.id, role_name: 'QueueManager' });
  expect((await admin.get('/auth/user')).json).toMatchObject({ role_name: 'Admin', domain: 'sandbox.example' });
  expect((await admin.post('/roles', { name: 'Concierge', permissions: {} })).get('id')).toMatch(/^\d{18}$/);
});

it('shows the passwords of a user to administrators from 22.3 on', async () => {
  const { service, sandbox } = await openSandbox();
  const admin = await service();
  expect((await admin.get(`/users/${DANA}`)).text).not.toContain('Sandbox!2044');
  sandbox.setProfile('22.3');
  expect((await admin.get(`/users/${DANA}`)).json).toMatchObject({ password: 'Sandbox!2044' });
  expect((await admin.get('/users')).text).not.toContain('Sandbox!2044');
});

it('reads and creates many at once from 22.3', async () => {
  const { service } = await openSandbox({ profile: '22.3' });
  const admin = await service();
  const two = await admin.post('/users/status/get_many', { ids: [DANA, '878156644691742051'] });
  expect(two.items.map((each) => [each.extension_number, each.presence])).toEqual([
    ['2044', 'ONLINE'],
    ['2051', 'ONLINE'],
  ]);
  expect((await admin.post('/users/status/get_many', {})).items).toHaveLength(25);
  const agents = await admin.post(`/call_queues/${SALES}/agents/status/get_many`, {});
  expect(agents.items.map((each) => each.extension_number)).toContain('2044');
  const role = (await admin.get('/roles')).items.find((each) => each.name === 'StandardUser')?.id;
  const made = await admin.post('/users/create_many', { items: [{ ...person, role_id: role }] });
  expect([made.status, made.items.length]).toEqual([201, 1]);
  expect((await admin.get('/users')).json).toMatchObject({ count: 26 });
});

it('protects administrators from others who may manage users, from 22.3 on', async () => {
  const { service, as, sandbox } = await openSandbox();
  const admin = await service();
  await admin.post('/roles', { name: 'User manager', permissions: { user_management: { users: true } } });
  await admin.post(`/users/${DANA}/role`, { role: 'User manager' });
  const priya = '/users/878156644691742001';
  const dana = as('dana.kim');
  sandbox.setProfile('22.3');
  expect((await dana.post(`${priya}/password`, { password: 'Bright!7491' })).status).toBe(403);
  expect((await dana.post(priya, { enabled: false })).status).toBe(403);
  expect((await admin.post(`${priya}/destroy`)).status).toBe(403);
  sandbox.setProfile('22.2');
  expect((await dana.post(`${priya}/password`, { password: 'Bright!7491' })).status).toBe(200);
});

it('takes the length of a PIN from the tenant from 22.3, and wants a display name in 22.6', async () => {
  const { as, sandbox, with: caller } = await openSandbox({ switches: { pinLength: { min: 8, max: 10 } } });
  const dana = as('dana.kim');
  const pin = { voicemail_pin: '739154', display_name: 'Dana Kim' };
  expect((await dana.post('/user', pin)).status).toBe(200);
  sandbox.setProfile('22.3');
  expect((await dana.post('/user', pin)).code).toBe('VALIDATE_FAILED');
  sandbox.setProfile('22.6');
  expect((await dana.post('/user', { department: 'x' })).code).toBe('VALIDATE_FAILED');
  expect((await dana.post('/user', { department: 'x', display_name: 'Dana Kim' })).status).toBe(200);
  const ask = { username: 'dana.kim', callback_url: 'https://bot.example/reset' };
  expect((await caller('').post('/auth/forget_password', ask)).status).toBe(200);
  expect(sandbox.mailbox()).toHaveLength(1);
});
