import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type RawData, WebSocketServer } from 'ws';
import { createAgentTimes } from '../../../../adapters/phone/portsip/agent-times.ts';
import { createEvents } from '../../../../adapters/phone/portsip/events.ts';
import type { Log } from '../../../../src/core/log.ts';
import type { PhoneEvent } from '../../../../src/core/phone-events.ts';
import type { PhoneUser } from '../../../../src/core/users.ts';
import { testClock } from '../../../support/clock.ts';
import { openBench } from './bench.ts';

const dana: PhoneUser = {
  system: 'portsip',
  id: '900',
  username: 'dana.kim',
  name: 'Dana Kim',
  email: '',
  extension: '2044',
  enabled: true,
  role: '',
  department: '',
  mobile: '',
};
const PROFILE = {
  release: '22.3',
  free: 'ONLINE',
  pauses: 'reasons',
  bulkStatus: true,
  mailsLinks: true,
  pins: 'tenant',
} as const;
const sales = { id: '77', name: 'Sales', extension: '8001' };

/** The adapter beside a server that says exactly what the test says. */
async function open({ people = [dana] as PhoneUser[], random = () => 1, tellsOfPeople = true } = {}) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const received: string[] = [];
  const clients: { send(text: string): void; terminate(): void }[] = [];
  server.on('connection', (client) => {
    clients.push(client);
    client.on('message', (data) => received.push(textOf(data)));
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const clock = testClock();
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const events = createEvents({
    url: `ws://127.0.0.1:${port}/wsi`,
    account: { username: 'patchcord', password: 'a secret', domain: 'pbx.example' },
    directory: { all: async () => people, forget: () => undefined },
    queues: { list: async () => [sales] },
    times: createAgentTimes(),
    profiles: { current: async () => ({ ...PROFILE, tellsOfPeople }) },
    clock,
    log,
    random,
  });
  const told: PhoneEvent[] = [];
  const states: string[] = [];
  events.start({
    event: (event) => told.push(event),
    connected: () => states.push('connected'),
    disconnected: () => states.push('disconnected'),
  });
  onTestFinished(async () => {
    await events.stop();
    for (const client of clients) client.terminate();
    server.close();
  });
  const says = (frame: unknown) => clients.at(-1)?.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  const asked = () => expect.poll(() => received.length);
  return { clock, told, states, says, received, clients, lines, asked };
}

async function signedIn(options: Parameters<typeof open>[0] = {}) {
  const opened = await open(options);
  await opened.asked().toBe(1);
  opened.says({ command: 'auth', id: '1', status: 0 });
  await expect.poll(() => opened.states).toEqual(['connected']);
  return opened;
}

describe('the stream of events of PortSIP', () => {
  it('signs in with the account of the installation, and subscribes in frames of a bounded size', async () => {
    const people = Array.from({ length: 450 }, (_, at) => ({ ...dana, id: String(at), extension: String(3_000 + at) }));
    const { received, asked } = await signedIn({ people });
    await asked().toBe(8);
    const frames = received.map((frame) => JSON.parse(frame));
    expect(frames[0]).toEqual({ command: 'auth', username: 'patchcord', password: 'a secret', domain: 'pbx.example' });
    expect(frames[1]).toEqual({ command: 'subscribe', topics: ['queue_events'], queues: ['8001'] });
    expect(frames.slice(2, 5).map(({ extensions }) => extensions.length)).toEqual([200, 200, 50]);
    const others = ['queue_management_events', 'extension_management_events', 'cdr_events'];
    expect(frames.slice(5).map(({ topics }) => topics[0])).toEqual(others);
  });

  it('asks for no topic that the release does not know', async () => {
    const { received, asked } = await signedIn({ tellsOfPeople: false });
    await asked().toBe(5);
    expect(received.join()).not.toContain('extension_management_events');
  });

  it('bears with noise: no JSON, unknown events, misspelt states, numbers as text and text as numbers', async () => {
    const { says, told } = await signedIn();
    for (const noise of ['<html>', '[]', '{}', { event_type: 'new_in_23' }, { event_type: 'extension_call' }])
      says(noise);
    says({ event_type: 'queue_status', queue_number: 8001, waiting_list: null, agents: 'none', tenant_id: 5 });
    says({
      event_type: 'extension_call',
      extension: 'sips:2044@pbx.example',
      call_status: 'ON_ACLL',
      time: '1795424400',
    });
    says({
      event_type: 'extension_agent_status',
      extension: '2044',
      time: 1_795_424_401,
      agent_status: [{ queue_number: 8001, status: 'Logout' }],
    });
    says({ event_type: 'extension_presence', extension: 'sip:9999@pbx.example', time: '' });
    says({ event_type: 'queue_agent_status', queue_id: '77', updated_agents: [{}], removed_agents: null });
    await expect.poll(() => told).toHaveLength(5);
    expect(told).toMatchObject([
      { kind: 'queue', queue: '77' },
      { kind: 'presence', user: '900', at: 1_795_424_400_000 },
      { kind: 'line', numbers: ['2044'], at: 1_795_424_400_000 },
      { kind: 'agent', user: '900', queue: '77', state: 'LOGGED_OUT', at: 1_795_424_401_000 },
      { kind: 'queue', queue: '77' },
    ]);
  });

  it.each([
    ['nobody took it', [{ callee: '2044', status: 'noanswer' }], 'missed'],
    ['she took it', [{ callee: '2044', status: 'answered' }], 'answered'],
    [
      'it went to her mobile over a trunk',
      [
        { callee: '2044', status: 'noanswer' },
        { callee: '+49151', status: 'answered', trunk_name: 'Berlin' },
      ],
      'elsewhere',
    ],
    [
      'the queue took it',
      [
        { callee: '2044', status: 'noanswer' },
        { callee: '8001', status: 'answered' },
      ],
      'elsewhere',
    ],
    [
      'the telephone system took it itself',
      [
        { destiantion: '2044', status: 'noanswer' },
        { destination: '*97', status: 'answered' },
      ],
      'voicemail',
    ],
  ])('tells what became of a call: %s', async (_what, call_targets, outcome) => {
    const { says, told } = await signedIn();
    const common = { session_id: 's1', call_id: 'c1', caller: '+331', caller_display_name: 'Roux', callee: '2044' };
    says({ event_type: 'call_start', time: '1795424400', ...common });
    says({ event_type: 'call_cdr', start_time: '1795424400', ended_time: '1795424410', ...common, call_targets });
    const lines = () => told.filter(({ kind }) => kind === 'line');
    await expect.poll(lines).toHaveLength(2);
    expect(lines()[0]).toMatchObject({ numbers: ['+331', '2044'] });
    const [rang, ended] = told.filter(({ kind }) => kind !== 'line');
    const call = { id: 'c1', from: { number: '+331', name: 'Roux' }, startedAt: 1_795_424_400_000 };
    expect(rang).toMatchObject({ kind: 'ringing', user: '900', call });
    expect(ended).toMatchObject({ kind: 'call-ended', user: '900', outcome, call, at: 1_795_424_410_000 });
  });

  it('says nothing of calls that a queue handed to an agent', async () => {
    const { says, told } = await signedIn();
    const target = { call_type: 'queue_call', callee: '2044', status: 'noanswer' };
    says({ event_type: 'call_cdr', session_id: 's', caller: '+331', callee: '8001', call_targets: [target] });
    says({ event_type: 'queue_caller_status', queue_number: '8001' });
    await expect
      .poll(() => told)
      .toMatchObject([{ kind: 'line', numbers: ['+331', '8001', '2044'] }, { kind: 'queue' }]);
  });

  it('waits a quarter of an hour after a refused sign-in, so that its address is not blocked', async () => {
    const { says, states, clients, clock, asked, lines } = await open();
    await asked().toBe(1);
    says({ command: 'auth', id: '1', status: -1, error: 'Wrong password for a secret' });
    await expect.poll(() => lines.length).toBe(1);
    await clock.advance(14 * 60_000);
    expect(clients).toHaveLength(1);
    await clock.advance(60_000);
    await expect.poll(() => clients.length).toBe(2);
    expect(states).toEqual([]);
    expect(lines.join('')).not.toContain('a secret');
  });

  it('waits longer after each lost connection, up to five seconds', async () => {
    const { clients, clock } = await signedIn();
    for (const [at, seconds] of [1, 2, 4, 5, 5].entries()) {
      clients.at(-1)?.terminate();
      const before = clock.now();
      const advanced = () => clock.advance(500).then(() => clients.length);
      await expect.poll(advanced, { interval: 15 }).toBe(at + 2);
      // Not sooner; the loopback and the polling take a little longer.
      expect(clock.now() - before).toBeGreaterThanOrEqual(at === 0 ? 500 : seconds * 1_000 - 500);
      expect(clock.now() - before).toBeLessThan(seconds * 1_000 + 3_000);
    }
  });

  it('subscribes to people who come later', async () => {
    const { phone, sandbox, clock } = await (async () => {
      const own = testClock();
      return { ...(await openBench({ clock: own, profile: '22.3' })), clock: own };
    })();
    const told: PhoneEvent[] = [];
    phone.events?.start({ event: (event) => told.push(event), connected: () => {}, disconnected: () => {} });
    await expect.poll(() => told.length).toBeGreaterThan(10);
    const created = await phone.service.users?.create({
      username: 'ada.byron',
      name: 'Ada Byron',
      email: 'ada.byron@example.com',
      extension: '2099',
      role: 'StandardUser',
      department: '',
      mobile: '',
      secrets: { account: 'Wq7!mt4#zn2x', extension: 'Tb9?kw3+fh5v', voicemail: '739146' },
    });
    await expect.poll(() => told.some((event) => event.kind === 'directory')).toBe(true);
    await clock.advance(2_000);
    await expect.poll(() => told.some((event) => event.kind === 'presence' && event.user === created?.id)).toBe(true);
    expect(sandbox.wsi.listeners()).toBe(1);
    await phone.events?.stop();
  });
});

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : '';
}
