import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { card } from '../../../../cards/build.ts';
import type { Conversation } from '../../../../src/core/chat.ts';
import type { Log } from '../../../../src/core/log.ts';
import { testClock } from '../../../support/clock.ts';
import { type OpenSlack, openSlack } from './open-slack.ts';

const clock = testClock();
let logged: string[];
const log: Log = { debug: note, info: note, warn: note, error: note };
function note(fields: object, message: string): void {
  logged.push(`${message} ${JSON.stringify(fields)}`);
}

let bench: OpenSlack;
beforeEach(async () => {
  logged = [];
  bench = await openSlack({ clock, log });
});
afterEach(async () => {
  const closing = bench.close();
  await clock.advance(10_000);
  await closing;
});

const general: Conversation = {
  platform: 'slack',
  tenant: 'T0001',
  kind: 'channel',
  id: 'C0GENERAL',
  ref: { channel: 'C0GENERAL' },
};
const support: Conversation = { ...general, id: 'C0SUPPORT', ref: { channel: 'C0SUPPORT' } };
const numbered = (number: number) => card(`Card ${number}`, 'neutral', []);
const posted = () => bench.stub.done('chat.postMessage').map(({ args }) => args.text);

describe('posting', () => {
  it('goes in order, three at once and then one a second in each channel', async () => {
    bench.stub.join('C0SUPPORT');
    const sending = [1, 2, 3, 4, 5].map((number) => bench.adapter.post(general, numbered(number)));
    await Promise.all(sending.slice(0, 3));
    await bench.adapter.post(support, numbered(9));
    expect(posted()).toEqual(['Card 1', 'Card 2', 'Card 3', 'Card 9']);
    await clock.advance(999);
    expect(posted()).toHaveLength(4);
    await clock.advance(1);
    await sending[3];
    await clock.advance(1_000);
    await sending[4];
    expect(posted()).toEqual(['Card 1', 'Card 2', 'Card 3', 'Card 9', 'Card 4', 'Card 5']);
  });

  it('waits exactly as long as Slack says, and keeps the order', async () => {
    bench.stub.next('chat.postMessage', { status: 429, retryAfter: 7 });
    const sending = [1, 2].map((number) => bench.adapter.post(general, numbered(number)));
    const refused = () => bench.stub.calls.filter(({ result }) => result === '429').length;
    await expect.poll(refused).toBe(1);
    const start = clock.now();
    await expect
      .poll(async () => {
        await clock.advance(500);
        return posted().length;
      })
      .toBe(2);
    // Time only moves here: what came before the seven seconds would have been seen.
    expect(clock.now() - start).toBeGreaterThanOrEqual(7_000);
    await Promise.all(sending);
    expect(posted()).toEqual(['Card 1', 'Card 2']);
  });

  it('gives a wait of many minutes back to the one who sends', async () => {
    bench.stub.next('chat.postMessage', { status: 429, retryAfter: 3_600 });
    await expect(bench.adapter.post(general, numbered(1))).rejects.toMatchObject({
      code: 'busy',
      retryAfterMs: 3_600_000,
    });
  });

  it('is never done twice on its own, and says that it may have happened', async () => {
    bench.stub.next('chat.postMessage', { status: 500 });
    const failed = { code: 'unreachable', uncertain: true };
    await expect(bench.adapter.post(general, numbered(1))).rejects.toMatchObject(failed);
    bench.stub.setDown(true);
    await expect(bench.adapter.post(general, numbered(1))).rejects.toMatchObject(failed);
    bench.stub.setDown(false);
    expect(bench.stub.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it.each([
    ['not_in_channel', 'not-found'],
    ['channel_not_found', 'not-found'],
    ['missing_scope', 'not-allowed'],
    ['invalid_auth', 'not-allowed'],
    ['internal_error', 'unreachable'],
    ['invalid_blocks', 'bug'],
  ])('that Slack refuses with %s is our %s', async (error, code) => {
    bench.stub.next('chat.postMessage', { error });
    await expect(bench.adapter.post(general, numbered(1))).rejects.toMatchObject({ code });
  });

  it('writes neither tokens nor texts into the log', async () => {
    bench.stub.next('chat.postMessage', { status: 500 });
    await bench.adapter.post(general, card('Very private', 'neutral', [])).catch(() => undefined);
    bench.stub.next('chat.postMessage', { error: 'invalid_blocks' });
    await bench.adapter.post(general, card('Very private', 'neutral', [])).catch(() => undefined);
    expect(logged.join('\n')).not.toMatch(/xoxb|Very private/);
  });
});

describe('changing a message', () => {
  it('replaces text and blocks', async () => {
    const message = await bench.adapter.post(general, numbered(1));
    await bench.adapter.update(message, numbered(2));
    expect(bench.stub.messages.get(`C0GENERAL ${message.id}`)).toMatchObject({ text: 'Card 2' });
  });

  it('that is gone is not found', async () => {
    await expect(bench.adapter.update({ conversation: general, id: '1.1' }, numbered(1))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('of which many wait for their turn sends only what can still be seen', async () => {
    const [one, other] = [
      await bench.adapter.post(general, numbered(1)),
      await bench.adapter.post(general, numbered(2)),
    ];
    const changes = Array.from({ length: 60 }, (_, at) => [
      bench.adapter.update(one, numbered(100 + at)),
      bench.adapter.update(other, numbered(200 + at)),
    ]).flat();
    await clock.advance(0);
    await Promise.all(changes);
    expect(bench.stub.done('chat.update').length).toBeLessThan(10);
    expect(bench.stub.messages.get(`C0GENERAL ${one.id}`)).toMatchObject({ text: 'Card 159' });
    expect(bench.stub.messages.get(`C0GENERAL ${other.id}`)).toMatchObject({ text: 'Card 259' });
  });

  it('waits behind what was posted to the channel before', async () => {
    const message = await bench.adapter.post(general, numbered(1));
    let open: () => void = () => undefined;
    bench.stub.next('chat.postMessage', { wait: new Promise<void>((resolve) => (open = resolve)) });
    const second = bench.adapter.post(general, numbered(2));
    const change = bench.adapter.update(message, numbered(3));
    open();
    await Promise.all([second, change]);
    expect(bench.stub.calls.map(({ method }) => method).slice(-2)).toEqual(['chat.postMessage', 'chat.update']);
  });
});

describe('the check', () => {
  it('passes with a good token and says what is wrong with a bad one', async () => {
    await bench.adapter.check();
    bench.stub.next('auth.test', { error: 'invalid_auth' });
    await expect(bench.adapter.check()).rejects.toMatchObject({ code: 'not-allowed' });
    bench.stub.setDown(true);
    await expect(bench.adapter.check()).rejects.toMatchObject({ code: 'unreachable' });
    bench.stub.setDown(false);
  });
});
