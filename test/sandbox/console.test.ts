import { Hono } from 'hono';
import { fetch, request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../../src/core/log.ts';
import { createConsole } from '../../src/sandbox/console/console.ts';
import { toHtml } from '../../src/sandbox/console/page/markdown.js';
import { createWebServer } from '../../src/web/server.ts';
import { testClock } from '../support/clock.ts';

const PEOPLE = [
  {
    id: 'dana',
    name: 'Dana Kim',
    email: 'dana.kim@example.com',
    role: 'agent in Sales',
    zone: 'Europe/Berlin',
    directoryId: 'aad-dana',
    extension: '2044',
    examples: ['presence dnd for 30m'],
  },
  {
    id: 'priya',
    name: 'Priya Natarajan',
    email: 'priya@example.com',
    role: 'administrator',
    zone: 'Europe/Berlin',
    directoryId: 'aad-priya',
    extension: '2001',
    examples: ['approvals'],
  },
];

const Activity = z.looseObject({
  type: z.string(),
  id: z.string(),
  name: z.string().optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string() }),
});
type Activity = z.infer<typeof Activity>;

const Entry = z.object({
  id: z.string(),
  from: z.string(),
  text: z.string(),
  cards: z.array(z.unknown().optional()),
  version: z.number(),
});
const Happening = z.looseObject({
  chat: z.string().optional(),
  kind: z.string(),
  id: z.string().optional(),
  entry: Entry.optional(),
  entries: z.array(Entry).optional(),
});
type Happening = z.infer<typeof Happening>;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** The console and a bot on one port, as in the real thing; `bot` answers the activities. */
async function openConsole(bot: (activity: Activity) => { status?: number; body?: unknown } = () => ({})) {
  const received: Activity[] = [];
  let url = '';
  const pages = new Hono();
  pages.post('/api/messages', async (c) => {
    const activity = Activity.parse(await c.req.json());
    received.push(activity);
    const { status = 200, body } = bot(activity);
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
  const options = {
    people: PEOPLE,
    botUrl: () => url,
    log: silentLog,
    clock: testClock(),
    teams: true,
    slack: undefined,
  };
  pages.route(
    '/',
    createConsole({ ...options, words: () => [], phoneUrl: 'http://127.0.0.1:9', supportLogsSecret: 's' }),
  );
  const server = createWebServer({ routes: [], pages, log: silentLog, host: '127.0.0.1' });
  const { port } = await server.listen(0);
  url = `http://127.0.0.1:${port}`;
  closing.push(() => server.close({ graceMs: 0 }));

  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/console${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await answer.text();
    const parsed: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
    return { status: answer.status, body: parsed };
  };
  const conversation = (path: string, id = 'console%3Adana') => `/connector/v3/conversations/${id}${path}`;
  const post = async (activity: unknown, id?: string): Promise<string> => {
    const { status, body } = await send('POST', conversation('/activities', id), activity);
    expect(status).toBe(201);
    return z.object({ id: z.string() }).parse(body).id;
  };
  /** As the page does: the stream first, then what was before. */
  const watchChat = async (person: string) => {
    const next = await watch(`${url}/console/api/stream`);
    const { body } = await send('POST', '/api/teams/open', { person });
    const before = [Happening.parse(body)];
    return async (): Promise<Happening> => {
      for (;;) {
        const told = before.shift() ?? (await next());
        if (told.kind === 'history' || told.chat === `teams/${person}`) return told;
      }
    };
  };
  return {
    url,
    port,
    received,
    send,
    post,
    conversation,
    watch: watchChat,
  };
}

/** What a page sees of the stream, one happening after the other. */
async function watch(address: string): Promise<() => Promise<Happening>> {
  const answer = await fetch(address, { headers: { accept: 'text/event-stream' } });
  expect(answer.headers.get('content-type')).toMatch('text/event-stream');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  closing.unshift(async () => reader?.cancel());
  let text = '';
  return async () => {
    for (;;) {
      const end = text.indexOf('\n\n');
      const event = end < 0 ? undefined : text.slice(0, end);
      if (event !== undefined) text = text.slice(end + 2);
      if (event?.startsWith('data: ')) return Happening.parse(JSON.parse(event.slice(6)));
      if (event === undefined) {
        const part = await reader?.read();
        if (part?.value === undefined) throw new Error('the stream ended');
        text += part.value;
      }
    }
  };
}

const card = (title: string) => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: title }] });
const cardMessage = (title: string) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(title) }],
});

