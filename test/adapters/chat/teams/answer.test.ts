import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { press as button, buttons, call, card, text } from '../../../../cards/build.ts';
import { formCard } from '../../../../cards/form.ts';
import { cardOf } from '../../../support/teams-stub.ts';
import { group, openTeamsBench, press, type TeamsBench } from './bench.ts';

const busy = card('Do not disturb until 10:30', 'good', [text('Was: Available.')]);
const form = formCard('Set your presence', { label: 'Set', call: call('presence.set') }, [
  { kind: 'text', name: 'note', label: 'Note', required: true },
]);
const undo = call('presence.set', { presence: 'AVAILABLE' });
const shared = '19:group@thread.v2';
const direct = 'a:direct-29:dana';

let bench: TeamsBench;
beforeEach(async () => {
  bench = await openTeamsBench();
});
afterEach(() => bench.close());

const titleOf = (message: Parameters<typeof cardOf>[0]) =>
  JSON.stringify(cardOf(message).body).match(/"text":"([^"]*)"/)?.[1];

describe('words in a direct chat', () => {
  it('are acknowledged when they are written down, and answered by a card', async () => {
    expect(await bench.send({ id: 'act-1', text: 'presence dnd' })).toEqual({ status: 200, body: {} });
    const ref = await bench.reply(await bench.arrival(), { card: busy, audience: 'private' });
    const [sent] = bench.stub.of('send');
    expect(sent).toMatchObject({
      conversation: 'a:personal-dana',
      target: 'act-1',
      body: { replyToId: 'act-1', summary: expect.stringContaining('Do not disturb') },
    });
    expect(titleOf(sent?.body)).toBe(busy.title);
    expect(ref).toMatchObject({ id: 'm1', conversation: { id: 'a:personal-dana' } });
  });

  it('act once when they come three times', async () => {
    for (const _ of [1, 2, 3]) expect((await bench.send({ id: 'act-1', text: 'presence dnd' })).status).toBe(200);
    expect(bench.accepted).toHaveLength(1);
  });

  it('are not acknowledged when they cannot be written down', async () => {
    bench.breakDoor();
    expect((await bench.send({ text: 'presence dnd' })).status).toBe(503);
  });

  it('show typing when the answer takes a while, a working line when told to, and the answer in its place', async () => {
    await bench.send({ text: 'presence dnd' });
    const to = await bench.arrival();
    await bench.clock.advance(400);
    await bench.teams.working(to, card('Working on it', 'neutral', []));
    await bench.teams.working(to, card('Still working on it', 'neutral', []));
    await bench.reply(to, { card: busy, audience: 'private' });
    expect(bench.stub.calls.map(({ kind, body }) => `${kind} ${String(body.type)}`)).toEqual([
      'send typing',
      'send message',
      'update message',
      'update message',
    ]);
    expect(bench.stub.messages('a:personal-dana').map(titleOf)).toEqual([busy.title]);
  });

  it('show no typing when the answer was quick', async () => {
    await bench.send({ text: 'presence dnd' });
    await bench.reply(await bench.arrival(), { card: busy, audience: 'private' });
    await bench.clock.advance(1_000);
    expect(bench.stub.calls).toHaveLength(1);
  });
});

