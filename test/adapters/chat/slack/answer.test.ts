import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttons, call, card, press, text } from '../../../../cards/build.ts';
import type { Incoming } from '../../../../src/core/request.ts';
import { cardSamples } from '../../../support/card-samples.ts';
import { testClock } from '../../../support/clock.ts';
import { buttonPress, eventEnvelope, slashCommand } from '../../../support/slack-sender.ts';
import { newest, type OpenSlack, openSlack } from './open-slack.ts';

const clock = testClock();
let bench: OpenSlack;
beforeEach(async () => {
  clock.set(Date.parse('2026-11-23T09:00:00Z'));
  bench = await openSlack({ clock });
});
afterEach(async () => {
  const closing = bench.close();
  await clock.advance(10_000);
  await closing;
});

const result = card('Do not disturb until 10:30', 'good', [
  text('Was: Available.'),
  buttons(press('Undo', call('presence.set'))),
]);
const form = cardSamples.form ?? result;
const mine = (reply = result) => ({ card: reply, audience: 'private' as const });
const all = (reply = result) => ({ card: reply, audience: 'here' as const });
const titleOf = (message: Record<string, unknown> | undefined) => JSON.stringify(message?.blocks ?? message);

async function command(more: Record<string, string> = {}): Promise<Incoming> {
  const trigger = bench.stub.trigger();
  await bench.slack.command(
    slashCommand('/presence', { trigger_id: trigger, response_url: bench.stub.responseUrl(), ...more }),
  );
  return newest(bench);
}

async function event(more: Record<string, unknown>): Promise<Incoming> {
  const base = { type: 'app_mention', user: 'U0DANA', text: '<@U0BOT> queue', ts: '1.1', channel: 'C0GENERAL' };
  await bench.slack.event(eventEnvelope(`Ev${bench.accepted.length}`, { ...base, ...more }));
  return newest(bench);
}
const directMessage = { type: 'message', channel: 'DU0DANA', channel_type: 'im', text: 'queue' };

