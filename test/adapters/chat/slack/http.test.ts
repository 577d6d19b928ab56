import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonPress, eventEnvelope, slackHeaders, slashCommand } from '../../../support/slack-sender.ts';
import { newest, type OpenSlack, openSlack, signingSecret } from './open-slack.ts';

let bench: OpenSlack;
beforeEach(async () => {
  bench = await openSlack();
});
afterEach(() => bench.close());

const mention = (text: string, more: Record<string, unknown> = {}) => ({
  type: 'app_mention',
  user: 'U0DANA',
  text,
  ts: '1790000000.000100',
  channel: 'C0GENERAL',
  team: 'T0001',
  ...more,
});
const direct = (text: string, more: Record<string, unknown> = {}) =>
  mention(text, { type: 'message', channel: 'DU0DANA', channel_type: 'im', ...more });

describe('the signature', () => {
  const body = new URLSearchParams(slashCommand('/presence dnd', { trigger_id: 't1' })).toString();

  it.each([
    ['a missing signature', { 'x-slack-signature': '' }],
    ['a wrong signature', { 'x-slack-signature': `v0=${'0'.repeat(64)}` }],
    ['a signature from ten minutes ago', slackHeaders(signingSecret, body, Date.now() - 600_000)],
    ['a signature from ten minutes ahead', slackHeaders(signingSecret, body, Date.now() + 600_000)],
    ['a signature under another secret', slackHeaders('other', body, Date.now())],
    ['a time that is no number', { 'x-slack-request-timestamp': 'now' }],
  ])('refuses %s with an empty 401 and writes nothing down', async (_, headers) => {
    expect(await bench.slack.raw(body, headers)).toMatchObject({ status: 401, text: '' });
    expect(bench.accepted).toEqual([]);
  });

  it('covers the bytes of the body', async () => {
    const headers = slackHeaders(signingSecret, body, Date.now());
    expect((await bench.slack.raw(body.replace('dnd', 'away'), headers)).status).toBe(401);
  });
});

describe('a slash command', () => {
  it('is written down and answered by a working line', async () => {
    const fields = slashCommand('/presence dnd for 30m', { trigger_id: 't1', response_url: 'http://127.0.0.1:9/r' });
    const answer = await bench.slack.command(fields);
    expect(answer).toMatchObject({ status: 200, body: { response_type: 'ephemeral', text: 'Working on it …' } });
    expect(newest(bench)).toMatchObject({
      key: 'slack:command:t1',
      from: { platform: 'slack', tenant: 'T0001', id: 'U0DANA', name: 'dana' },
      where: { platform: 'slack', tenant: 'T0001', kind: 'channel', id: 'C0GENERAL' },
      asked: { kind: 'words', text: 'presence dnd for 30m', mentions: [] },
    });
  });

  it('says nothing a second time when it is delivered again', async () => {
    const fields = slashCommand('/queue', { trigger_id: 't2' });
    await bench.slack.command(fields);
    expect(await bench.slack.command(fields)).toMatchObject({ status: 200, text: '' });
    expect(bench.accepted).toHaveLength(1);
  });

  it.each([
    ['/pbx presence dnd', 'presence dnd'],
    ['/pbx', 'help'],
    ['/pbxhelp', 'help'],
    ['/pbxhelp queue', 'help queue'],
    ['/queue', 'queue'],
    ['/find dana &amp; &lt;omar&gt;', 'find dana & <omar>'],
    ['/queue ready <#C1|support>', 'queue ready #support'],
    ['/queue ready <#C1>', 'queue ready #C1'],
    ['/find <mailto:dana@example.com|dana@example.com>', 'find dana@example.com'],
    ['/find <https://example.com>', 'find https://example.com'],
    ['/find <!subteam^S1|@sales> <!here>', 'find @sales @here'],
    ['/find a\u0000b\tc\u00a0d', 'find a b c d'],
  ])('%s reads as "%s"', async (line, text) => {
    await bench.slack.command(slashCommand(line, { trigger_id: line }));
    expect(newest(bench).asked).toMatchObject({ text });
  });

  it('names the people who are mentioned', async () => {
    await bench.slack.command(slashCommand('/presence <@U0OMAR|omar> <@U0LENA> <@U0OMAR|omar>', { trigger_id: 't3' }));
    expect(newest(bench).asked).toEqual({
      kind: 'words',
      text: 'presence <@U0OMAR> <@U0LENA> <@U0OMAR>',
      mentions: [
        { id: 'U0OMAR', name: 'omar' },
        { id: 'U0LENA', name: '' },
      ],
    });
  });

  it.each([
    ['directmessage', 'D0HUMAN', 'direct'],
    ['mpdm-dana--omar-1', 'G0GROUP', 'group'],
    ['privategroup', 'G0PRIVATE', 'channel'],
  ])('typed in %s stands in a %s %s conversation', async (channel_name, channel_id, kind) => {
    await bench.slack.command(slashCommand('/queue', { trigger_id: 't', channel_name, channel_id }));
    expect(newest(bench).where).toMatchObject({ kind, id: channel_id });
  });

  it('of 10,000 characters is taken', async () => {
    await bench.slack.command(slashCommand(`/find ${'x'.repeat(10_000)}`, { trigger_id: 't' }));
    expect(newest(bench).asked).toMatchObject({ text: `find ${'x'.repeat(10_000)}` });
  });

  it('from a workspace without Patchcord is refused and not written down', async () => {
    await until(() => bench.stub.done('auth.test').length > 0);
    const answer = await bench.slack.command(slashCommand('/queue', { trigger_id: 't', team_id: 'T0OTHER' }));
    expect(answer.body?.text).toContain('not installed');
    expect(bench.accepted).toEqual([]);
  });

  it('that cannot be written down says so and that nothing was done', async () => {
    bench.breakDoor();
    const answer = await bench.slack.command(slashCommand('/queue', { trigger_id: 't' }));
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body?.text).toContain('Nothing was done');
  });
});

