import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Profile, Switches } from '../../../src/sandbox/portsip/switches.ts';
import { asRecord, type OpenSandbox, openSandbox } from '../open-sandbox.ts';

/** A client of the push interface, as the vendor's guide has it. */
async function connect({ sandbox }: OpenSandbox) {
  const socket = new WebSocket(sandbox.wsi.url);
  onTestFinished(() => socket.terminate());
  const frames: Record<string, unknown>[] = [];
  socket.on('message', (data) => frames.push(asRecord(JSON.parse(Buffer.isBuffer(data) ? data.toString() : ''))));
  await once(socket, 'open');
  const says = (frame: object) => socket.send(JSON.stringify(frame));
  const hears = async (wanted: object) => {
    await expect.poll(() => frames).toContainEqual(expect.objectContaining(wanted));
    return frames.findLast((frame) => Object.entries(wanted).every(([name, value]) => frame[name] === value)) ?? {};
  };
  async function signIn(username: string, password: string) {
    says({ command: 'auth', username, domain: 'sandbox.example', password });
    return hears({ command: 'auth' });
  }
  return { socket, frames, says, hears, signIn };
}

async function admin(options: { profile?: Profile; switches?: Partial<Switches> } = {}) {
  const open = await openSandbox(options);
  const client = await connect(open);
  expect(await client.signIn('priya.natarajan', 'Sandbox!2001')).toMatchObject({ status: 0 });
  return { ...open, ...client };
}

