import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventEnvelope, slashCommand } from '../../../support/slack-sender.ts';
import { newest, type OpenSlack, openSlack } from './open-slack.ts';

let bench: OpenSlack;
beforeEach(async () => {
  bench = await openSlack({ settings: { appToken: 'xapp-test' } });
  await bench.stub.socket.connected();
});
afterEach(() => bench.close());

const event = { type: 'message', channel_type: 'im', channel: 'DU0DANA', user: 'U0DANA', text: 'queue', ts: '1.1' };

it('writes a command down before it is acknowledged, with the working line', async () => {
  const ack = await bench.stub.socket.send('slash_commands', slashCommand('/presence dnd', { trigger_id: 't1' }));
  expect(ack).toEqual({ response_type: 'ephemeral', text: 'Working on it …' });
  expect(newest(bench)).toMatchObject({ key: 'slack:command:t1', asked: { text: 'presence dnd' } });
});

it('takes events and acknowledges what it ignores', async () => {
  expect(await bench.stub.socket.send('events_api', eventEnvelope('Ev1', event))).toEqual({});
  expect(await bench.stub.socket.send('events_api', eventEnvelope('Ev1', event))).toEqual({});
  expect(await bench.stub.socket.send('events_api', eventEnvelope('Ev2', { ...event, bot_id: 'B1' }))).toEqual({});
  expect(bench.accepted.map(({ key }) => key)).toEqual(['slack:event:Ev1']);
});

it('answers what came by the socket', async () => {
  await bench.stub.socket.send('events_api', eventEnvelope('Ev1', event));
  await bench.adapter.answer(newest(bench), {
    card: { title: 'Your queues', tone: 'neutral', blocks: [] },
    audience: 'private',
  });
  expect(bench.stub.messages.size).toBe(1);
});

it('connects again after the connection was dropped, also when Slack is away at that moment', async () => {
  bench.stub.next('apps.connections.open', { status: 500 });
  bench.stub.socket.drop();
  await expect.poll(() => bench.stub.socket.connections(), { timeout: 10_000 }).toBe(2);
  const ack = await bench.stub.socket.send('slash_commands', slashCommand('/queue', { trigger_id: 't2' }));
  expect(ack).toMatchObject({ text: 'Working on it …' });
});

it('needs no signing secret, and takes nothing over HTTP without one', async () => {
  const alone = await openSlack({ settings: { appToken: 'xapp-test', signingSecret: undefined } });
  try {
    await alone.stub.socket.connected();
    await alone.stub.socket.send('slash_commands', slashCommand('/queue', { trigger_id: 't3' }));
    expect(newest(alone)).toMatchObject({ key: 'slack:command:t3' });
    expect((await alone.slack.command(slashCommand('/queue', { trigger_id: 't4' }))).status).toBe(404);
    expect(alone.accepted).toHaveLength(1);
  } finally {
    await alone.close();
  }
});