describe('words in a shared place', () => {
  it('are answered there when the answer is for everybody', async () => {
    const conversation = { id: '19:c@thread.tacv2;messageid=17', conversationType: 'channel', tenantId: 'tenant-1' };
    await bench.send({ text: 'queue who support', conversation });
    await bench.reply(await bench.arrival(), { card: busy, audience: 'here' });
    expect(bench.stub.messages(conversation.id).map(titleOf)).toEqual([busy.title]);
  });

  it('are answered in the direct chat when the answer is private, with one line that says so', async () => {
    await bench.send({ text: 'presence dnd', ...group });
    await bench.reply(await bench.arrival(), { card: busy, audience: 'private' });
    expect(bench.stub.of('create')[0]?.body).toMatchObject({
      members: [{ id: '29:dana' }],
      tenantId: 'tenant-1',
      isGroup: false,
    });
    expect(bench.stub.messages(direct).map(titleOf)).toEqual([busy.title]);
    expect(bench.stub.messages(shared)).toMatchObject([
      {
        text: '<at>Dana Kim</at>, I answered you privately.',
        entities: [{ type: 'mention', mentioned: { id: '29:dana' } }],
      },
    ]);
  });

  it('use the direct chat that is known already', async () => {
    await bench.send({ text: 'hello' });
    await bench.send({ text: 'presence dnd', ...group });
    await bench.reply(await bench.arrival(2), { card: busy, audience: 'private' });
    expect(bench.stub.of('create')).toEqual([]);
    expect(bench.stub.messages('a:personal-dana')).toHaveLength(1);
  });

  it('turn the working line into that line', async () => {
    await bench.send({ text: 'presence dnd', ...group });
    const to = await bench.arrival();
    await bench.teams.working(to, card('Working on it', 'neutral', []));
    await bench.reply(to, { card: busy, audience: 'private' });
    expect(bench.stub.messages(shared)).toMatchObject([{ text: expect.stringContaining('privately') }]);
  });

  it('say how to open a chat when Teams does not let the bot begin one, and nothing of the answer', async () => {
    bench.stub.refuse({ kind: 'create', status: 403, code: 'ForbiddenOperationException' });
    await bench.send({ text: 'presence dnd', ...group });
    expect(await bench.reply(await bench.arrival(), { card: busy, audience: 'private' })).toBeUndefined();
    expect(bench.stub.messages(shared)).toMatchObject([{ text: expect.stringContaining('then Chat') }]);
    expect(JSON.stringify(bench.stub.calls)).not.toContain('disturb');
  });
});

describe('a press in a direct chat', () => {
  it('is answered by the new card, which also takes the place of the message', async () => {
    const answer = bench.send(press(undo));
    const to = await bench.arrival();
    const done = bench.reply(to, { card: busy, audience: 'private' });
    expect(await answer).toMatchObject({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: { type: 'AdaptiveCard', version: '1.5' },
      },
    });
    expect(await done).toMatchObject({ id: 'pressed-1' });
    expect(bench.stub.of('update')).toMatchObject([{ conversation: 'a:personal-dana', target: 'pressed-1' }]);
  });

  it('of which the client does not say on what message is answered there, and not a second time below', async () => {
    const answer = bench.send(press(undo, { replyToId: undefined }));
    await bench.reply(await bench.arrival(), { card: busy, audience: 'private' });
    expect(JSON.stringify((await answer).body)).toContain(busy.title);
    expect(bench.stub.messages('a:personal-dana')).toEqual([]);
    const late = bench.send(press(undo, { replyToId: undefined, id: 'f:2' }));
    const to = await bench.arrival(2);
    await bench.clock.advance(2_500);
    await late;
    await bench.reply(to, { card: busy, audience: 'private' });
    expect(bench.stub.messages('a:personal-dana').map(titleOf)).toEqual([busy.title]);
  });

  it('gets a working card after 2.5 seconds, and the answer later', async () => {
    const answer = bench.send(press(undo));
    const to = await bench.arrival();
    await bench.clock.advance(2_500);
    expect(JSON.stringify((await answer).body)).toContain('Working on it.');
    await bench.reply(to, { card: busy, audience: 'private' });
    expect(titleOf(bench.stub.of('update')[0]?.body)).toBe(busy.title);
  });

  it('that comes again gets the same answer and does nothing more', async () => {
    const first = bench.send(press(undo, { id: 'f:1' }));
    const to = await bench.arrival();
    const second = bench.send(press(undo, { id: 'f:1' }));
    await bench.reply(to, { card: busy, audience: 'private' });
    expect((await second).body).toEqual((await first).body);
    expect(bench.accepted).toHaveLength(1);
  });

  it('is answered by one new message when the pressed one is gone, in the place of its working line', async () => {
    const answer = bench.send(press(undo));
    bench.stub.refuse({ kind: 'update', status: 404, code: 'ActivityNotFoundInConversation', times: 1 });
    const to = await bench.arrival();
    await bench.teams.working(to, card('Working on it', 'neutral', []));
    await bench.reply(to, { card: busy, audience: 'private' });
    await answer;
    expect(bench.stub.messages('a:personal-dana').map(titleOf)).toEqual([busy.title]);
  });

  it('with foreign data is refused in plain words, and nothing is written down', async () => {
    const { status, body } = await bench.send(press({ command: 'x', input: {}, as: 'admin' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { message: expect.stringContaining('no longer valid') },
    });
    expect(bench.accepted).toEqual([]);
  });

  it('by Action.Submit is answered in the message; with foreign data by a line', async () => {
    await bench.send({ value: { call: undo }, replyToId: 'pressed-1' });
    await bench.reply(await bench.arrival(), { card: busy, audience: 'private' });
    expect(bench.stub.of('update')[0]?.target).toBe('pressed-1');
    await bench.send({ value: { old: true }, replyToId: 'pressed-1' });
    expect((await bench.stub.until('send', 1))[0]?.body.text).toContain('no longer valid');
  });

  it('says that nothing was done when it cannot be written down', async () => {
    bench.breakDoor();
    expect(await bench.send(press(undo))).toMatchObject({
      status: 200,
      body: { statusCode: 500, value: { message: expect.stringContaining('Nothing was done') } },
    });
  });
});

