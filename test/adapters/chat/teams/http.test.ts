import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Incoming } from '../../../../src/core/request.ts';
import { type Payload, teamsActivity } from '../../../support/teams-stub.ts';
import { openTeamsBench, press, type TeamsBench } from './bench.ts';

let bench: TeamsBench;
beforeAll(async () => {
  bench = await openTeamsBench();
});
afterAll(() => bench.close());

describe('the entrance', () => {
  it('refuses what is no activity', async () => {
    for (const body of ['', '{', '[]', 'null', '"x"', '{}', '{"type":"message"}', Buffer.from([0xff, 0xfe, 0x00])]) {
      expect((await bench.post(body)).status).toBe(400);
    }
  });

  it('refuses what is too large', async () => {
    expect((await bench.send({ text: 'x'.repeat(256 * 1024) })).status).toBe(413);
  });

  it('takes a long text and control characters', async () => {
    expect((await bench.send({ text: `${'ä'.repeat(10_000)}\u0000\u0007\ud800` })).status).toBe(200);
    expect(bench.accepted.at(-1)?.asked).toMatchObject({ text: `${'ä'.repeat(10_000)}\ufffd` });
  });

  it('answers anything with an acknowledgement or a refusal, and passes on only what can be stored', async () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constant('__proto__'),
      fc.constant('\u0000'),
    );
    const call = { command: 'presence.set', input: {} };
    const bases: Payload[] = [
      {
        text: '<at>Patchcord</at> presence',
        entities: [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Patchcord</at>' }],
      },
      { value: { call, note: 'x' } },
      press(call),
      { type: 'invoke', name: 'task/fetch', value: { data: { call } } },
      { type: 'invoke', name: 'task/submit', value: { data: { call, note: 'x' } } },
      { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] },
    ];
    const names = [
      ...Object.keys(teamsActivity('')),
      'text',
      'value',
      'entities',
      'name',
      'replyToId',
      'textFormat',
      'membersAdded',
      'locale',
    ];
    const changes = fc.dictionary(fc.constantFrom(...names), odd, { maxKeys: 4 });
    const serviceUrl = bench.stub.url;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bases), changes, fc.option(odd), async (base, change, data) => {
        const before = bench.accepted.length;
        const more = { ...base, id: crypto.randomUUID(), ...change };
        const body =
          data === null ? more : { ...more, value: { action: { type: 'Action.Execute', verb: 'call', data }, data } };
        const sent = bench.post(JSON.stringify(teamsActivity(serviceUrl, body)));
        // An invoke that was taken waits for its answer.
        const timer = setInterval(() => void bench.clock.advance(2_500), 1);
        const { status } = await sent.finally(() => clearInterval(timer));
        expect([200, 400, 401, 403, 501]).toContain(status);
        for (const incoming of bench.accepted.slice(before)) {
          const stored = JSON.stringify(incoming);
          expect(stored).not.toMatch(/\\u0000/);
          expect(Incoming.parse(JSON.parse(stored))).toEqual(incoming);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('takes any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await bench.post(Buffer.from(bytes))).status).toBe(400);
      }),
      { numRuns: 50 },
    );
  });
});
