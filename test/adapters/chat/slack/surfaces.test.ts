import { afterEach, describe, expect, it } from 'vitest';
import { buttons, call, card, press, text } from '../../../../cards/build.ts';
import { eventEnvelope } from '../../../support/slack-sender.ts';
import { newest, type OpenSlack, openSlack } from './open-slack.ts';

let bench: OpenSlack;
afterEach(() => bench.close());

const user = { id: 'U0DANA', username: 'dana', team_id: 'T0001' };
const onMessage = (message: Record<string, unknown>) => ({
  type: 'message_action',
  callback_id: 'message:meeting.start',
  trigger_id: bench.stub.trigger(),
  team: { id: 'T0001', domain: 'acme' },
  user,
  response_url: bench.stub.responseUrl(),
  channel: { id: 'C0GENERAL', name: 'general' },
  message_ts: '1790000000.000900',
  message: { type: 'message', ts: '1790000000.000900', user: 'U0OMAR', text: 'The trunk is down', ...message },
});

describe('a shortcut on a message', () => {
  it('takes its words and its people, and answers in its thread', async () => {
    bench = await openSlack();
    const body = onMessage({ text: 'The *trunk* is down, <@U0LENA|lena> please look\nsecond line' });
    expect((await bench.slack.interaction(body)).status).toBe(200);
    const arrived = newest(bench);
    expect(arrived.asked).toEqual({
      kind: 'form',
      command: 'meeting.start',
      text: 'The trunk is down, <@U0LENA> please look\nsecond line',
      mentions: [
        { id: 'U0OMAR', name: '' },
        { id: 'U0LENA', name: 'lena' },
      ],
    });
    expect(arrived.where).toMatchObject({ kind: 'channel', id: 'C0GENERAL', ref: { thread: '1790000000.000900' } });
    // The modal is opened beside the insert: the trigger lives three seconds.
    await expect.poll(() => bench.stub.done('views.open')).toHaveLength(1);
    await bench.adapter.answer(arrived, { card: card('Join the call', 'good', []), audience: 'here' });
    expect(bench.stub.done('views.update')).toHaveLength(1);
  });

  it('posts a result for everybody under the message, and never deletes or replaces that message', async () => {
    bench = await openSlack();
    await bench.slack.interaction(onMessage({}));
    const { handle, ...arrived } = newest(bench);
    const { modal: _, ...origin } = Object(handle);
    const submitted = { ...arrived, key: 'slack:view:1', handle: origin };
    await bench.adapter.answer(submitted, { card: card('The call is running', 'good', []), audience: 'here' });
    expect(bench.stub.done('chat.postMessage')[0]?.args).toMatchObject({
      channel: 'C0GENERAL',
      thread_ts: '1790000000.000900',
    });
    expect(bench.stub.responses).toEqual([]);
    // Where the bot is no member, the response address of the message is the way, with a message of its own.
    bench.stub.leave('C0GENERAL');
    const again = { ...submitted, key: 'slack:view:2' };
    await bench.adapter.answer(again, { card: card('The call is running', 'good', []), audience: 'here' });
    expect(bench.stub.responses.map(({ body }) => [body.replace_original, body.response_type])).toEqual([
      [false, 'in_channel'],
    ]);
  });

  it('whispers a private result into the thread', async () => {
    bench = await openSlack();
    await bench.slack.interaction(onMessage({}));
    const { handle, ...arrived } = newest(bench);
    const { modal: _, ...origin } = Object(handle);
    const submitted = { ...arrived, key: 'slack:view:3', handle: origin };
    await bench.adapter.answer(submitted, { card: card('You cannot do this', 'warning', []), audience: 'private' });
    expect(bench.stub.done('chat.postEphemeral')[0]?.args).toMatchObject({
      channel: 'C0GENERAL',
      user: 'U0DANA',
      thread_ts: '1790000000.000900',
    });
  });
});