describe('the push interface of the simulator', () => {
  it('lets nobody in without the right password, and tells them nothing', async () => {
    const open = await openSandbox();
    const client = await connect(open);
    expect(await client.signIn('priya.natarajan', 'wrong')).toMatchObject({ status: -1, error: expect.any(String) });
    client.says({ command: 'subscribe', topics: ['queue_events'], queues: ['8002'] });
    expect(await client.hears({ command: 'subscribe' })).toMatchObject({ status: -1 });
    expect(open.sandbox.wsi.listeners()).toBe(0);
    client.says({ command: 'auth', extension_number: '2044', domain: 'sandbox.example', password: 'Phone#2044x' });
    await client.hears({ command: 'auth', status: 0 });
  });

  it('answers a subscription with what is now, in seconds as text', async () => {
    const { says, hears } = await admin();
    says({ command: 'subscribe', topics: ['extension_events'], extensions: ['2044'] });
    const line = (await hears({ event_type: 'extension_status' })).status;
    expect(line).toMatchObject([{ extension: 'sip:2044@sandbox.example', online: true, time: '1795424400' }]);
    says({ command: 'subscribe', topics: ['queue_events'], queues: ['8002'] });
    const queue = await hears({ event_type: 'queue_status' });
    expect(queue).toMatchObject({ queue_number: '8002', queue_name: 'Support' });
    expect(queue.waiting_list).toMatchObject([{ position: '1', caller_number: '+4940555118' }, { position: '2' }]);
    expect(queue.agents).toContainEqual(expect.objectContaining({ agent_extension_number: '2051', state: 'READY' }));
  });

  it('tells that somebody is in a meeting as a call of theirs to its room, where that is switched on', async () => {
    const { says, hears, frames, sandbox, as } = await admin();
    says({ command: 'subscribe', topics: ['extension_events', 'cdr_events'], extensions: ['2051'] });
    await hears({ event_type: 'extension_status' });
    const made = await as('dana.kim').post('/user/meetings', { mode: 'AUDIO', subject: 'Outage', timezone: 'UTC' });
    const room = made.get('extension_number');
    const meeting = `/user/meetings/${made.get('id')}`;
    await as('dana.kim').post(`${meeting}/start`);
    await as('dana.kim').post(`${meeting}/participants/invite`, { number: '2051' });
    expect(await hears({ event_type: 'extension_call' })).toMatchObject({ call_status: 'ON_ACLL' });
    expect(await hears({ event_type: 'call_start' })).toMatchObject({ caller: '2051', callee: room });
    frames.length = 0;
    await as('dana.kim').post(`${meeting}/stop`);
    expect(await hears({ event_type: 'extension_call' })).toMatchObject({ call_status: '' });
    expect(await hears({ event_type: 'call_cdr' })).toMatchObject({ caller: '2051', callee: room });
    sandbox.switches.wsiRoomCalls = false;
    frames.length = 0;
    await as('dana.kim').post(`${meeting}/start`);
    await as('dana.kim').post(`${meeting}/participants/invite`, { number: '2051' });
    await hears({ event_type: 'extension_call' });
    expect(frames.map(({ event_type }) => event_type)).not.toContain('call_start');
  });

  it('tells what changes, to those who subscribed, until they unsubscribe', async () => {
    const { says, hears, frames, sandbox, as } = await admin();
    says({
      command: 'subscribe',
      topics: ['extension_events', 'queue_events'],
      extensions: ['2044'],
      queues: ['8001'],
    });
    await hears({ event_type: 'queue_status' });
    await as('dana.kim').post('/user/presence', { presence: 'LUNCH', presence_note: 'back at two' });
    expect(await hears({ event_type: 'extension_presence' })).toMatchObject({ presence_note: 'back at two' });
    sandbox.phones.startCall('dana.kim@example.com', 'Sales');
    expect(await hears({ event_type: 'extension_call' })).toMatchObject({ call_status: 'ON_ACLL' });
    const states = await hears({ event_type: 'queue_agent_status' });
    expect(states.updated_agents).toMatchObject([{ agent_extension_number: '2044', state: 'QUEUE_CALL' }]);
    const leave = sandbox.phones.wait({ number: '+331', name: 'Roux' }, 'Sales');
    leave();
    await expect
      .poll(() => frames.filter(({ event_type }) => event_type === 'queue_caller_status'))
      .toMatchObject([{ updated_callers: [{ reason: 'enqueue' }] }, { updated_callers: [{ reason: 'hangup' }] }]);
    says({ command: 'unsubscribe', topics: ['extension_events'], extensions: ['2044'] });
    await hears({ command: 'unsubscribe' });
    frames.length = 0;
    sandbox.phones.endCall('dana.kim@example.com');
    await hears({ event_type: 'queue_agent_status' });
    expect(frames.some(({ event_type }) => String(event_type).startsWith('extension'))).toBe(false);
  });

  it('lets agents have their own queue, and keeps other queues and call records from them', async () => {
    const open = await openSandbox();
    const client = await connect(open);
    await client.signIn('omar.haddad', 'Sandbox!2051');
    client.says({ command: 'subscribe', topics: ['queue_events'], queues: ['8002'] });
    await client.hears({ event_type: 'queue_status', queue_number: '8002' });
    client.says({ command: 'subscribe', topics: ['queue_events'], queues: ['8001'] });
    await client.hears({ command: 'subscribe', status: -1 });
    for (const topic of ['cdr_events', 'queue_management_events', 'global_cdr_events', 'extension_management_events']) {
      client.frames.length = 0;
      client.says({ command: 'subscribe', topics: [topic] });
      await client.hears({ command: 'subscribe', status: -1 });
    }
  });

  it.each(['22.2', '22.3'] as const)(
    'tells administrators of %s the course of a call, and its record',
    async (profile) => {
      const { says, hears, sandbox, clock, as } = await admin({ profile });
      says({ command: 'subscribe', topics: ['cdr_events'] });
      await hears({ command: 'subscribe', status: 0 });
      const call = sandbox.phones.ring({ number: '+331', name: 'Roux' }, 'dana.kim@example.com');
      expect(await hears({ event_type: 'call_start' })).toMatchObject({
        callee: '2044',
        caller: '+331',
        call_id: call.id,
      });
      await clock.advance(9_000);
      call.end();
      expect(await hears({ event_type: 'call_cdr' })).toMatchObject({ call_status: 'noanswer', call_id: call.id });
      const { items } = await as('dana.kim').get('/user/cdrs');
      expect(items).toContainEqual(expect.objectContaining({ call_id: call.id, answered_at: '', caller: '+331' }));
    },
  );

  it('falls silent without an end, and acknowledges nothing, where it is switched so', async () => {
    const { says, hears, frames, socket, clock, sandbox } = await admin({
      switches: { wsiSilentAfterMs: 5_000, wsiAcknowledge: false, wsiLogout: 'Logout' },
    });
    says({ command: 'subscribe', topics: ['queue_events'], queues: ['8004'] });
    const queue = await hears({ event_type: 'queue_status' });
    expect(queue.agents).toContainEqual(expect.objectContaining({ agent_extension_number: '2002', state: 'Logout' }));
    expect(frames.filter(({ command }) => command === 'subscribe')).toEqual([]);
    await clock.advance(5_000);
    frames.length = 0;
    let pongs = 0;
    socket.on('pong', () => {
      pongs += 1;
    });
    socket.ping();
    sandbox.phones.wait({ number: '+331', name: 'Roux' }, 'Tier 2');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([pongs, frames.length, socket.readyState]).toEqual([0, 0, WebSocket.OPEN]);
  });
});
