import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { findButton } from '../support/bench-slack.ts';
import { buttonPress } from '../support/slack-sender.ts';

const DANA = 'dana.kim';
const OMAR = 'omar.haddad';
const TEAM = { id: '19:general@thread.tacv2', conversationType: 'channel', tenantId: 'tenant-1' };

type Json = Record<string, unknown>;

describe('cards that come back altered', () => {
  let bench: Bench;
  let lena: string;
  let support: string;
  let sales: string;
  beforeEach(async () => {
    bench = await openBench();
    const { people, queues } = bench.sandbox.state();
    lena = people.find((one) => one.username === 'lena.fischer')?.id ?? '';
    support = queues.find((one) => one.name === 'Support')?.id ?? '';
    sales = queues.find((one) => one.name === 'Sales')?.id ?? '';
    await bench.slack.types(OMAR, '/queue');
    await bench.teams.types(OMAR, 'queue');
    await bench.settled();
  });
  afterEach(async () => {
    expect(bench.log()).not.toContain('"level":"error"');
    await bench.close();
  });

  /** The same Call by both chats; resolves with what the person is told in each. */
  async function sends(
    call: unknown,
    values: Json = {},
  ): Promise<{ slack: string; teams: string; statuses: number[] }> {
    await bench.slack.types(OMAR, '/queue');
    await bench.settled();
    bench.slack.stub.views.clear();
    const slack = await bench.slack.presses(OMAR, 'Change', (button) => ({
      ...button,
      action_id: 'call:0',
      value: JSON.stringify(call),
    }));
    const teams = await bench.teams.executes(OMAR, { call, ...values });
    await bench.settled();
    const form = bench.slack.modal();
    return {
      slack: form ? JSON.stringify(form) : bench.slack.sees(OMAR).text,
      teams: JSON.stringify(teams.body ?? ''),
      statuses: [slack.status, teams.status],
    };
  }

  it.each<[string, unknown]>([
    ['a command that does not exist', { command: 'user.delete', input: {} }],
    ['an unknown field', { command: 'queue.set', input: { status: 'BREAK', queue: 'all', admin: true } }],
    [
      'a field of the language itself',
      JSON.parse('{"command":"queue.set","input":{"__proto__":{"status":"BREAK"},"constructor":"x"}}'),
    ],
    ['a state that does not exist', { command: 'queue.set', input: { status: 'ON_FIRE', queue: 'all' } }],
    ['a state of another kind', { command: 'queue.set', input: { status: { a: 1 }, queue: 'all' } }],
    ['a queue of another kind', { command: 'queue.set', input: { status: 'BREAK', queue: 7 } }],
    ['a queue that does not exist', { command: 'queue.set', input: { status: 'BREAK', queue: { id: '../../users' } } }],
    ['a person of another kind', { command: 'queue.set', input: { status: 'BREAK', queue: 'all', user: ['x'] } }],
    [
      'a person that does not exist',
      { command: 'queue.set', input: { status: 'BREAK', queue: 'all', user: { id: '1/../2' } } },
    ],
    ['a time of another kind', { command: 'queue.set', input: { status: 'BREAK', queue: 'all', until: { at: 1 } } }],
    ['a time as a list', { command: 'queue.set', input: { status: 'BREAK', queue: 'all', until: [1] } }],
    ['a negative time', { command: 'queue.set', input: { status: 'BREAK', queue: 'all', until: -5 } }],
    ['half a millisecond', { command: 'queue.set', input: { status: 'BREAK', queue: 'all', until: 1e12 + 0.5 } }],
    ['a time beyond all calendars', { command: 'queue.set', input: { status: 'BREAK', queue: 'all', until: 9e15 } }],
    [
      'a time in ten years',
      { command: 'queue.set', input: { status: 'BREAK', queue: 'all', until: Date.parse('2036-01-01') } },
    ],
    ['parts that are no parts', { command: 'queue.set', input: { status: 'BREAK', parts: 'all' } }],
    [
      'parts with more in them',
      { command: 'queue.set', input: { status: 'BREAK', parts: [{ queue: 7, status: 'BREAK' }] } },
    ],
    ['a note of another kind', { command: 'presence.set', input: { presence: 'AWAY', note: { text: 'x' } } }],
    ['a return that is no return', { command: 'presence.set', input: { presence: 'AWAY', back: 'AVAILABLE' } }],
    ['a note that is too long', { command: 'presence.set', input: { presence: 'AWAY', note: 'x'.repeat(500) } }],
    ['another request to stop', { command: 'request.stop', input: { request: 'slack:command:of.somebody.else' } }],
  ])('%s: refused with words, nothing done', async (_what, call) => {
    const told = await sends(call);
    expect(told.statuses).toEqual([200, 200]);
    expect(bench.writes()).toEqual([]);
    expect(told.slack.length).toBeGreaterThan(10);
    expect(told.slack).not.toContain('You serve 2 queues');
    expect(told.teams.length).toBeGreaterThan(10);
    expect(`${told.slack}${told.teams}`).not.toContain('Something went wrong on my side');
  });

  it('another person’s id in a button is judged like a typed name', async () => {
    const told = await sends({ command: 'queue.set', input: { status: 'BREAK', queue: 'all', user: { id: lena } } });
    expect(told.slack).toContain('Only supervisors can do this for somebody else');
    expect(told.teams).toContain('Only supervisors can do this for somebody else');
    const parts = [{ queue: support, status: 'BREAK' }];
    await sends({ command: 'queue.set', input: { status: 'BREAK', user: { id: lena }, parts }, undoes: true });
    expect(bench.writes()).toEqual([]);
  });

  it('parts of queues that the person does not serve change nothing, and it is said', async () => {
    const told = await sends({
      command: 'queue.set',
      input: { status: 'BREAK', parts: [{ queue: sales, status: 'BREAK' }] },
    });
    expect(bench.writes()).toEqual([]);
    expect(told.slack).not.toContain('You serve 2 queues');
    expect(told.teams).not.toContain('Working');
  });

  it('a stale return in a button changes nothing that was changed since, and it is said', async () => {
    const ifStill = { presence: 'LUNCH', note: '' };
    const told = await sends({ command: 'presence.set', input: { presence: 'AWAY', note: '', ifStill } });
    expect(bench.writes()).toEqual([]);
    expect(told.slack).toContain('changed meanwhile');
    expect(told.teams).toContain('changed meanwhile');
  });

  it('a time long past leaves everything as it was in the end', async () => {
    await sends({ command: 'queue.set', input: { status: 'BREAK', queue: 'all', until: 1 } });
    await bench.pass(1_000);
    expect([bench.agent(OMAR, 'Support'), bench.agent(OMAR, 'Billing')]).toEqual(['READY', 'NOT_READY']);
  });

  it('hidden fields cannot be filled in by a form', async () => {
    const call = { command: 'queue.set', input: { status: 'BREAK' } };
    const told = await sends(call, { parts: JSON.stringify([{ queue: support, status: 'BREAK' }]) });
    expect(told.teams).toContain('no longer works');
    await bench.slack.presses(OMAR, 'Change', (button) => button).catch(() => undefined);
    await bench.settled();
    const form = bench.slack.modal();
    if (form) {
      await bench.slack.submits(OMAR, { status: 'BREAK', queue: '8002', parts: '[]' });
      await bench.settled();
    }
    expect(bench.writes()).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'queue.set'],
    ['a list', []],
    ['no input', { command: 'queue.set' }],
    ['an input that is a list', { command: 'queue.set', input: [] }],
    ['a command that is a number', { command: 1, input: {} }],
    ['a member too many', { command: 'queue.set', input: {}, as: 'admin' }],
    ['a wrong mark', { command: 'queue.set', input: {}, undoes: 'yes' }],
  ])('a Call that is %s', async (_what, call) => {
    const slack = await bench.slack.presses(OMAR, 'Change', (button) => ({
      ...button,
      action_id: 'call:0',
      value: JSON.stringify(call),
    }));
    const teams = await bench.teams.executes(OMAR, { call });
    await bench.settled();
    expect(slack.status).toBeLessThan(500);
    expect(teams.status).toBe(200);
    expect(JSON.stringify(teams.body)).toMatch(/error|no longer/);
    expect(bench.writes()).toEqual([]);
  });

  it('a press acts with the rights of who presses, whoever was shown the card', async () => {
    await bench.slack.types('mia.rossi', '/queue break Support @lena.fischer');
    await bench.settled();
    const before = bench.writes().length;
    const stolen = {
      command: 'queue.set',
      input: { status: 'BREAK', user: { id: lena }, parts: [{ queue: support, status: 'READY' }] },
      undoes: true,
    };
    const told = await sends(stolen);
    expect(told.slack).toContain('You cannot do this');
    expect(bench.writes()).toHaveLength(before);
  });

  it('a card that one person alone sees stays as it is when another presses on it, who is answered in a chat of their own', async () => {
    await bench.slack.types('dana.kim', '/presence away for 30m');
    await bench.slack.says('dana.kim', 'presence');
    await bench.teams.types('dana.kim', 'presence');
    await bench.settled();
    const seen = () => [bench.slack.sees('dana.kim'), bench.slack.direct('dana.kim'), bench.teams.sees('dana.kim')];
    const before = JSON.stringify(seen());
    const omar = { id: bench.slack.userId('omar.haddad'), username: 'omar.haddad', team_id: 'T0001' };
    const channel = `D${bench.slack.userId('dana.kim')}`;
    const [ts] = [...bench.slack.stub.messages.keys()].flatMap((key) =>
      key.startsWith(`${channel} `) ? [key.split(' ')[1]] : [],
    );
    const spots = [
      {
        shown: bench.slack.sees('dana.kim'),
        label: 'Undo',
        response_url: bench.slack.responseOf('dana.kim'),
        channel: { id: 'C0GENERAL', name: 'general' },
        container: { type: 'message', message_ts: '1790000000.000100', is_ephemeral: true },
      },
      {
        shown: bench.slack.direct('dana.kim').at(-1),
        label: 'Lunch',
        channel: { id: channel, name: 'directmessage' },
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
        message: { ts },
      },
    ];
    for (const { shown, label, ...spot } of spots) {
      const button = findButton(shown?.blocks ?? [], label);
      expect(button).toBeDefined();
      const action = { ...button, action_ts: '1790000777.000100' };
      const pressed = buttonPress(action, { user: omar, trigger_id: bench.slack.stub.trigger(), ...spot });
      expect((await bench.slack.sender().interaction(pressed)).status).toBe(200);
    }
    const foreign = { conversation: { id: bench.teams.conversation('dana.kim'), conversationType: 'personal' } };
    const message = bench.teams.stub.messages(bench.teams.conversation('dana.kim')).at(-1);
    const [, shownData = ''] = /"title":"Lunch","data":(\{.*?\}),"fallback"/.exec(JSON.stringify(message)) ?? [];
    const data: unknown = JSON.parse(shownData);
    const value = { action: { type: 'Action.Execute', verb: 'call', data }, trigger: 'manual' };
    const asked = { type: 'invoke', name: 'adaptiveCard/action', replyToId: message?.id, value, ...foreign };
    const { body } = await bench.teams.posts(bench.teams.activity('omar.haddad', asked));
    expect(JSON.stringify(body)).toContain('I answered you privately');
    await bench.teams.posts(bench.teams.activity('omar.haddad', { text: undefined, value: data, ...foreign }));
    await bench.settled();
    expect(JSON.stringify(seen())).toBe(before);
    expect(bench.slack.direct('omar.haddad').map(({ text }) => text)).toEqual([
      expect.stringContaining('Undone'),
      expect.stringContaining('lunch'),
    ]);
    expect(bench.teams.sees('omar.haddad')).toContain('lunch');
    // Nor is anything of Omar's ever shown there.
    await bench.teams.types('omar.haddad', 'presence', { conversation: TEAM });
    await bench.settled();
    expect(bench.teams.sees('dana.kim')).not.toContain('You are at lunch');
    expect([bench.presence('dana.kim').presence, bench.presence('omar.haddad').presence]).toEqual(['AWAY', 'LUNCH']);
    // Its own person goes on with it.
    await bench.teams.presses('dana.kim', 'Lunch');
    await bench.settled();
    expect(bench.presence('dana.kim').presence).toBe('LUNCH');
    await bench.slack.pressesDirect('dana.kim', 'Lunch');
    await bench.settled();
    expect(bench.slack.direct('dana.kim').at(-1)?.text).toContain('lunch');
  });

  it('bots, guests, strangers and other tenants are not served', async () => {
    bench.slack.stub.addUser({
      id: 'U0BOTTY',
      team_id: 'T0001',
      name: 'botty',
      is_bot: true,
      profile: { email: 'dana.kim@example.com' },
    });
    bench.slack.stub.addUser({
      id: 'U0GUEST',
      team_id: 'T0001',
      name: 'guest',
      is_restricted: true,
      profile: { email: 'dana.kim@example.com' },
    });
    bench.slack.stub.addUser({
      id: 'U0STRANGE',
      team_id: 'T0666',
      name: 'stranger',
      profile: { email: 'dana.kim@example.com' },
    });
    bench.slack.stub.addUser({
      id: 'U0UNSURE',
      team_id: 'T0001',
      name: 'unsure',
      is_email_confirmed: false,
      profile: { email: 'dana.kim@example.com' },
    });
    for (const user_id of ['U0BOTTY', 'U0GUEST', 'U0STRANGE', 'U0UNSURE', 'U0NOWHERE', 'USLACKBOT']) {
      const answer = await bench.slack.types(DANA, '/presence dnd', { user_id });
      expect(answer.status).toBe(200);
    }
    expect((await bench.slack.types(DANA, '/presence dnd', { team_id: 'T0666' })).status).toBe(200);
    await bench.slack.says(DANA, 'presence dnd', { bot_id: 'B0OTHER' });
    await bench.slack.says(DANA, 'presence dnd', { subtype: 'message_changed' });
    const from = { id: '28:another-bot', name: 'Bot', role: 'bot' };
    expect((await bench.teams.types(DANA, 'presence dnd', { from })).status).toBeLessThan(500);
    bench.teams.stub.members.set('29:guest', {
      id: '29:guest',
      name: 'G',
      email: 'dana.kim@example.com',
      userPrincipalName: 'dana.kim_example.com#EXT#@x',
      tenantId: 'tenant-1',
    });
    bench.teams.stub.members.set('29:foreign', {
      id: '29:foreign',
      name: 'F',
      email: 'dana.kim@example.com',
      tenantId: 'tenant-666',
    });
    for (const id of ['29:guest', '29:foreign', '29:nobody']) {
      expect((await bench.teams.types(DANA, 'presence dnd', { from: { id, name: 'X' } })).status).toBe(200);
    }
    await bench.settled();
    expect(bench.writes()).toEqual([]);
  });

  it('a wrong or old signature is refused, and nothing is written down', async () => {
    const { signature, old } = {
      signature: { 'x-slack-signature': `v0=${'0'.repeat(64)}` },
      old: bench.clock.now() - 600_000,
    };
    const body = 'command=%2Fpresence&text=dnd&trigger_id=t.1&team_id=T0001&user_id=U0DANAKIM&channel_id=C0GENERAL';
    expect((await bench.slack.sender().raw(body, signature)).status).toBe(401);
    expect((await bench.slack.sender(() => old).raw(body)).status).toBe(401);
    await bench.settled();
    expect(bench.writes()).toEqual([]);
    expect((await bench.slack.sender().raw(body)).status).toBe(200);
    await bench.settled();
    expect(bench.presence(DANA).presence).toBe('DO_NOT_DISTURB');
  });
});