describe('the Home tab', () => {
  it('is asked for when it is opened, not when another tab is', async () => {
    bench = await openSlack();
    const opened = { type: 'app_home_opened', user: 'U0DANA', channel: 'D0DANA' };
    await bench.slack.event(eventEnvelope('Ev1', { ...opened, tab: 'messages' }));
    expect(bench.looks).toEqual([]);
    await bench.slack.event(eventEnvelope('Ev2', { ...opened, tab: 'home' }));
    expect(bench.looks).toEqual([
      {
        from: { platform: 'slack', tenant: 'T0001', id: 'U0DANA' },
        where: { platform: 'slack', tenant: 'T0001', kind: 'direct', id: 'D0DANA', ref: { channel: 'D0DANA' } },
      },
    ]);
    expect(bench.accepted).toEqual([]);
  });

  it('holds what Slack takes, however much there is, and takes only the place of the version it knows', async () => {
    bench = await openSlack();
    const where = {
      platform: 'slack' as const,
      tenant: 'T0001',
      kind: 'direct' as const,
      id: 'D1',
      ref: { channel: 'D1' },
    };
    const page = { user: { platform: 'slack' as const, tenant: 'T0001', id: 'U0DANA' }, where };
    const many = Array.from({ length: 14 }, (_, at) =>
      card(`Part ${at}`, 'neutral', [
        text('x'.repeat(9_000)),
        buttons(...Array.from({ length: 12 }, (_, n) => press(`Button ${n}`, call('help')))),
      ]),
    );
    const first = await bench.adapter.showHome?.({ ...page, parts: many, over: undefined });
    const view = bench.stub.homes.get('U0DANA');
    expect(Array.isArray(view?.blocks) && view.blocks.length).toBeLessThanOrEqual(100);
    await bench.adapter.showHome?.({ ...page, parts: [card('Short', 'neutral', [])], over: first });
    const late = bench.adapter.showHome?.({ ...page, parts: [card('Late', 'neutral', [])], over: first });
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe("Slack's assistant pane", () => {
  const started = {
    type: 'assistant_thread_started',
    assistant_thread: { user_id: 'U0DANA', channel_id: 'DU0DANA', thread_ts: '1790000000.000100', context: {} },
  };
  const said = {
    type: 'message',
    channel_type: 'im',
    channel: 'DU0DANA',
    user: 'U0DANA',
    text: 'dnd till 3',
    ts: '1790000000.000200',
    thread_ts: '1790000000.000100',
  };

  it('begins a thread with at most four sentences, and shows that work is going on there', async () => {
    bench = await openSlack({ settings: {}, assistant: true });
    bench.suggestions.push(...Array.from({ length: 6 }, (_, at) => ({ title: `Title ${at}`, text: `sentence ${at}` })));
    expect((await bench.slack.event(eventEnvelope('Ev1', started))).status).toBe(200);
    await expect.poll(() => bench.stub.done('assistant.threads.setSuggestedPrompts')).toHaveLength(1);
    expect(bench.stub.done('assistant.threads.setSuggestedPrompts')[0]?.args).toMatchObject({
      channel_id: 'DU0DANA',
      thread_ts: '1790000000.000100',
      prompts: [0, 1, 2, 3].map((at) => ({ title: `Title ${at}`, message: `sentence ${at}` })),
    });
    await bench.slack.event(eventEnvelope('Ev2', said));
    await bench.adapter.working(newest(bench), card('Working on it …', 'neutral', []));
    await bench.adapter.answer(newest(bench), { card: card('Done', 'good', []), audience: 'private' });
    expect(bench.stub.done('assistant.threads.setStatus')[0]?.args).toMatchObject({ status: 'Working on it …' });
    // No line of ours has to be replaced: the one message is the answer, in the thread.
    expect(bench.stub.done('chat.postMessage').map(({ args }) => args.thread_ts)).toEqual(['1790000000.000100']);
    expect(
      (await bench.slack.event(eventEnvelope('Ev3', { ...started, type: 'assistant_thread_context_changed' }))).status,
    ).toBe(200);
    expect(bench.accepted).toHaveLength(1);
  });

  it('is left alone where it is not switched on', async () => {
    bench = await openSlack();
    bench.suggestions.push({ title: 'x', text: 'y' });
    await bench.slack.event(eventEnvelope('Ev1', started));
    await bench.slack.event(eventEnvelope('Ev2', said));
    await bench.adapter.working(newest(bench), card('Working on it …', 'neutral', []));
    expect(bench.stub.calls.filter(({ method }) => method.startsWith('assistant.'))).toEqual([]);
    expect(bench.stub.done('chat.postMessage')).toHaveLength(1);
  });
});
