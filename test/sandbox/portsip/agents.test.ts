import { expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';

const SALES = '878156644691748001';
const SUPPORT = '878156644691748002';
const BILLING = '878156644691748003';
const DANA = 'dana.kim@example.com';
const OMAR = 'omar.haddad@example.com';

async function atWork(name = 'dana.kim', queue = SALES, options = {}) {
  const open = await openSandbox(options);
  const agent = open.as(name);
  const path = `/user/call_queues/${queue}/agent`;
  return {
    ...open,
    write: (status: string) => agent.post(path, { status }),
    state: async () => (await agent.get(path)).get('status'),
  };
}

it.each(['READY', 'NOT_READY', 'WRAP_UP', 'BREAK', 'LUNCH', 'LOGGED_OUT'])(
  'takes a logged-in agent to %s',
  async (status) => {
    const { write, state } = await atWork();
    expect((await write(status)).status).toBe(200);
    expect(await state()).toBe(status);
  },
);

it('makes who logs in ready where the queue says so, and leaves who is logged in alone', async () => {
  const { write, state } = await atWork();
  await write('LOGGED_OUT');
  await write('LOGGED_IN');
  expect(await state()).toBe('READY');
  await write('BREAK');
  await write('LOGGED_IN');
  expect(await state()).toBe('BREAK');
});

it('refuses READY while logged out unless it implies logging in', async () => {
  const { write, state, sandbox } = await atWork();
  await write('LOGGED_OUT');
  const refused = await write('READY');
  expect([refused.status, refused.code]).toEqual([400, 'UNKNOWN']);
  expect(await state()).toBe('LOGGED_OUT');
  sandbox.switches.readyWhileLoggedOut = 'imply';
  await write('READY');
  expect(await state()).toBe('READY');
});

it('keeps one state per queue', async () => {
  const { as } = await openSandbox();
  const omar = as('omar.haddad');
  await omar.post(`/user/call_queues/${SUPPORT}/agent`, { status: 'LUNCH' });
  expect((await omar.get(`/user/call_queues/${SUPPORT}/agent`)).get('status')).toBe('LUNCH');
  expect((await omar.get(`/user/call_queues/${BILLING}/agent`)).get('status')).toBe('NOT_READY');
  expect((await omar.get('/user/call_queues')).items.map((each) => each.name)).toEqual(['Support', 'Billing']);
});

it('knows nothing of people who do not serve the queue', async () => {
  const { as } = await openSandbox();
  expect((await as('dana.kim').get(`/user/call_queues/${SUPPORT}/agent`)).status).toBe(404);
  expect((await as('dana.kim').post(`/user/call_queues/${SUPPORT}/agent`, { status: 'READY' })).status).toBe(404);
  expect((await as('mia.rossi').get(`/call_queues/${SUPPORT}/agents/2044`)).status).toBe(404);
  expect((await as('mia.rossi').get('/call_queues/42')).status).toBe(404);
});

it('goes from a queue call to wrap-up', async () => {
  const { sandbox, state } = await atWork();
  sandbox.phones.startCall(DANA, 'Sales');
  expect(await state()).toBe('QUEUE_CALL');
  sandbox.phones.endCall(DANA);
  expect(await state()).toBe('WRAP_UP');
});

it('goes from any other call to not ready, in every queue', async () => {
  const { sandbox, state } = await atWork('omar.haddad', SUPPORT);
  sandbox.phones.startCall(OMAR);
  expect(await state()).toBe('OTHER_CALL');
  sandbox.phones.endCall(OMAR);
  expect(await state()).toBe('NOT_READY');
});

it('is offline without a telephone, and made ready by one that registers', async () => {
  const { sandbox, state, write } = await atWork();
  await write('BREAK');
  sandbox.phones.disconnect(DANA);
  expect(await state()).toBe('OFFLINE');
  sandbox.phones.connect(DANA);
  expect(await state()).toBe('READY');
});

it('lets callers wait, be picked up, and go when it takes too long', async () => {
  const { as, clock } = await openSandbox();
  const mia = as('mia.rossi');
  const waiting = async () => (await mia.get(`/call_queues/${SUPPORT}/waiting`)).items;
  const [first, second] = await waiting();
  expect(first).toMatchObject({ display_name: 'Hafenlogistik Nord', waiting_time: 40 });
  await mia.post(`/call_queues/${SUPPORT}/waiting/${String(first?.session_id)}/pickup`);
  expect(await waiting()).toEqual([second]);
  const state = async () => (await mia.get(`/user/call_queues/${SUPPORT}/agent`)).get('status');
  expect(await state()).toBe('QUEUE_CALL');
  await clock.advance(3 * 60_000);
  expect(await state()).toBe('WRAP_UP');
  await clock.advance(3 * 60_000);
  expect(await waiting()).toEqual([]);
});

it('replaces the staff of a queue and keeps the state of those who stay', async () => {
  const { as, service } = await openSandbox();
  const admin = await service();
  await as('omar.haddad').post(`/user/call_queues/${SUPPORT}/agent`, { status: 'BREAK' });
  await admin.post(`/call_queues/${SUPPORT}/agents`, {
    items: [{ extension_number: '2051', skill_level: 9 }, { extension_number: '2044' }],
  });
  const agents = (await admin.get(`/call_queues/${SUPPORT}/agents`)).items;
  expect(agents.map((each) => [each.extension_number, each.skill_level])).toEqual([
    ['2051', 9],
    ['2044', 1],
  ]);
  expect((await admin.get(`/call_queues/${SUPPORT}/agents/2051`)).get('status')).toBe('BREAK');
  expect((await admin.get(`/call_queues/${SUPPORT}/agents/2044`)).get('status')).toBe('LOGGED_OUT');
});
