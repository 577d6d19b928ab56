import { expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';

const OMAR = '878156644691742051';
const SUPPORT = '878156644691748002';

it.each([
  ['GET', '/users'],
  ['GET', `/users/${OMAR}`],
  ['GET', `/users/${OMAR}/status`],
  ['POST', `/users/${OMAR}/password`],
  ['POST', `/users/${OMAR}/role`],
  ['POST', `/users/${OMAR}/destroy`],
  ['GET', '/groups'],
  ['GET', '/roles'],
  ['GET', '/call_queues'],
  ['POST', `/call_queues/${SUPPORT}/agents/2051`],
  ['GET', '/tenant/status'],
])('refuses %s %s to an ordinary employee', async (method, path) => {
  const { as, sandbox } = await openSandbox();
  const dana = as('dana.kim');
  const call = () => (method === 'GET' ? dana.get(path) : dana.post(path, {}));
  expect((await call()).status).toBe(403);
  sandbox.switches.missingPrivilege = 400;
  expect((await call()).status).toBe(400);
});

it('lets a queue manager steer every queue but no user', async () => {
  const { as, sandbox } = await openSandbox();
  const mia = as('mia.rossi');
  expect((await mia.post(`/call_queues/${SUPPORT}/agents/2051`, { status: 'BREAK' })).status).toBe(200);
  const support = sandbox.state().queues.find((queue) => queue.name === 'Support');
  expect(support?.agents.find((agent) => agent.extension === '2051')?.status).toBe('BREAK');
  expect((await mia.get('/users')).status).toBe(403);
});

it('has no way to set the presence of somebody else, not even for an administrator', async () => {
  const { service, as, sandbox } = await openSandbox();
  const admin = await service();
  expect((await admin.post(`/users/${OMAR}/presence`, { presence: 'AWAY' })).status).toBe(404);
  await as('priya.natarajan').post('/user/presence', { presence: 'AWAY' });
  const away = sandbox.state().people.filter((each) => each.presence === 'AWAY');
  expect(away.map((each) => each.username)).toEqual(expect.arrayContaining(['priya.natarajan']));
  expect(away.map((each) => each.username)).not.toContain('omar.haddad');
});

it('shows everybody their own records, meetings and recordings only', async () => {
  const { as } = await openSandbox();
  const [mine] = (await as('omar.haddad').get('/user/cdrs')).items;
  expect((await as('mia.rossi').get(`/user/cdrs/${String(mine?.id)}`)).status).toBe(404);
  const [recording] = (await as('omar.haddad').get('/user/recordings')).items;
  expect((await as('dana.kim').post(`/user/recordings/${String(recording?.id)}/destroy`)).status).toBe(404);
  expect((await as('dana.kim').get('/user/meetings')).items).toEqual([]);
});

it('lets nobody but a holder of the users privilege change the text-message switch', async () => {
  const { as } = await openSandbox();
  expect((await as('dana.kim').post('/user', { sms: 'ALLOW' })).status).toBe(403);
  expect((await as('dana.kim').post('/user', { sms: 'DISABLE' })).status).toBe(200);
  expect((await as('priya.natarajan').post('/user', { sms: 'ALLOW' })).status).toBe(200);
});

it('goes by the permission object of a custom role, at once', async () => {
  const { as, service } = await openSandbox();
  const admin = await service();
  const dana = as('dana.kim');
  await admin.post('/roles', { name: 'Directory reader', permissions: { user_management: { users: true } } });
  await admin.post('/users/878156644691742044/role', { role: 'Directory reader' });
  expect((await dana.get('/users')).status).toBe(200);
  expect((await dana.get('/user/meetings')).status).toBe(403);
  expect((await dana.get('/user/cdrs')).status).toBe(403);
  await admin.post('/roles/Directory%20reader', { permissions: { general: { meeting: true } } });
  expect((await dana.get('/user/meetings')).status).toBe(200);
  expect((await admin.post('/roles/Directory%20reader/destroy')).status).toBe(400);
});

it('keeps the service account out of the people and never deletes it', async () => {
  const { service, sandbox } = await openSandbox();
  const admin = await service();
  const me = await admin.get('/user');
  expect(me.get('name')).toBe('patchcord');
  const listed = await admin.get('/users');
  expect(listed.json).toMatchObject({ count: 25 });
  expect(sandbox.state().people).toHaveLength(25);
  expect((await admin.post(`/users/${me.get('id')}/destroy`)).status).toBe(403);
});
