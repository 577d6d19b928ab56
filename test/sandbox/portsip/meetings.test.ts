import { expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';

const DANA = '878156644691742044';
const OMAR = '878156644691742051';

async function hosted(settings: object = {}, options = {}) {
  const open = await openSandbox(options);
  const host = open.as('mia.rossi');
  const created = await host.post('/user/meetings', {
    mode: 'AUDIO',
    subject: 'Stand-up',
    timezone: 'Europe/Berlin',
    internal_invitees: [DANA],
    ...settings,
  });
  const path = `/user/meetings/${created.get('id')}`;
  return {
    ...open,
    host,
    path,
    extension: created.get('extension_number'),
    status: async () => (await host.get(`${path}/status`)).json,
    people: async () => (await host.get(`${path}/participants`)).items,
    joins: (name: string) => open.control('POST', `meetings/${created.get('id')}/join`, { name }),
    leaves: (name: string) => open.control('POST', `meetings/${created.get('id')}/leave`, { name }),
  };
}

it('goes from created over started to talking and back', async () => {
  const { host, path, status, joins, leaves } = await hosted();
  expect(await status()).toEqual({ status: 'OFFLINE', locked: false, muted: false, recording: false });
  await host.post(`${path}/start`);
  expect(await status()).toMatchObject({ status: 'ONLINE' });
  await joins('Omar Haddad');
  expect(await status()).toMatchObject({ status: 'ON_CALL' });
  await leaves('Omar Haddad');
  expect(await status()).toMatchObject({ status: 'ONLINE' });
  await host.post(`${path}/stop`);
  expect(await status()).toMatchObject({ status: 'OFFLINE' });
});

it('gives the room a number of its own that the number look-up knows', async () => {
  const { host, extension, path } = await hosted();
  expect((await host.get(`/extension_numbers/${extension}`)).json).toMatchObject({
    type: 'CONFERENCE_ROOM',
    name: 'Stand-up',
  });
  expect((await host.get(path)).json).toMatchObject({ extension_number: extension, ownership: true, sbc_port: 8883 });
  await host.post(`${path}/destroy`);
  expect((await host.get(`/extension_numbers/${extension}`)).status).toBe(404);
  expect((await host.get(path)).status).toBe(404);
});

it('locks, mutes and records, and forgets all but the lock when it stops', async () => {
  const { host, path, status, joins } = await hosted();
  for (const action of ['mute', 'unmute', 'start_recording']) {
    expect((await host.post(`${path}/${action}`)).status).toBe(400);
  }
  await host.post(`${path}/start`);
  for (const action of ['lock', 'mute', 'start_recording']) await host.post(`${path}/${action}`);
  expect(await status()).toEqual({ status: 'ONLINE', locked: true, muted: true, recording: true });
  expect((await joins('Omar Haddad')).status).toBe(409);
  await host.post(`${path}/unlock`);
  expect((await joins('Omar Haddad')).status).toBe(200);
  await host.post(`${path}/stop`);
  expect(await status()).toEqual({ status: 'OFFLINE', locked: false, muted: false, recording: false });
});

it('has one chair, who can be handed on', async () => {
  const { host, path, people, joins, leaves } = await hosted();
  await host.post(`${path}/start`);
  await joins('Omar Haddad');
  await joins('Guest from Lyon');
  await host.post(`${path}/participants/invite`, { number: '2052' });
  const chairs = async () => (await people()).map((each) => [each.display_name, each.chairman]);
  expect(await chairs()).toEqual([
    ['"Omar Haddad" <sip:2051@sandbox.example>', true],
    ['"Guest from Lyon" <sip:guest.from.lyon@sandbox.example>', false],
    ['"Lena Fischer" <sip:2052@sandbox.example>', false],
  ]);
  await host.post(`${path}/participants/2/chairman`);
  expect((await people()).map((each) => each.chairman)).toEqual([false, true, false]);
  await leaves('Guest from Lyon');
  expect((await people()).map((each) => each.chairman)).toEqual([true, false]);
});

it('mutes one, moves one, throws one out', async () => {
  const { host, path, people, joins } = await hosted();
  await host.post(`${path}/start`);
  await joins('Omar Haddad');
  await joins('Sam Ortiz');
  await host.post(`${path}/participants/2/mute`);
  await host.post(`${path}/participants/layout`, { items: ['2', '1'] });
  expect((await people()).map((each) => [each.id, each.muted, each.position])).toEqual([
    ['1', false, 1],
    ['2', true, 0],
  ]);
  await host.post(`${path}/participants/1/position`, { position: -1 });
  await host.post(`${path}/participants/2/destroy`);
  expect((await people()).map((each) => [each.id, each.position])).toEqual([['1', -1]]);
  expect((await host.post(`${path}/participants/2/mute`)).status).toBe(404);
});

it('lets the invited act in a free meeting and look on in a led one, and never change or end it', async () => {
  const { as, host, path } = await hosted();
  const dana = as('dana.kim');
  expect((await dana.get(path)).json).toMatchObject({ ownership: false });
  expect((await dana.post(`${path}/start`)).status).toBe(200);
  expect((await dana.post(path, { subject: 'Mine' })).status).toBe(403);
  expect((await dana.post(`${path}/destroy`)).status).toBe(403);
  await host.post(path, { control: 'MASTER' });
  expect((await dana.post(`${path}/lock`)).status).toBe(403);
  expect((await as('omar.haddad').get(path)).status).toBe(404);
  await host.post(path, { internal_invitees: [DANA, OMAR] });
  expect((await as('omar.haddad').get(path)).status).toBe(200);
});

it('ends when the last one goes, where it is set to, and starts recording where it is set to', async () => {
  const { host, path, status, joins, leaves } = await hosted({ close_on_nobody: true, enable_recording: true });
  await host.post(`${path}/start`);
  expect(await status()).toMatchObject({ recording: true });
  await joins('Omar Haddad');
  await leaves('Omar Haddad');
  expect(await status()).toMatchObject({ status: 'OFFLINE' });
});

it('takes no more people than there are seats', async () => {
  const { host, path, joins } = await hosted();
  await host.post(path, { capacity: 1 });
  await host.post(`${path}/start`);
  await joins('Omar Haddad');
  expect((await joins('Sam Ortiz')).status).toBe(409);
  expect((await host.post(`${path}/participants/invite`, { number: '2052' })).status).toBe(400);
});

it('rings extensions and numbers that its outbound rules take, and refuses others', async () => {
  const { host, path, people } = await hosted();
  await host.post(`${path}/start`);
  for (const number of ['2052', '+493012345', '0049891234567', '030123456'])
    expect((await host.post(`${path}/participants/invite`, { number })).status).toBe(200);
  for (const number of ['2999', '+49 30 12345', '+0123456', '12', 'Lena'])
    expect((await host.post(`${path}/participants/invite`, { number })).status).toBe(400);
  expect(await people()).toHaveLength(4);
});

it('closes from 22.6 what nobody joined for half an hour', async () => {
  const { host, path, status, clock } = await hosted({}, { profile: '22.6', tokenLifeMs: 60 * 60_000 });
  await host.post(`${path}/start`);
  await clock.advance(30 * 60_000 - 1);
  expect(await status()).toMatchObject({ status: 'ONLINE' });
  await clock.advance(1);
  expect(await status()).toMatchObject({ status: 'OFFLINE' });
});