describe('an event', () => {
  it('with a mention becomes words without the bot, in its thread', async () => {
    const event = mention('Hey <@U0BOT>, queue ready <@U0OMAR>', { thread_ts: '1789.1' });
    expect(await bench.slack.event(eventEnvelope('Ev1', event))).toMatchObject({ status: 200, text: '' });
    expect(newest(bench)).toMatchObject({
      key: 'slack:event:Ev1',
      where: { kind: 'channel', ref: { channel: 'C0GENERAL', thread: '1789.1' } },
      asked: { text: 'Hey , queue ready <@U0OMAR>', mentions: [{ id: 'U0OMAR' }] },
    });
  });

  it('that is a direct message becomes words', async () => {
    await bench.slack.event(eventEnvelope('Ev2', direct('dnd till 3')));
    expect(newest(bench)).toMatchObject({ where: { kind: 'direct', id: 'DU0DANA' }, asked: { text: 'dnd till 3' } });
  });

  it('that Slack repeats is written down once', async () => {
    const body = eventEnvelope('Ev3', direct('queue'));
    for (const retry of ['1', '2', '3']) {
      const answer = await bench.slack.event(body, {
        'x-slack-retry-num': retry,
        'x-slack-retry-reason': 'http_timeout',
      });
      expect(answer.status).toBe(200);
    }
    expect(bench.accepted).toHaveLength(1);
  });

  it.each([
    ['of a bot', direct('queue', { bot_id: 'B1' })],
    ['of the bot itself', direct('queue', { user: 'U0BOT' })],
    ['that is an edit', direct('queue', { subtype: 'message_changed' })],
    ['that was edited', mention('<@U0BOT> queue', { edited: { user: 'U0DANA', ts: '1' } })],
    ['that is a file', direct('', { subtype: 'file_share' })],
    ['in a channel without a mention', direct('queue', { channel: 'C0GENERAL', channel_type: 'channel' })],
    ['about the Home tab', { type: 'app_home_opened', user: 'U0DANA' }],
    ['of the assistant', { type: 'assistant_thread_started' }],
  ])('%s is acknowledged and ignored', async (_, event) => {
    expect((await bench.slack.event(eventEnvelope('Ev4', event))).status).toBe(200);
    expect(bench.accepted).toEqual([]);
  });

  it.each([
    ['beside a file', direct('presence lunch', { subtype: 'file_share', files: [{ id: 'F1' }] }), 'presence lunch'],
    ['in a thread and in the chat', direct('queue', { subtype: 'thread_broadcast', thread_ts: '1.0' }), 'queue'],
    ['in bold', direct('*presence lunch* for 10m'), 'presence lunch for 10m'],
    ['as code', direct('`presence lunch`'), 'presence lunch'],
    ['as a block of code', direct('```presence lunch```'), 'presence lunch'],
    ['with signs that format nothing', direct('find dana_kim * 2 _x'), 'find dana_kim * 2 _x'],
  ])('with words %s becomes these words', async (_, event, text) => {
    expect((await bench.slack.event(eventEnvelope('Ev7', event))).status).toBe(200);
    expect(newest(bench)).toMatchObject({ asked: { text } });
  });

  it('of a person from another organisation carries their own team', async () => {
    await bench.slack.event(eventEnvelope('Ev5', mention('<@U0BOT> queue', { user_team: 'T0FOREIGN' })));
    expect(newest(bench)).toMatchObject({ from: { tenant: 'T0FOREIGN' }, where: { tenant: 'T0001' } });
  });

  it('that cannot be written down is left to Slack to repeat', async () => {
    bench.breakDoor();
    expect((await bench.slack.event(eventEnvelope('Ev6', direct('queue')))).status).toBe(503);
  });
});