describe('the console', () => {
  it('turns a typed line into the activity Teams would send', async () => {
    const { send, received, url } = await openConsole();
    expect((await send('POST', '/api/teams/say', { person: 'dana', text: ' presence dnd ' })).body).toEqual({
      kind: 'done',
    });
    expect(received).toEqual([
      expect.objectContaining({
        type: 'message',
        text: 'presence dnd',
        channelId: 'msteams',
        serviceUrl: `${url}/console/connector`,
        from: { id: '29:dana', name: 'Dana Kim', aadObjectId: 'aad-dana' },
        recipient: { id: '28:patchcord', name: 'Patchcord' },
        conversation: expect.objectContaining({ id: 'console:dana', conversationType: 'personal' }),
        entities: [expect.objectContaining({ type: 'clientInfo', timezone: 'Europe/Berlin' })],
        channelData: { tenant: { id: expect.any(String) } },
      }),
    ]);
  });

  it('streams the history, then what is said, answered, changed and removed', async () => {
    const { send, post, conversation, watch, received } = await openConsole();
    const next = await watch('dana');
    expect(await next()).toMatchObject({ kind: 'history', entries: [] });
    await send('POST', '/api/teams/say', { person: 'dana', text: 'help' });
    expect(await next()).toMatchObject({ kind: 'entry', entry: { from: 'person', text: 'help' } });
    await post({ type: 'typing' });
    expect(await next()).toEqual({ chat: 'teams/dana', kind: 'typing' });
    const id = await post(cardMessage('Working'));
    expect(await next()).toMatchObject({ entry: { id, from: 'bot', cards: [card('Working')], version: 1 } });
    expect((await send('PUT', conversation(`/activities/${id}`), cardMessage('Done'))).body).toEqual({ id });
    expect(await next()).toMatchObject({ entry: { id, cards: [card('Done')], version: 2 } });
    expect((await send('DELETE', conversation(`/activities/${id}`))).status).toBe(200);
    expect(await next()).toEqual({ chat: 'teams/dana', kind: 'removed', id });
    expect(received.map(({ type }) => type)).toEqual(['conversationUpdate', 'message']);
    const again = await watch('dana');
    expect((await again()).entries).toHaveLength(1);
  });

  it('replaces the card with what the bot answers to its button', async () => {
    const { send, post, watch, received } = await openConsole(({ type }) =>
      type === 'invoke'
        ? { body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('Undone') } }
        : {},
    );
    const id = await post(cardMessage('Do not disturb'));
    const next = await watch('dana');
    await next();
    const action = {
      type: 'Action.Execute',
      verb: 'call',
      title: 'Undo',
      data: { command: 'presence.set', note: 'typed in' },
    };
    expect((await send('POST', '/api/teams/press', { person: 'dana', activityId: id, action })).body).toEqual({
      kind: 'done',
    });
    expect(await next()).toMatchObject({ entry: { id, cards: [card('Undone')], version: 2 } });
    expect(received.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value: { action, trigger: 'manual' },
    });
  });

  it.each([
    [
      'a note',
      { body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noted.' } },
      { kind: 'note', text: 'Noted.' },
    ],
    ['nothing', {}, { kind: 'done' }],
    [
      'a refusal',
      { body: { statusCode: 403, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'Not you.' } } },
      { kind: 'problem', text: 'Not you.' },
    ],
    [
      'nonsense',
      { body: { hello: 1 } },
      { kind: 'problem', text: expect.stringContaining('Teams would not understand') },
    ],
    ['an error', { status: 500 }, { kind: 'problem', text: expect.stringContaining('status 500') }],
  ])('shows %s that the bot answers to a button', async (_what, answer, shown) => {
    const { send, post } = await openConsole(({ type }) => (type === 'invoke' ? answer : {}));
    const activityId = await post(cardMessage('Card'));
    const pressed = await send('POST', '/api/teams/press', {
      person: 'dana',
      activityId,
      action: { type: 'Action.Execute', verb: 'x', data: {} },
    });
    expect(pressed.body).toEqual(shown);
  });

  it('sends what a form submits as the value of a message, which nobody sees as a line', async () => {
    const { send, post, received, watch } = await openConsole();
    const activityId = await post(cardMessage('Form'));
    await send('POST', '/api/teams/press', {
      person: 'dana',
      activityId,
      action: { type: 'Action.Submit', data: { pin: 'name', minutes: '30' } },
    });
    expect(received.at(-1)).toMatchObject({
      type: 'message',
      text: '',
      value: { pin: 'name', minutes: '30' },
      replyToId: activityId,
    });
    expect((await (await watch('dana'))()).entries).toHaveLength(1);
    const back = {
      type: 'Action.Submit',
      data: { msteams: { type: 'messageBack', text: 'queue', displayText: 'My queues', value: { a: 1 } } },
    };
    await send('POST', '/api/teams/press', { person: 'dana', activityId, action: back });
    expect(received.at(-1)).toMatchObject({ type: 'message', text: 'queue', value: { a: 1 } });
    expect((await (await watch('dana'))()).entries?.at(-1)).toMatchObject({ from: 'person', text: 'My queues' });
  });

  it('opens the dialogs a bot offers and sends them back', async () => {
    const { send, post, received } = await openConsole(({ name }) => {
      if (name === 'task/fetch')
        return {
          body: {
            task: {
              type: 'continue',
              value: { title: 'Which queue?', card: { contentType: 'x', content: card('Form') } },
            },
          },
        };
      return name === 'task/submit' ? { body: { task: { type: 'message', value: 'Saved.' } } } : {};
    });
    const activityId = await post(cardMessage('Card'));
    const opener = { type: 'Action.Submit', data: { msteams: { type: 'task/fetch' }, form: 'f1' } };
    expect((await send('POST', '/api/teams/press', { person: 'dana', activityId, action: opener })).body).toEqual({
      kind: 'dialog',
      title: 'Which queue?',
      card: card('Form'),
    });
    const submit = { type: 'task/submit', data: { queue: 'Sales' } };
    expect((await send('POST', '/api/teams/press', { person: 'dana', activityId, action: submit })).body).toEqual({
      kind: 'note',
      text: 'Saved.',
    });
    expect(received.at(-1)).toMatchObject({ name: 'task/submit', value: { data: { queue: 'Sales' } } });
  });

  it('is a connector: members, new conversations, and ids encoded or not', async () => {
    const { send, conversation, post, watch } = await openConsole();
    const dana = {
      id: '29:dana',
      name: 'Dana Kim',
      email: 'dana.kim@example.com',
      userPrincipalName: 'dana.kim@example.com',
      aadObjectId: 'aad-dana',
    };
    for (const id of ['console:dana', 'console%3Adana', 'console%3adana']) {
      expect((await send('GET', conversation('/members', id))).body).toEqual([expect.objectContaining(dana)]);
      expect((await send('GET', conversation('/members/29%3Adana', id))).body).toMatchObject(dana);
      expect((await send('GET', conversation('/members/aad-dana', id))).body).toMatchObject(dana);
      expect((await send('GET', conversation('/pagedmembers?pageSize=1', id))).body).toEqual({
        members: [expect.objectContaining(dana)],
      });
      await post(cardMessage('hello'), id);
    }
    const created = await send('POST', '/connector/v3/conversations', {
      members: [{ id: '29:priya' }],
      isGroup: false,
      activity: cardMessage('Approve?'),
    });
    expect(created).toMatchObject({ status: 201, body: { id: 'console:priya', activityId: expect.any(String) } });
    expect((await (await watch('priya'))()).entries).toMatchObject([{ from: 'bot', cards: [card('Approve?')] }]);
    expect((await send('POST', conversation('/activities/123', 'console:dana'), cardMessage('a reply'))).status).toBe(
      201,
    );
  });

  it('refuses what the connector refuses', async () => {
    const { send, conversation } = await openConsole();
    const refusals = await Promise.all([
      send('POST', conversation('/activities', 'console:nobody'), cardMessage('x')),
      send('PUT', conversation('/activities/1'), cardMessage('x')),
      send('DELETE', conversation('/activities/1')),
      send('GET', conversation('/members/29:priya')),
      send('POST', '/connector/v3/conversations', { members: [{ id: '29:nobody' }] }),
      send('POST', conversation('/activities'), { text: 'no type' }),
      send('POST', conversation('/activities'), cardMessage('x'.repeat(101 * 1024))),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 400, 413]);
    for (const { body } of refusals)
      expect(body).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  it('says so when the bot is not there, and when it is asked for nobody', async () => {
    const { send } = await openConsole(() => ({ status: 401 }));
    expect((await send('POST', '/api/teams/say', { person: 'dana', text: 'help' })).body).toMatchObject({
      kind: 'problem',
    });
    expect((await send('POST', '/api/teams/say', { person: 'nobody', text: 'help' })).status).toBe(400);
    expect((await send('POST', '/api/teams/say', { person: 'dana', text: '  ' })).status).toBe(400);
    expect((await send('POST', '/api/teams/press', { person: 'dana' })).status).toBe(400);
    expect((await send('POST', '/api/teams/open', { person: 'nobody' })).status).toBe(400);
  });

  it('keeps the last 200 messages', async () => {
    const { post, watch } = await openConsole();
    for (let count = 0; count < 205; count += 1) await post({ type: 'message', text: String(count) });
    const { entries } = await (await watch('dana'))();
    expect([entries?.length, entries?.[0]?.text]).toEqual([200, '5']);
  });

  it('answers only pages of its own on this machine', async () => {
    const { url, port } = await openConsole();
    const ask = async (headers: Record<string, string>, path = '/console') =>
      (await request(`${url}${path}`, { headers })).statusCode;
    expect(await ask({ host: `localhost:${port}` })).toBe(200);
    expect(await ask({ host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` })).toBe(200);
    const foreign: Record<string, string>[] = [
      { host: 'evil.example' },
      { host: 'localhost.evil.example' },
      { host: `localhost:${port}`, origin: 'https://evil.example' },
      { host: `localhost:${port}`, origin: `http://localhost:${port + 1}` },
      { host: `localhost:${port}`, 'sec-fetch-site': 'cross-site' },
      { host: `localhost:${port}`, 'x-forwarded-for': '203.0.113.7' },
    ];
    for (const headers of foreign) {
      expect(await ask(headers), JSON.stringify(headers)).toBe(403);
      expect(await ask(headers, '/console/connector/v3/conversations/console:dana/members')).toBe(403);
    }
  });

  it('serves the page and everything it needs, and loads nothing from elsewhere', async () => {
    const { send, url } = await openConsole();
    const page = await fetch(`${url}/console`);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'/);
    const text = await page.text();
    expect(text).not.toMatch(/https?:\/\//);
    const waiting = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
    const seen = new Set<string>();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const file = await fetch(url + path);
      expect(file.status, path).toBe(200);
      const script = path.includes('adaptivecards') ? '' : await file.text();
      for (const [, other = ''] of script.matchAll(/from '(\.[^']+)'/g))
        waiting.push(new URL(other, url + path).pathname);
    }
    expect(seen.size).toBeGreaterThan(15);
    expect((await send('GET', '/api/people')).body).toMatchObject({
      people: [{ id: 'dana', name: 'Dana Kim', role: 'agent in Sales' }, { id: 'priya' }],
    });
  });
});

describe('Markdown on the console page', () => {
  it.each([
    ['**bold** and _italic_', '<strong>bold</strong> and <em>italic</em>'],
    ['dana\\_kim\\_2 \\*not bold\\*', 'dana_kim_2 *not bold*'],
    ['snake_case_name', 'snake_case_name'],
    ['one\ntwo', 'one<br>two'],
    ['Do:\n- this\n- that\nthen', 'Do:<ul><li>this</li><li>that</li></ul>then'],
    ['<img src=x onerror=alert(1)>', '&#60;img src=x onerror=alert(1)&#62;'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    [
      '[docs](https://example.com/a?b=1&c=2)',
      '<a href="https://example.com/a?b=1&#38;c=2" target="_blank" rel="noopener noreferrer">docs</a>',
    ],
  ])('draws %j safely', (text, html) => {
    expect(toHtml(text)).toBe(html);
  });
});
