import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { Agent, fetch } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import type { Log, LogFields } from '../../src/core/log.ts';
import type { Route } from '../../src/core/route.ts';
import { bodyLimit } from '../../src/kit/body-limit.ts';
import { createWebServer, type WebServer } from '../../src/web/server.ts';

const open: WebServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close({ graceMs: 0 })));
});

async function openServer({ routes = [], pages = new Hono() }: { routes?: Route[]; pages?: Hono } = {}) {
  const lines: { fields: LogFields; message: string }[] = [];
  const note = (fields: LogFields, message: string) => void lines.push({ fields, message });
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const server = createWebServer({ routes, pages, log, host: '127.0.0.1' });
  open.push(server);
  const { port } = await server.listen(0);
  return { server, port, url: `http://127.0.0.1:${port}`, lines };
}

/** Sends bytes as they are, and gives back everything that came until the other side closed. */
async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(parts).toString();
}

const echo: Route = {
  method: 'POST',
  path: '/hooks/echo',
  async handle(request, response) {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    response.end(Buffer.concat(parts));
  },
};

describe('the web server', () => {
  it('gives an entrance the raw request, with or without a query', async () => {
    const { url } = await openServer({ routes: [echo] });
    for (const path of ['/hooks/echo', '/hooks/echo?a=%zz']) {
      const answer = await fetch(url + path, { method: 'POST', body: '{"a": 1}' });
      expect([answer.status, await answer.text()]).toEqual([200, '{"a": 1}']);
    }
  });

  it('gives a page its form with a length, in pieces, and with no body at all', async () => {
    const limit = bodyLimit({ maxSize: 8, onError: (c) => c.text('too much', 413) });
    const pages = new Hono().post('/form', limit, async (c) =>
      c.text(`got ${JSON.stringify(await c.req.parseBody())}`),
    );
    const { port } = await openServer({ pages });
    const ask = (rest: string) => sendRaw(port, `POST /form HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${rest}`);
    const form = 'Content-Type: application/x-www-form-urlencoded\r\n';
    expect(await ask(`${form}Content-Length: 3\r\n\r\na=1`)).toContain('got {"a":"1"}');
    expect(await ask(`${form}Transfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n0\r\n\r\n`)).toContain('got {"a":"1"}');
    expect(await ask(`${form}Transfer-Encoding: chunked\r\n\r\n9\r\na=1234567\r\n0\r\n\r\n`)).toContain('413');
    expect(await ask('\r\n')).toContain('got {}');
  });

  it('asks the pages for everything else', async () => {
    const pages = new Hono().get('/hello/:name', (c) => c.text(`hello ${c.req.param('name')}`));
    const { url } = await openServer({ routes: [echo], pages });
    expect(await (await fetch(`${url}/hello/dana`)).text()).toBe('hello dana');
  });

  it('reads bodies whole or in pieces, as far as a page allows', async () => {
    const limit = bodyLimit({ maxSize: 8, onError: (c) => c.text('too large', 413) });
    const pages = new Hono().post('/form', limit, async (c) => {
      const { a } = await c.req.parseBody();
      return c.text(typeof a === 'string' ? a : 'no text');
    });
    const { url } = await openServer({ pages });
    const answerTo = async (body: string | ReadableStream) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await fetch(`${url}/form`, { method: 'POST', headers, body, duplex: 'half' });
      return [answer.status, await answer.text()];
    };
    const pieces = (...parts: string[]) => new Blob(parts).stream();
    expect(await answerTo('a=whole')).toEqual([200, 'whole']);
    expect(await answerTo(pieces('a=pi', 'eces'))).toEqual([200, 'pieces']);
    expect(await answerTo('a=longer one')).toEqual([413, 'too large']);
    expect(await answerTo(pieces('a=longer', ' one'))).toEqual([413, 'too large']);
  });

  it('says in plain text what is not there or not possible', async () => {
    const { url } = await openServer({ routes: [echo] });
    const missing = await fetch(`${url}/nothing`);
    expect([missing.status, await missing.text()]).toEqual([404, 'Not found']);
    expect(missing.headers.get('content-type')).toMatch('text/plain');
    const wrong = await fetch(`${url}/hooks/echo`);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${url}/hooks/echo/`, { method: 'POST' })).status).toBe(404);
  });

  it('answers 500 without a word when an entrance or a page fails, and logs it without the rest of the path', async () => {
    const failing: Route = {
      method: 'POST',
      path: '/hooks/bad',
      handle: () => Promise.reject(new Error('inner words')),
    };
    const throwing: Route = {
      method: 'POST',
      path: '/hooks/worse',
      handle() {
        throw new Error('inner words');
      },
    };
    const pages = new Hono().get('/connect/:token', () => {
      throw new Error('inner words');
    });
    const { url, lines } = await openServer({ routes: [failing, throwing], pages });
    const answers = [
      await fetch(`${url}/hooks/bad`, { method: 'POST' }),
      await fetch(`${url}/hooks/worse`, { method: 'POST' }),
      await fetch(`${url}/connect/very-private-token`),
    ];
    for (const answer of answers) expect([answer.status, await answer.text()]).toEqual([500, '']);
    expect(lines.map(({ fields }) => fields.path)).toEqual(['/hooks', '/hooks', '/connect']);
    expect(lines.every(({ fields }) => fields.error instanceof Error && fields.error.message === 'inner words')).toBe(
      true,
    );
  });

  it('refuses request targets that are malformed', async () => {
    const pages = new Hono().all('*', (c) => c.text('reached'));
    const { port } = await openServer({ pages });
    for (const target of ['http://evil.example/', '//evil.example/', '/a%zz', '/a\\b', '*', `/${'a'.repeat(9_000)}`]) {
      const answer = await sendRaw(port, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer, target).toMatch(/^HTTP\/1\.1 400 /);
    }
    expect(await sendRaw(port, `GET /a?b=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toContain('reached');
  });

  it('refuses oversized headers and what is not HTTP, and lives on', async () => {
    const { port, url } = await openServer();
    expect(await sendRaw(port, `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
    expect(await sendRaw(port, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(url)).status).toBe(404);
  });

  it('does not mount two entrances on one address', () => {
    expect(() =>
      createWebServer({
        routes: [echo, echo],
        pages: new Hono(),
        log: { debug() {}, info() {}, warn() {}, error() {} },
        host: '127.0.0.1',
      }),
    ).toThrow('mounted twice');
  });

  it('rejects when the port is taken', async () => {
    const { port } = await openServer();
    const other = createWebServer({
      routes: [],
      pages: new Hono(),
      log: { debug() {}, info() {}, warn() {}, error() {} },
      host: '127.0.0.1',
    });
    await expect(other.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('lets running requests finish when it closes, then closes their connections', async () => {
    const started = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const slow: Route = {
      method: 'GET',
      path: '/slow',
      async handle(_request, response) {
        started.resolve();
        await release.promise;
        response.end('done');
      },
    };
    const { server, url } = await openServer({ routes: [slow] });
    const agent = new Agent();
    const running = fetch(`${url}/slow`, { dispatcher: agent });
    await started.promise;
    const closed = server.close({ graceMs: 60_000 });
    await expect(fetch(`${url}/slow`)).rejects.toThrow();
    release.resolve();
    const answer = await running;
    expect([await answer.text(), answer.headers.get('connection')]).toEqual(['done', 'close']);
    await closed;
    await agent.close();
  });

  it('does not wait for event streams when it closes', async () => {
    const pages = new Hono().get('/events', () => {
      const body = new ReadableStream({ start: (events) => events.enqueue(new TextEncoder().encode(': open\n\n')) });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    });
    const { server, url } = await openServer({ pages });
    const stream = await fetch(`${url}/events`, { headers: { accept: 'text/event-stream' } });
    await server.close({ graceMs: 60_000 });
    await expect(stream.text()).rejects.toThrow();
  });

  it('closes idle kept connections at once and cuts the rest when the time is up', async () => {
    const stuck: Route = { method: 'GET', path: '/stuck', handle: () => {} };
    const pages = new Hono().get('/quick', (c) => c.text('ok'));
    const { server, url } = await openServer({ routes: [stuck], pages });
    await (await fetch(`${url}/quick`)).text();
    const hanging = fetch(`${url}/stuck`).catch(() => 'cut');
    await (await fetch(`${url}/quick`)).text();
    await server.close({ graceMs: 1 });
    expect(await hanging).toBe('cut');
  });
});
