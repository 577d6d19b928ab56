import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { PatchcordError } from '../../src/core/errors.ts';
import type { Log } from '../../src/core/log.ts';
import { createHttp, type HttpOptions, VendorRefusal } from '../../src/kit/http.ts';
import { briskClock } from '../support/brisk-clock.ts';
import { testClock } from '../support/clock.ts';
import { type FakeRequest, fakeServer, json } from '../support/fake-server.ts';

const Thing = z.object({ name: z.string() });
const read = { method: 'GET', path: '/things/1' } as const;
const write = { method: 'POST', path: '/things', json: { name: 'new' } } as const;

/** What comes instead of an answer, and how often a read is tried then. */
const oddAnswers: [string, (response: ServerResponse) => void, number][] = [
  ['500', (response) => json(response, 500), 3],
  ['502 with a page', (response) => json(response, 502, '<html>', { 'content-type': 'text/html' }), 3],
  ['closed connection', (response) => void response.socket?.destroy(), 3],
  ['page', (response) => json(response, 200, 'x', { 'content-type': 'text/html; charset=x' }), 1],
  ['page without a type', (response) => void response.writeHead(404).end('<html>no</html>'), 1],
  ['nonsense', (response) => void response.writeHead(200).end('{"name":'), 1],
  ['redirect', (response) => void response.writeHead(302, { location: '/x' }).end(), 1],
  ['unexpected shape', (response) => json(response, 200, { name: 7 }), 1],
  [
    'half a body',
    (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"name":', () => response.socket?.destroy());
    },
    3,
  ],
];

async function open(
  answer: (request: FakeRequest, response: ServerResponse) => void,
  options: Partial<HttpOptions> = {},
) {
  const server = await fakeServer(answer);
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const clock = briskClock();
  const http = createHttp({ baseUrl: `${server.url}/api/`, name: 'fake', title: 'The fake', log, clock, ...options });
  onTestFinished(() => http.stop());
  return { server, http, lines, clock };
}

async function failure(call: Promise<unknown>): Promise<PatchcordError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PatchcordError)) throw new Error('expected a failure with a code', { cause: error });
  return error;
}

