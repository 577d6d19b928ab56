import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { createWebhook } from '../../../../adapters/intake/webhook/index.ts';
import type { Arrival } from '../../../../src/core/intake.ts';
import { silentLog } from '../../../../src/core/log.ts';
import { createWebServer, type WebServer } from '../../../../src/web/server.ts';
import { movingClock } from '../../../support/moving-clock.ts';

const SECRET = 'a secret of the support logs';
const LOG = {
  id: 'L-1',
  product: 'Mitel One Web',
  title: 'No audio after update',
  reporter: 'dana.kim@example.com',
  accountId: 'ballad',
  occurredAt: '2026-11-23T08:00:00Z',
};

describe('POST /hooks/support-logs', () => {
  const clock = movingClock();
  let server: WebServer | undefined;
  afterEach(() => server?.close({ graceMs: 100 }));

  const open = async ({ secret, fails = false }: { secret?: string; fails?: boolean } = { secret: SECRET }) => {
    const taken: Arrival[] = [];
    const hook = createWebhook({ secret, clock, log: silentLog });
    server = createWebServer({ routes: hook.routes, pages: new Hono(), log: silentLog, host: '127.0.0.1' });
    const { port } = await server.listen(0);
    const url = `http://127.0.0.1:${port}/hooks/support-logs`;
    await hook.start(async (arrival) => {
      if (fails) throw new Error('the database is away');
      const before = taken.some((one) => one.delivery === arrival.delivery);
      if (!before) taken.push(arrival);
      return { kind: before ? 'known' : 'stored', log: 1 };
    });
    const sign = (body: string | Buffer, at = clock.now(), key = SECRET) => {
      const timestamp = String(Math.floor(at / 1000));
      const hex = createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex');
      return { 'x-patchcord-timestamp': timestamp, 'x-patchcord-signature': `v1=${hex}` };
    };
    const post = async (body: string | Buffer, headers: Record<string, string> = sign(body)) => {
      const { statusCode, body: answer } = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return { status: statusCode, answer: await answer.text() };
    };
    return { hook, taken, post, sign, url, port };
  };

  it('takes a signed log, and says 202 also when it was there already', async () => {
    const { post, taken } = await open();
    const body = JSON.stringify({ ...LOG, severity: 'high', description: 'Since 9.\nAll of Berlin.', extra: [1] });
    expect(await post(body)).toMatchObject({ status: 202, answer: '{"status":"stored","log":1}\n' });
    expect(await post(body)).toMatchObject({ status: 202, answer: '{"status":"known","log":1}\n' });
    const { id: _, ...report } = LOG;
    expect(taken).toEqual([
      {
        source: 'webhook',
        delivery: 'webhook:L-1',
        id: 'L-1',
        report: {
          ...report,
          occurredAt: Date.parse(LOG.occurredAt),
          severity: 'high',
          description: 'Since 9.\nAll of Berlin.',
        },
      },
    ]);
  });

  it('refuses what is not signed right, or not now', async () => {
    const { post, sign, taken } = await open();
    const body = JSON.stringify(LOG);
    const good = sign(body);
    const wrong: Record<string, string>[] = [
      {},
      { 'x-patchcord-timestamp': good['x-patchcord-timestamp'] },
      { 'x-patchcord-signature': good['x-patchcord-signature'] },
      { ...good, 'x-patchcord-signature': good['x-patchcord-signature'].replace('v1=', '') },
      { ...good, 'x-patchcord-timestamp': `${good['x-patchcord-timestamp']}0` },
      { ...good, 'x-patchcord-timestamp': '1e9' },
      sign(body, clock.now(), 'another secret'),
      sign(`${body} `),
      sign(body, clock.now() - 301_000),
      sign(body, clock.now() + 302_000),
    ];
    for (const headers of wrong) expect((await post(body, headers)).status).toBe(401);
    expect(taken).toEqual([]);
    expect((await post(body, sign(body, clock.now() - 295_000))).status).toBe(202);
    clock.move(301_000);
    // A recorded request, played again later.
    expect((await post(body, good)).status).toBe(401);
    expect(taken).toHaveLength(1);
  });

  it.each([
    ['{"id":', 400],
    ['', 400],
    [Buffer.from([0x22, 0xff, 0x22]), 400],
    ['[]', 422],
    ['null', 422],
    ['{}', 422],
    [JSON.stringify({ ...LOG, title: ' \u0000 ' }), 422],
    [JSON.stringify({ ...LOG, occurredAt: 'yesterday' }), 422],
    [JSON.stringify({ ...LOG, occurredAt: 1e20 }), 422],
    [JSON.stringify({ ...LOG, title: 'x'.repeat(501) }), 422],
    [JSON.stringify({ ...LOG, id: { $ne: 1 } }), 422],
  ])('refuses the body %s with %i, and keeps nothing of it', async (body, status) => {
    const { post, taken } = await open();
    expect((await post(body)).status).toBe(status);
    expect(taken).toEqual([]);
  });

  it('names the fields that are wrong, and repeats no values', async () => {
    const { post } = await open();
    const { answer } = await post(JSON.stringify({ ...LOG, title: 7, product: undefined, reporter: 'r'.repeat(400) }));
    expect(JSON.parse(answer)).toEqual({
      error: 'the body is not a support log',
      problems: [
        'product: is missing',
        'title: Invalid input: expected string, received number',
        'reporter: is longer than 320 characters',
      ],
    });
  });

  it('takes times and ids as systems write them, and drops what no database takes', async () => {
    const { post, taken } = await open();
    const at = Date.parse('2026-11-23T08:00:00Z');
    for (const [id, occurredAt] of [at, at / 1000, '2026-11-23T09:00:00+01:00'].entries())
      expect((await post(JSON.stringify({ ...LOG, id, occurredAt, severity: null }))).status).toBe(202);
    expect(taken.map(({ report }) => report.occurredAt)).toEqual([at, at, at]);
    const odd = { ...LOG, id: 'x', title: 'a\u0000b\n c\ud800', description: 'one\u0000\r\ntwo' };
    expect((await post(JSON.stringify(odd))).status).toBe(202);
    expect(taken.at(-1)?.report).toMatchObject({ title: 'ab c\ufffd', description: 'one\r\ntwo' });
  });

  it('refuses 10 MB at once, before they are read', async () => {
    const { post, port, taken } = await open();
    expect((await post(Buffer.alloc(10 * 1024 * 1024, 'x'))).status).toBe(413);
    // Nothing of the body is sent, and the answer is there all the same.
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /hooks/support-logs HTTP/1.1\r\nhost: x\r\ncontent-length: 10485760\r\n\r\n');
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    const exact = `${JSON.stringify(LOG).slice(0, -1)},"pad":"`;
    const body = `${exact}${'x'.repeat(1024 * 1024 - exact.length - 2)}"}`;
    expect(Buffer.byteLength(body)).toBe(1024 * 1024);
    expect((await post(body)).status).toBe(202);
    expect((await post(`${body} `)).status).toBe(413);
    expect(taken).toHaveLength(1);
  });

  it('counts a body of unknown length', async () => {
    const { url, taken } = await open();
    async function* endless() {
      for (let at = 0; at < 40; at += 1) yield Buffer.alloc(64 * 1024, 'x');
    }
    const { statusCode } = await request(url, { method: 'POST', body: Readable.from(endless()) });
    expect(statusCode).toBe(413);
    expect(taken).toEqual([]);
  });

  it('answers no other method, and no compressed body', async () => {
    const { post, sign, url } = await open();
    const { statusCode, headers } = await request(url);
    expect([statusCode, headers.allow]).toEqual([405, 'POST']);
    const body = JSON.stringify(LOG);
    expect((await post(body, { ...sign(body), 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('is closed without a secret, and asks to come again while nothing can be stored', async () => {
    const closed = await open({});
    expect((await closed.post(JSON.stringify(LOG))).status).toBe(404);
    await server?.close({ graceMs: 100 });
    const broken = await open({ secret: SECRET, fails: true });
    expect((await broken.post(JSON.stringify(LOG))).status).toBe(503);
    await broken.hook.stop();
    expect((await broken.post(JSON.stringify(LOG))).status).toBe(503);
  });
});