describe('the entrance', () => {
  it('answers the challenge and the certificate check', async () => {
    const challenge = await bench.slack.event({ type: 'url_verification', challenge: 'abc' });
    expect(challenge.body).toEqual({ challenge: 'abc' });
    expect(await bench.slack.raw('ssl_check=1&token=x')).toMatchObject({ status: 200, text: '' });
    expect(await bench.slack.raw('ssl_check=1&token=x', { 'x-slack-signature': '' })).toMatchObject({ status: 200 });
  });

  it('refuses bodies above 1 MB', async () => {
    expect((await bench.slack.raw('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    'payload=',
    'payload=%7B',
    'payload=[]',
    'command=%2Fqueue',
    'command=queue&trigger_id=t&user_id=U&team_id=T&channel_id=C',
    JSON.stringify({ type: 'event_callback' }),
    JSON.stringify({ type: 'event_callback', team_id: 'T0001', event_id: 'E', event: { type: 'app_mention' } }),
    JSON.stringify({ type: 'url_verification', challenge: 7 }),
    JSON.stringify({ type: 'block_actions', actions: [] }),
    JSON.stringify({ type: 'view_submission', view: {} }),
  ])('answers %s with 400', async (body) => {
    expect((await bench.slack.raw(body)).status).toBe(400);
  });

  it.each([
    ['no JSON', 'queue'],
    ['an unknown member', '{"command":"queue.show","input":{},"as":"admin"}'],
    ['no command', '{"input":{}}'],
    ['an input that is a list', '{"command":"queue.show","input":[]}'],
  ])('refuses a button whose value is %s', async (_, value) => {
    const press = buttonPress({ type: 'button', action_id: 'call:1.0', value }, { channel: { id: 'C0GENERAL' } });
    expect((await bench.slack.interaction(press)).status).toBe(400);
    expect(bench.accepted).toEqual([]);
  });

  it('never fails whatever signed bytes arrive', async () => {
    const shapes = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.webQueryParameters(),
      fc.json().map((json) => `payload=${encodeURIComponent(json)}`),
      fc
        .record(
          {
            type: fc.constantFrom('event_callback', 'block_actions', 'view_submission', 'shortcut', 'url_verification'),
            team_id: fc.anything(),
            event_id: fc.anything(),
            event: fc.oneof(fc.anything(), fc.record({ type: fc.constant('app_mention'), text: fc.anything() })),
            actions: fc.anything(),
            view: fc.anything(),
            user: fc.anything(),
          },
          { requiredKeys: ['type'] },
        )
        .map((body) => JSON.stringify(body) ?? ''),
      fc
        .record({
          command: fc.string(),
          text: fc.string({ unit: 'binary' }),
          trigger_id: fc.string(),
          user_id: fc.string(),
          team_id: fc.string(),
          channel_id: fc.string(),
        })
        .map((fields) => new URLSearchParams(fields).toString()),
    );
    await fc.assert(
      fc.asyncProperty(shapes, async (body) => {
        const { status } = await bench.slack.raw(Buffer.from(body, 'utf8'));
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 300 },
    );
  });

  it('takes nothing more once it is stopped, and asks to come again', async () => {
    await bench.adapter.stop();
    expect((await bench.slack.command(slashCommand('/queue', { trigger_id: 't' }))).status).toBe(503);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo).toBe(true);
}