/** Presses the first button of what was posted or whispered. */
async function pressed(
  blocks: unknown,
  spot: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Promise<Incoming> {
  const rows = blocks as { type: string; elements: Record<string, unknown>[] }[];
  const button = rows.find((block) => block.type === 'actions')?.elements[0] ?? {};
  const press = buttonPress(
    { type: 'button', action_id: button.action_id, value: button.value },
    { trigger_id: bench.stub.trigger(), response_url: bench.stub.responseUrl(), ...spot },
  );
  const answer = await bench.slack.interaction({ ...press, ...more });
  expect(answer.status).toBe(200);
  return newest(bench);
}

describe('a slash command', () => {
  it('has its working line replaced by the private result', async () => {
    expect(await bench.adapter.answer(await command(), mine())).toBeUndefined();
    expect(bench.stub.responses).toHaveLength(1);
    expect(bench.stub.responses[0]).toMatchObject({
      status: 200,
      body: { replace_original: true, response_type: 'ephemeral' },
    });
    expect(bench.stub.responses[0]?.body.text).toContain('Do not disturb until 10:30\nWas: Available.');
  });

  it('is acknowledged before its result is shown, however fast that is', async () => {
    const trigger = bench.stub.trigger();
    const order: string[] = [];
    const fields = slashCommand('/presence', { trigger_id: trigger, response_url: bench.stub.responseUrl() });
    bench.onAccept((to) => void bench.adapter.answer(to, mine()).then(() => order.push('result')));
    await bench.slack.command(fields);
    order.push('acknowledgement');
    await expect.poll(() => order).toEqual(['acknowledgement', 'result']);
  });

  it('keeps uses of the response address for the answer while the working line changes', async () => {
    const to = await command();
    for (let at = 0; at < 6; at += 1) await bench.adapter.working(to, card(`Still working ${at}`, 'neutral', []));
    expect(bench.stub.responses).toHaveLength(2);
    await bench.adapter.answer(to, mine());
    expect(bench.stub.responses.at(-1)?.body.text).toContain('Do not disturb');
    await bench.adapter.working(to, card('Too late', 'neutral', []));
    expect(bench.stub.responses).toHaveLength(3);
  });

  it('is answered by an ephemeral message when the response address is too old', async () => {
    const to = await command();
    clock.set(clock.now() + 29 * 60_000);
    await bench.adapter.answer(to, mine());
    expect(bench.stub.responses).toEqual([]);
    expect(bench.stub.done('chat.postEphemeral')[0]?.args).toMatchObject({ channel: 'C0GENERAL', user: 'U0DANA' });
  });

  it('is answered in the direct chat when nothing else is open', async () => {
    bench.stub.leave('C0GENERAL');
    const ref = await bench.adapter
      .answer(await command({ response_url: `${bench.stub.responseUrl()}-used` }), mine())
      .catch(String);
    expect(ref).toMatchObject({ conversation: { kind: 'direct', id: 'DU0DANA' } });
    expect(bench.stub.messages.size).toBe(1);
  });

  it('has a public result posted for everybody, and the working line taken away', async () => {
    const ref = await bench.adapter.answer(await command(), all());
    expect(bench.stub.messages.has(`C0GENERAL ${ref?.id}`)).toBe(true);
    expect(bench.stub.responses.map(({ body }) => body)).toEqual([{ delete_original: true }]);
  });

  it('has a public result shown by the response address where the bot is not in the channel', async () => {
    bench.stub.leave('C0GENERAL');
    await bench.adapter.answer(await command(), all());
    expect(bench.stub.responses[0]?.body).toMatchObject({ response_type: 'in_channel', replace_original: false });
  });

  it("typed between two people never reaches their chat with the bot's own messages", async () => {
    const to = await command({ channel_id: 'D0HUMANS', channel_name: 'directmessage' });
    const ref = await bench.adapter.post(to.where, result);
    expect(ref.conversation.id).toBe('DU0DANA');
  });
});

describe('a form', () => {
  it('asked for by a command opens as a modal, and its result replaces the line about it', async () => {
    await bench.adapter.answer(await command(), mine(form));
    const [view] = bench.stub.views.values();
    expect(view).toMatchObject({ callback_id: 'form', title: { text: 'Set your presence' } });
    expect(bench.stub.responses[0]?.body.text).toContain('I opened a form for you');

    const submission = {
      type: 'view_submission',
      team: { id: 'T0001' },
      user: { id: 'U0DANA', team_id: 'T0001' },
      trigger_id: bench.stub.trigger(),
      view: {
        ...view,
        hash: 'h1',
        state: {
          values: {
            'field:presence': { value: { type: 'static_select', selected_option: { value: 'AWAY' } } },
            'field:note': { value: { type: 'plain_text_input', value: 'Lunch' } },
            'field:until': { value: { type: 'plain_text_input', value: null } },
            other: { value: { value: 'not ours' } },
          },
        },
      },
    };
    expect((await bench.slack.interaction(submission)).body).toEqual({ response_action: 'clear' });
    expect((await bench.slack.interaction(submission)).body).toEqual({ response_action: 'clear' });
    expect(bench.accepted).toHaveLength(2);
    const sent = newest(bench);
    expect(sent.where).toEqual(bench.accepted[0]?.where);
    expect(sent.asked).toEqual({
      kind: 'call',
      call: { command: 'presence.set', input: {} },
      values: { presence: 'AWAY', note: 'Lunch' },
    });
    await bench.adapter.answer(sent, mine());
    expect(bench.stub.responses.at(-1)?.body).toMatchObject({ replace_original: true });
    expect(bench.stub.responses.at(-1)?.body.text).toContain('Do not disturb');
  });

  it('goes out as a message with a button when the trigger is too old', async () => {
    const to = await command();
    clock.set(clock.now() + 2_600);
    await bench.adapter.answer(to, mine(form));
    expect(bench.stub.calls).toEqual(expect.not.arrayContaining([expect.objectContaining({ method: 'views.open' })]));
    expect(JSON.stringify(bench.stub.responses[0]?.body)).toContain('Fill in the form');
  });

  it('behind a marked button opens while the press is written down, and is filled afterwards', async () => {
    const { id } = await bench.adapter.post(
      { platform: 'slack', tenant: 'T0001', kind: 'channel', id: 'C0GENERAL', ref: { channel: 'C0GENERAL' } },
      form,
    );
    const blocks = bench.stub.messages.get(`C0GENERAL ${id}`)?.blocks;
    const to = await pressed(blocks, {
      channel: { id: 'C0GENERAL', name: 'general' },
      container: { type: 'message', message_ts: id },
    });
    await expect.poll(() => bench.stub.views.size).toBe(1);
    expect(JSON.stringify([...bench.stub.views.values()])).toContain('One moment');
    await bench.adapter.answer(to, mine(form));
    expect([...bench.stub.views.values()][0]).toMatchObject({ submit: { text: 'Set presence' } });
    expect(bench.stub.messages.size).toBe(1);
  });

  it('whose modal was opened by a process that is gone is filled all the same', async () => {
    const to = await command();
    const blocks = (await formMessage(to)).blocks;
    const press = await pressed(blocks, {
      channel: { id: 'C0GENERAL', name: 'general' },
      container: { message_ts: '1.1', is_ephemeral: true },
    });
    await expect.poll(() => bench.stub.views.size).toBe(1);
    const second = await openSlack({ clock, settings: { apiUrl: bench.stub.apiUrl } });
    await second.adapter.answer(press, mine(form));
    expect([...bench.stub.views.values()][0]).toMatchObject({ callback_id: 'form' });
    const closing = second.close();
    await clock.advance(10_000);
    await closing;
  });

  it('whose modal cannot be opened comes as a message', async () => {
    const to = await command();
    const blocks = (await formMessage(to)).blocks;
    bench.stub.next('views.open', { error: 'expired_trigger_id' });
    const press = await pressed(blocks, {
      channel: { id: 'C0GENERAL', name: 'general' },
      container: { message_ts: '1.1', is_ephemeral: true },
    });
    await bench.adapter.answer(press, mine(form));
    expect(bench.stub.views.size).toBe(0);
    expect(JSON.stringify(bench.stub.responses.at(-1)?.body)).toContain('Fill in the form');
  });

  it('that was answered by something else shows that in its modal', async () => {
    const to = await command();
    const blocks = (await formMessage(to)).blocks;
    const press = await pressed(blocks, {
      channel: { id: 'C0GENERAL', name: 'general' },
      container: { message_ts: '1.1', is_ephemeral: true },
    });
    await bench.adapter.answer(press, mine());
    const [view] = bench.stub.views.values();
    expect(view).toMatchObject({ callback_id: 'card', title: { text: 'Patchcord' } });
    const again = await pressed(view?.blocks, { container: { type: 'view', view_id: view?.id }, view });
    expect(again).toMatchObject({ key: `slack:click:${String(view?.id)}:1790000100.000100:U0DANA`, where: to.where });
    await bench.adapter.answer(again, mine(card('Undone', 'neutral', [])));
    expect([...bench.stub.views.values()][0]).toMatchObject({ title: { text: 'Undone' } });
  });

  async function formMessage(to: Incoming): Promise<Record<string, unknown>> {
    clock.set(clock.now() + 2_600);
    await bench.adapter.answer(to, mine(form));
    return bench.stub.responses.at(-1)?.body ?? {};
  }
});

describe('a press', () => {
  const channel = { id: 'C0GENERAL', name: 'general' };
  const actions = [
    { type: 'actions', elements: [{ action_id: 'call:1.0', value: '{"command":"queue.show","input":{}}' }] },
  ];

  it('has one key for the same press, and another for the next', async () => {
    const spot = { channel, container: { message_ts: '5.1' } };
    await pressed(actions, spot);
    await pressed(actions, spot);
    expect(bench.accepted.map(({ key }) => key)).toEqual(['slack:click:C0GENERAL:5.1:1790000100.000100:U0DANA']);
  });

  it('on a link is acknowledged and ignored', async () => {
    const press = buttonPress({ type: 'button', action_id: 'open:1.0' }, { channel, container: { message_ts: '5.1' } });
    expect((await bench.slack.interaction(press)).status).toBe(200);
    expect(bench.accepted).toEqual([]);
  });

  it('on an ephemeral message replaces it', async () => {
    const to = await pressed(actions, { channel, container: { message_ts: '5.1', is_ephemeral: true } });
    await bench.adapter.answer(to, mine());
    expect(bench.stub.responses[0]?.body).toMatchObject({ replace_original: true });
  });

  it('on a shared message leaves it alone when the answer is private', async () => {
    const to = await pressed(actions, { channel, container: { message_ts: '5.1' } });
    await bench.adapter.answer(to, mine());
    expect(bench.stub.responses[0]?.body).toMatchObject({ replace_original: false, response_type: 'ephemeral' });
    expect(bench.stub.done('chat.update')).toEqual([]);
  });

  it('on a shared message in a thread is answered in the thread', async () => {
    const to = await pressed(actions, {
      channel,
      container: { message_ts: '5.1' },
      message: { ts: '5.1', thread_ts: '5.0' },
    });
    await bench.adapter.answer(to, mine());
    expect(bench.stub.done('chat.postEphemeral')[0]?.args).toMatchObject({ thread_ts: '5.0', user: 'U0DANA' });
  });

  it('on a shared message changes it for everybody when the answer is for everybody', async () => {
    const where = (await command()).where;
    const posted = await bench.adapter.post(where, result);
    const to = await pressed(actions, { channel, container: { message_ts: posted.id } });
    expect(await bench.adapter.answer(to, all(card('Undone', 'neutral', [])))).toMatchObject({ id: posted.id });
    expect(titleOf(bench.stub.messages.get(`C0GENERAL ${posted.id}`))).toContain('Undone');
  });

  it('on a message that is gone is answered by a new one', async () => {
    const to = await pressed(actions, {
      channel: { id: 'DU0DANA', name: 'directmessage' },
      container: { message_ts: '5.1' },
    });
    await bench.adapter.working(to, card('Working on it …', 'neutral', []));
    await bench.adapter.working(to, card('The phone system is slow', 'neutral', []));
    const ref = await bench.adapter.answer(to, mine());
    expect(bench.stub.messages.size).toBe(1);
    expect(titleOf(bench.stub.messages.get(`DU0DANA ${ref?.id}`))).toContain('Do not disturb');
  });
});

describe('a message to the bot', () => {
  it('in the direct chat has its working line replaced', async () => {
    const to = await event(directMessage);
    await bench.adapter.working(to, card('Working on it …', 'neutral', []));
    await bench.adapter.working(to, card('The phone system is slow', 'neutral', []));
    const ref = await bench.adapter.answer(to, mine());
    expect(bench.stub.messages.size).toBe(1);
    expect(titleOf(bench.stub.messages.get(`DU0DANA ${ref?.id}`))).toContain('Do not disturb');
  });

  it('gets no working line where that would have to wait, nor takes the turn of something that counts', async () => {
    const to = await event(directMessage);
    await bench.adapter.working(to, card('Working on it …', 'neutral', []));
    const other = await bench.adapter.post((await command()).where, result);
    // Half of what Slack lets a workspace change at once.
    for (let at = 0; at < 21; at += 1) await bench.adapter.update(other, card(`Change ${at}`, 'neutral', []));
    await bench.adapter.working(to, card('The phone system is slow', 'neutral', []));
    expect(JSON.stringify(bench.stub.done('chat.update'))).not.toContain('The phone system is slow');
    await bench.adapter.answer(to, mine());
    expect(bench.stub.done('chat.update').at(-1)?.args.text).toContain('Do not disturb');
  });

  it('in a thread of the direct chat is answered in that thread', async () => {
    await bench.adapter.answer(await event({ ...directMessage, thread_ts: '9.9' }), mine());
    expect(bench.stub.done('chat.postMessage')[0]?.args).toMatchObject({ thread_ts: '9.9' });
  });

  it('that asks for a form gets a button for it', async () => {
    await bench.adapter.answer(await event(directMessage), mine(form));
    expect(JSON.stringify([...bench.stub.messages.values()])).toContain('Fill in the form');
  });

  it('by mention is answered to that person alone, in the thread', async () => {
    await bench.adapter.answer(await event({ thread_ts: '9.9' }), mine());
    expect(bench.stub.done('chat.postEphemeral')[0]?.args).toMatchObject({ user: 'U0DANA', thread_ts: '9.9' });
    expect(bench.stub.messages.size).toBe(0);
  });

  it('by mention where the bot may not whisper is answered in the direct chat', async () => {
    bench.stub.next('chat.postEphemeral', { error: 'user_not_in_channel' });
    expect(await bench.adapter.answer(await event({}), mine())).toMatchObject({ conversation: { kind: 'direct' } });
  });

  it('by mention gets one working line, and only when it takes long', async () => {
    const to = await event({});
    await bench.adapter.working(to, card('Working', 'neutral', []));
    expect(bench.stub.done('chat.postEphemeral')).toHaveLength(0);
    clock.set(clock.now() + 4_000);
    await bench.adapter.working(to, card('Slow', 'neutral', []));
    await bench.adapter.working(to, card('Slower', 'neutral', []));
    expect(bench.stub.done('chat.postEphemeral')).toHaveLength(1);
  });
});