describe('a press on a shared card', () => {
  it('with a private answer leaves the card alone', async () => {
    const answer = bench.send(press(undo, group));
    await bench.reply(await bench.arrival(), { card: busy, audience: 'private' });
    expect((await answer).body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'I answered you privately.',
    });
    expect(bench.stub.of('update')).toEqual([]);
    expect(bench.stub.messages(shared)).toEqual([]);
    expect(bench.stub.messages(direct).map(titleOf)).toEqual([busy.title]);
  });

  it('with an answer for everybody changes it for everybody', async () => {
    const answer = bench.send(press(undo, group));
    await bench.reply(await bench.arrival(), { card: busy, audience: 'here' });
    expect((await answer).body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
    expect(bench.stub.of('update')).toMatchObject([{ conversation: shared, target: 'pressed-1' }]);
  });

  it('never puts a form in its place, nor a working line', async () => {
    const answer = bench.send(press(undo, group));
    const to = await bench.arrival();
    await bench.teams.working(to, card('Working on it', 'neutral', []));
    await bench.reply(to, { card: form, audience: 'here' });
    expect((await answer).body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(bench.stub.of('update')).toEqual([]);
  });
});

describe('a dialog', () => {
  const fetch = {
    type: 'invoke',
    name: 'task/fetch',
    replyToId: 'pressed-1',
    value: { data: { call: undo, msteams: { type: 'task/fetch' } } },
    ...group,
  };
  const submit = {
    type: 'invoke',
    name: 'task/submit',
    replyToId: 'pressed-1',
    value: { data: { call: undo, note: 'Lunch' } },
    ...group,
  };

  it('opens with the form, and shows the result of sending it', async () => {
    const opened = bench.send(fetch);
    await bench.reply(await bench.arrival(1), { card: form, audience: 'private' });
    expect((await opened).body).toMatchObject({
      task: {
        type: 'continue',
        value: {
          title: form.title,
          height: 'medium',
          card: { contentType: 'application/vnd.microsoft.card.adaptive' },
        },
      },
    });
    expect(JSON.stringify((await opened).body)).not.toContain('Action.Execute');
    const sent = bench.send(submit);
    const to = await bench.arrival(2);
    expect(to.asked).toMatchObject({ values: { note: 'Lunch' } });
    await bench.reply(to, { card: busy, audience: 'private' });
    expect(JSON.stringify((await sent).body)).toContain(busy.title);
    expect(bench.stub.calls).toEqual([]);
  });

  it('changes the shared card when the result is for everybody', async () => {
    const sent = bench.send(submit);
    await bench.reply(await bench.arrival(), { card: busy, audience: 'here' });
    await sent;
    expect(bench.stub.of('update')).toMatchObject([{ conversation: shared, target: 'pressed-1' }]);
  });

  it('that had to close before the answer came leads to the direct chat', async () => {
    const sent = bench.send(submit);
    const to = await bench.arrival();
    await bench.clock.advance(2_500);
    expect((await sent).body).toMatchObject({
      task: { type: 'message', value: expect.stringContaining('The answer follows') },
    });
    await bench.reply(to, { card: busy, audience: 'private' });
    expect(bench.stub.messages(direct).map(titleOf)).toEqual([busy.title]);
  });

  it('with foreign data says so', async () => {
    expect((await bench.send({ ...submit, value: { data: { note: 'x' } } })).body).toMatchObject({
      task: { type: 'message', value: expect.stringContaining('no longer valid') },
    });
  });
});

describe('other requests', () => {
  it('of a card that redraws itself are looked at and not written down', async () => {
    bench.show(busy);
    const value = { action: { type: 'Action.Execute', verb: 'call', data: { call: undo } }, trigger: 'automatic' };
    expect((await bench.send({ type: 'invoke', name: 'adaptiveCard/action', value })).body).toMatchObject({
      type: 'application/vnd.microsoft.card.adaptive',
    });
    bench.show(undefined);
    expect((await bench.send({ type: 'invoke', name: 'adaptiveCard/action', value })).body).toMatchObject({
      statusCode: 200,
    });
    expect(bench.accepted).toEqual([]);
    expect(bench.viewed).toHaveLength(2);
  });

  it.each(['composeExtension/selectItem', 'signin/verifyState', 'tab/fetch', 'config/fetch', undefined])(
    'of a kind we do not serve are declined as the Bot Framework declines them (%s)',
    async (name) => {
      const declined = await bench.send({ type: 'invoke', name, value: {} });
      expect(declined).toMatchObject({ status: 501, body: { error: expect.stringContaining('do not know') } });
      expect(bench.accepted).toEqual([]);
    },
  );

  it('that only tell of something are taken and nothing follows', async () => {
    expect((await bench.send({ type: 'messageReaction' })).status).toBe(200);
  });

  it('after the stop are sent away', async () => {
    await bench.teams.stop();
    expect((await bench.send({ text: 'help' })).status).toBe(503);
  });
});

describe('a card posted by itself', () => {
  it('opens forms in a dialog where others see it, and keeps its buttons otherwise', async () => {
    const shown = card('Outage', 'warning', [
      buttons(button('Note', undo, { opens: 'form' }), button('Take it', undo)),
    ]);
    await bench.send({ text: 'x', ...group });
    const { where } = await bench.arrival();
    const ref = await bench.teams.post(where, shown);
    expect(JSON.stringify(bench.stub.messages(shared)[0])).toContain('task/fetch');
    await bench.teams.update(ref, busy);
    expect(bench.stub.messages(shared).map(titleOf)).toEqual([busy.title]);
    bench.stub.refuse({ kind: 'update', status: 404, code: 'ActivityNotFoundInConversation' });
    await expect(bench.teams.update(ref, busy)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('comes in words when the connector finds it too big', async () => {
    await bench.send({ text: 'x' });
    const { where } = await bench.arrival();
    bench.stub.refuse({ kind: 'send', status: 413, code: 'MessageSizeTooBig', times: 1 });
    await bench.teams.post(where, busy);
    expect(bench.stub.messages(where.id)).toMatchObject([{ text: expect.stringContaining(busy.title) }]);
  });

  it('reaches a person by a chat of their own', async () => {
    const user = { platform: 'teams' as const, tenant: 'tenant-1', id: '29:omar' };
    await bench.send({ text: 'x', ...group });
    const { where } = await bench.arrival();
    expect(await bench.teams.direct(user, where)).toMatchObject({ kind: 'direct', id: 'a:direct-29:omar' });
  });
});