describe('createHttp', () => {
  it('sends JSON, forms and queries, and shapes the answer', async () => {
    const { server, http } = await open((_, response) => json(response, 200, { name: 'one', secret: 's' }));
    const query = { filter: "name eq 'a b+c'", top: 1 };
    expect(await http.read({ ...read, query, headers: { authorization: 'Bearer t' } }, Thing)).toEqual({ name: 'one' });
    await http.read(write, Thing);
    await http.read({ method: 'POST', path: '/token', form: { user: 'a b', sign: '&' } }, Thing);
    expect(server.seen.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual([
      'GET /api/things/1?filter=name%20eq%20%27a%20b%2Bc%27&top=1 ',
      'POST /api/things {"name":"new"}',
      'POST /api/token user=a+b&sign=%26',
    ]);
    expect(server.seen[0]?.headers.authorization).toBe('Bearer t');
    expect(server.seen[2]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it('takes any 2xx without a body for done', async () => {
    const { http } = await open(({ path }, response) => json(response, path.endsWith('gone') ? 204 : 200));
    await http.send(write);
    await http.send({ ...write, path: '/gone' });
    expect(await http.read(write, Thing.optional())).toBeUndefined();
  });

  it.each([
    [400, 'bad-input'],
    [401, 'not-allowed'],
    [403, 'not-allowed'],
    [404, 'not-found'],
    [409, 'bad-input'],
  ] as const)('turns a %i into %s and keeps the code of the other side', async (status, code) => {
    const { server, http } = await open((_, response) => json(response, status, { why: 'BECAUSE', text: 'hunter2' }), {
      refusalCode: (body) => z.object({ why: z.string() }).parse(body).why,
    });
    const error = await failure(http.read(read, Thing));
    expect(error).toMatchObject({ code, uncertain: false });
    expect(error.cause).toEqual(new VendorRefusal(status, 'BECAUSE'));
    expect(server.seen).toHaveLength(1);
  });

  it.each(oddAnswers)('says unreachable for a %s, repeats a read but no write', async (_, answer, reads) => {
    const { server, http } = await open((_request, response) => answer(response));
    expect(await failure(http.read(read, Thing))).toMatchObject({ code: 'unreachable', uncertain: false });
    expect(server.seen).toHaveLength(reads);
    expect(await failure(http.read(write, Thing))).toMatchObject({ code: 'unreachable', uncertain: true });
    expect(server.seen).toHaveLength(reads + 1);
    expect(await failure(http.read({ ...write, repeatable: true }, Thing))).toMatchObject({ uncertain: true });
    expect(server.seen).toHaveLength(reads + 1 + reads);
  });

  it('is certain that nothing happened where no connection came about', async () => {
    const { server, http } = await open(() => {}, { baseUrl: 'http://127.0.0.1:9' });
    expect(await failure(http.send(write))).toMatchObject({ code: 'unreachable', uncertain: false });
    expect(server.seen).toEqual([]);
  });

  it('succeeds when a repeat does', async () => {
    let calls = 0;
    const { http, clock } = await open((_, response) => json(response, ++calls < 3 ? 500 : 200, { name: 'late' }));
    expect(await http.read(read, Thing)).toEqual({ name: 'late' });
    expect(clock.pauses).toHaveLength(2);
  });

  it('waits for a slow answer up to the deadline, and no longer', async () => {
    const clock = testClock();
    const answers: (() => void)[] = [];
    const { server, http } = await open(
      (_, response) => void answers.push(() => json(response, 200, { name: 'slow' })),
      {
        clock,
      },
    );
    const slow = http.read(read, Thing);
    await server.arrived(1);
    await clock.advance(19_999);
    answers[0]?.();
    expect(await slow).toEqual({ name: 'slow' });

    const silent = failure(http.send({ ...write, repeatable: true }));
    await server.arrived(2);
    await clock.advance(20_000);
    expect(await silent).toMatchObject({ code: 'unreachable', uncertain: true });
    expect(server.seen).toHaveLength(2);
  });

  it('gives up an answer that stops half-way', async () => {
    const clock = testClock();
    const { server, http } = await open(
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{');
      },
      { clock },
    );
    const half = failure(http.read(read, Thing));
    await server.arrived(1);
    await clock.advance(20_000);
    expect(await half).toMatchObject({ code: 'unreachable' });
  });

  it('can be called off', async () => {
    const { server, http } = await open(() => {});
    const controller = new AbortController();
    const call = failure(http.send({ ...write, signal: controller.signal }));
    await server.arrived(1);
    controller.abort();
    expect(await call).toMatchObject({ code: 'unreachable', uncertain: true });
  });

  it.each([
    [429, '3', 3_000],
    [503, 'Mon, 23 Nov 2026 09:00:04 GMT', 4_000],
    [503, 'Mon, 23 Nov 2026 08:00:00 GMT', 0],
  ])('waits as a %i with Retry-After %s asks, then repeats what may be repeated', async (status, hint, ms) => {
    let calls = 0;
    const { http, clock } = await open((_, response) =>
      ++calls === 1 ? json(response, status, undefined, { 'retry-after': hint }) : json(response, 200, { name: 'one' }),
    );
    const before = clock.now();
    expect(await http.read(read, Thing)).toEqual({ name: 'one' });
    expect(clock.now() - before).toBeGreaterThanOrEqual(ms);
  });

  it.each([429, 503])('says busy for a %i that asks for a long wait, and keeps everybody waiting', async (status) => {
    const { server, http } = await open((_, response) => json(response, status, undefined, { 'retry-after': '60' }));
    const first = await failure(http.read(read, Thing));
    expect(first).toMatchObject({ code: 'busy', retryAfterMs: 60_000, uncertain: false });
    const second = await failure(http.send(write));
    expect(second).toMatchObject({ code: 'busy', retryAfterMs: 60_000 });
    expect(server.seen).toHaveLength(1);
  });

  it('repeats a 429 without a hint a little later, but no write', async () => {
    const { server, http } = await open((_, response) => json(response, 429));
    const error = await failure(http.read(read, Thing));
    expect(error).toMatchObject({ code: 'busy', retryAfterMs: undefined });
    expect(server.seen).toHaveLength(3);
    expect(await failure(http.send(write))).toMatchObject({ code: 'busy' });
    expect(server.seen).toHaveLength(4);
  });

  it('spares a system that does not answer, but not its health check, and asks again soon', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    let up = false;
    const { server, http } = await open((_, response) => json(response, up ? 200 : 500, { name: 'one' }));
    for (let call = 0; call < 5; call++) await failure(http.send(write));
    expect(await failure(http.read(read, Thing))).toMatchObject({ code: 'unreachable', uncertain: false });
    expect(server.seen).toHaveLength(5);
    up = true;
    await http.read({ ...read, probe: true }, Thing);
    expect(server.seen).toHaveLength(6);
    vi.setSystemTime(Date.now() + 2_000);
    expect(await http.read(read, Thing)).toEqual({ name: 'one' });
    expect(await http.read(read, Thing)).toEqual({ name: 'one' });
  });

  it('does not take refusals for an outage', async () => {
    const { server, http } = await open((_, response) => json(response, 400));
    for (let call = 0; call < 10; call++) await failure(http.send(write));
    expect(server.seen).toHaveLength(10);
  });

  it('holds calls back that exceed the budget, and says busy only at the deadline', async () => {
    const { server, http, clock } = await open((_, response) => json(response, 200), { requestsPerMinute: 60 });
    const before = clock.now();
    for (let call = 0; call < 12; call++) await http.send(write);
    expect(clock.pauses).toEqual([]);
    await http.send(write);
    expect(clock.now() - before).toBe(1_250);
    const many = await Promise.allSettled(Array.from({ length: 20 }, () => http.send(write)));
    const refused = many.filter((each) => each.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(server.seen).toHaveLength(33 - refused.length);
    for (const each of refused) expect(each.reason).toMatchObject({ code: 'busy' });
  });

  it('logs status and size, never bodies, headers or queries', async () => {
    const { http, lines } = await open(({ method }, response) =>
      json(response, method === 'GET' ? 200 : 400, { name: 'hunter2', why: 'hunter2' }, { 'x-token': 'hunter2' }),
    );
    await http.read({ ...read, query: { search: 'hunter2' }, headers: { authorization: 'Bearer hunter2' } }, Thing);
    await failure(http.send({ ...write, json: { password: 'hunter2' } }));
    await failure(http.read(read, z.object({ name: z.literal('other') })));
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('"status":200,"bytes":34');
    expect(lines.join('\n')).not.toContain('hunter2');
  });
});
