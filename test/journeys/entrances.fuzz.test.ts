import fc from 'fast-check';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hmacHex } from '../../src/kit/sign.ts';
import { type Bench, openBench } from '../support/bench.ts';

const RUNS = Number(process.env.PATCHCORD_FUZZ_RUNS ?? 40);

/** Whatever comes in from outside: never a 5xx, never a crash, nothing executed. */
describe('the public entrances', () => {
  let bench: Bench;
  let connectLink: string;
  beforeAll(async () => {
    bench = await openBench();
    await bench.slack.types('noah.becker', '/connect');
    await bench.settled();
    connectLink = bench.slack.address('noah.becker', 'Connect');
  });
  afterAll(async () => {
    await bench.settled();
    expect(bench.writes()).toEqual([]);
    expect(bench.log()).not.toContain('"level":"error"');
    expect((await request(`${bench.patchcord.url}/healthz`)).statusCode).toBe(200);
    await bench.close();
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('', '\u0000', '<@U0DANAKIM>', '<at>x</at>', 'queue', '{}', '__proto__', 'T0001', 'C0GENERAL'),
  );
  const json = fc.jsonValue({ maxDepth: 4 });
  const member = fc.constantFrom(
    'type',
    'command',
    'text',
    'user',
    'user_id',
    'team_id',
    'channel_id',
    'trigger_id',
    'payload',
    'event',
    'event_id',
    'actions',
    'view',
    'call',
    'input',
    'state',
    'value',
    'channel',
    'container',
    'response_url',
    '__proto__',
    'constructor',
  );
  const odd = fc.dictionary(fc.oneof(member, text), fc.oneof(json, text), { maxKeys: 8 });

  it('/connect/<token> takes any form', async () => {
    const form = fc.dictionary(
      fc.oneof(fc.constantFrom('username', 'password', 'domain', 'code', 'challengeRef'), text),
      text,
      { maxKeys: 6 },
    );
    const body = fc.oneof(
      text,
      form.map((fields) => new URLSearchParams(fields).toString()),
    );
    const token = fc.oneof(
      fc.constant(''),
      fc.constant('x'),
      fc.string({ unit: 'binary', maxLength: 40 }).map((one) => encodeURIComponent(one.toWellFormed())),
    );
    await fc.assert(
      fc.asyncProperty(
        body,
        token,
        fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'multipart/form-data; boundary=x'),
        async (sent, more, type) => {
          const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
          for (const url of [connectLink, `${connectLink}${more}`]) {
            const answer = await request(url, { method: 'POST', headers, body: sent });
            await answer.body.dump();
            expect(answer.statusCode).toBeLessThan(500);
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(bench.presence('noah.becker').connected).toBe(false);
  });

  it('/hooks/support-logs, signed or not, takes any body', async () => {
    const field = fc.constantFrom(
      'id',
      'product',
      'title',
      'reporter',
      'accountId',
      'occurredAt',
      'severity',
      '__proto__',
    );
    const log = { id: 'F1', product: 'P', title: 'T', reporter: 'r@example.com', accountId: 'A', occurredAt: 1e9 };
    const body = fc.oneof(
      text.map((words) => Buffer.from(words)),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      json.map((value) => Buffer.from(JSON.stringify(value))),
      fc
        .dictionary(field, fc.oneof(json, text), { maxKeys: 3 })
        .map((more) => Buffer.from(JSON.stringify({ ...log, ...more }))),
    );
    const header = fc.oneof(
      fc.constant(undefined),
      fc.string({ maxLength: 90 }).map((one) => one.replaceAll(/[^!-~]/g, '')),
    );
    const secret = bench.patchcord.webhookSecret ?? '';
    await fc.assert(
      fc.asyncProperty(body, header, header, async (sent, timestamp, signature) => {
        const now = String(Math.floor(bench.clock.now() / 1000));
        const right = `v1=${hmacHex(secret, Buffer.concat([Buffer.from(`${now}.`), sent]))}`;
        const headers = { 'x-patchcord-timestamp': timestamp ?? now, 'x-patchcord-signature': signature ?? right };
        const answer = await request(`${bench.patchcord.url}/hooks/support-logs`, {
          method: 'POST',
          headers,
          body: sent,
        });
        await answer.body.dump();
        const signed = timestamp === undefined && signature === undefined;
        expect(signed ? [202, 400, 422] : [401]).toContain(answer.statusCode);
      }),
      { numRuns: RUNS * 2 },
    );
  });

  it('/slack/events, signed, takes any body', async () => {
    const type = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', '');
    const body = fc.oneof(
      text,
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      odd.map((value) => JSON.stringify(value)),
      odd.map((value) => JSON.stringify({ type: 'event_callback', team_id: 'T0001', event_id: 'E1', event: value })),
      odd.map((value) =>
        new URLSearchParams({ payload: JSON.stringify({ type: 'block_actions', ...value }) }).toString(),
      ),
      odd.map((value) =>
        new URLSearchParams({ payload: JSON.stringify({ type: 'view_submission', ...value }) }).toString(),
      ),
      fc.dictionary(member, text, { maxKeys: 8 }).map((value) => new URLSearchParams(value).toString()),
    );
    await fc.assert(
      fc.asyncProperty(body, type, async (sent, contentType) => {
        const answer = await bench.slack.sender().raw(sent, { 'content-type': contentType });
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: RUNS * 2 },
    );
  });

  it('/slack/events: presses of known people with any Call', async () => {
    const call = fc.record(
      { command: fc.constantFrom('queue.set', 'presence.set', 'user.find', 'request.stop', 'help', 'x'), input: odd },
      { requiredKeys: [] },
    );
    // Nothing that would be a whole and valid wish.
    const harmless = fc.oneof(
      odd,
      call.filter((one) => !/READY|BREAK|LUNCH|WRAP|LOGGED|AVAILABLE|AWAY|DISTURB|TRIP/i.test(JSON.stringify(one))),
    );
    await fc.assert(
      fc.asyncProperty(harmless, fc.integer({ min: 1 }), async (value, at) => {
        const answer = await bench.slack.sender().interaction({
          type: 'block_actions',
          team: { id: 'T0001' },
          user: { id: bench.slack.userId('omar.haddad'), team_id: 'T0001' },
          channel: { id: 'C0GENERAL', name: 'general' },
          container: { message_ts: '1.1', is_ephemeral: true },
          actions: [{ action_id: 'call:0', type: 'button', action_ts: String(at), value: JSON.stringify(value) }],
        });
        expect(answer.status).toBeLessThan(500);
        const teams = await bench.teams.executes('omar.haddad', { call: value });
        expect(teams.status).toBeLessThan(500);
        // Teams takes eight messages in two seconds.
        bench.clock.move(1_000);
      }),
      { numRuns: RUNS },
    );
    await bench.settled();
  });

  it('/api/messages takes any body', async () => {
    const activity = odd.map((value) => JSON.stringify({ ...bench.teams.activity('dana.kim'), ...value }));
    const body = fc.oneof(
      text,
      json.map((value) => JSON.stringify(value)),
      odd.map((value) => JSON.stringify(value)),
      activity,
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const answer = await request(`${bench.patchcord.url}/api/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: sent,
        });
        await answer.body.dump();
        expect(answer.statusCode).toBeLessThan(500);
      }),
      { numRuns: RUNS * 2 },
    );
  });

  it('typed words of any kind are answered', async () => {
    const word = fc.constantFrom(
      'presence',
      'queue',
      'find',
      'who',
      'for',
      'until',
      'note',
      'all',
      '@dana',
      '"',
      '2044',
      '30m',
      '3pm',
      'Support',
      '<@U1>',
      '|',
      '[',
      '{queue}',
    );
    const line = fc.oneof(
      text,
      fc.array(fc.oneof(word, text), { maxLength: 8 }).map((words) => words.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(line, async (typed) => {
        expect((await bench.slack.types('dana.kim', `/pbx ${typed}`)).status).toBe(200);
        expect((await bench.teams.types('omar.haddad', typed)).status).toBeLessThan(300);
        bench.clock.move(1_000);
      }),
      { numRuns: RUNS },
    );
    await bench.settled();
  });
});
