import { expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';

const DANA = 'dana.kim@example.com';

it('shows the chosen presence, and calls and missing telephones before it', async () => {
  const { as, sandbox } = await openSandbox();
  const dana = as('dana.kim');
  await dana.post('/user/presence', { presence: 'BUSINESS_TRIP', presence_note: 'Vienna' });
  const read = async () => (await dana.get('/user/status')).json;
  expect(await read()).toMatchObject({ status: 'ONLINE', presence: 'BUSINESS_TRIP', presence_note: 'Vienna' });
  sandbox.phones.startCall(DANA);
  expect(await read()).toMatchObject({ status: 'ON_CALL', presence: 'ON_CALL' });
  sandbox.phones.endCall(DANA);
  expect(await read()).toMatchObject({ status: 'ONLINE', presence: 'BUSINESS_TRIP' });
  sandbox.phones.disconnect(DANA);
  expect(await read()).toMatchObject({ status: 'OFFLINE', presence: 'OFFLINE', registration: [] });
  sandbox.phones.connect(DANA);
  expect(await read()).toMatchObject({ presence: 'BUSINESS_TRIP' });
});

it('keeps note and presence apart: what is not sent stays', async () => {
  const { as } = await openSandbox();
  const dana = as('dana.kim');
  await dana.post('/user/presence', { presence: 'AWAY', presence_note: 'Dentist' });
  await dana.post('/user/presence', { presence: 'LUNCH' });
  expect((await dana.get('/user/status')).json).toMatchObject({ presence: 'LUNCH', presence_note: 'Dentist' });
});

it('shows an administrator what the person sees', async () => {
  const { as, service } = await openSandbox();
  await as('dana.kim').post('/user/presence', { presence: 'DO_NOT_DISTURB' });
  const seen = await (await service()).get('/users/878156644691742044/status');
  expect(seen.json).toMatchObject({ presence: 'DO_NOT_DISTURB' });
});

it('keeps presence and the DND switch apart unless they are coupled', async () => {
  const { as, sandbox } = await openSandbox();
  const dana = as('dana.kim');
  const read = async () => (await dana.get('/user/status')).json;
  await dana.post('/user/presence', { presence: 'DO_NOT_DISTURB' });
  expect(await read()).toMatchObject({ presence: 'DO_NOT_DISTURB', enable_dnd: false });
  sandbox.switches.presenceAndDnd = 'coupled';
  await dana.post('/user/presence', { presence: 'AVAILABLE' });
  expect(await read()).toMatchObject({ presence: 'AVAILABLE', enable_dnd: false });
  await dana.post('/user', { enable_dnd: true });
  expect(await read()).toMatchObject({ presence: 'DO_NOT_DISTURB', enable_dnd: true });
  await dana.post('/user', { enable_dnd: false });
  expect(await read()).toMatchObject({ presence: 'AVAILABLE', enable_dnd: false });
});
