import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Log } from '../../core/log.ts';
import { type Clock, systemClock } from '../../kit/clock.ts';
import { connectorRoutes } from './connector.ts';
import type { Happening } from './conversations.ts';
import { localOnly } from './local-only.ts';
import { type ConsolePerson, createSeats, type Seat } from './people.ts';
import { PressedAction, press, say } from './press.ts';
import { createToBot } from './to-bot.ts';

export interface ConsoleOptions {
  people: readonly ConsolePerson[];
  /** The base address of the bot's own port, without a slash at the end. */
  botUrl: () => string;
  log: Log;
  clock?: Clock;
  /** Lines the page offers while somebody types. */
  hints?: readonly string[];
}

/**
 * `/console`: a page where one is anybody in the simulated company, and the stand-in for the Bot Framework connector behind it.
 * The bot gets and sends real activities, so what is seen here is what Teams would show. Mounted at the root; guards itself.
 */
export function createConsole({ people, botUrl, log, clock = systemClock, hints = HINTS }: ConsoleOptions): Hono {
  const seats = createSeats(people, clock);
  const toBot = createToBot({ botUrl, clock, log });
  const installed = new Set<string>();
  const app = new Hono();
  app.use('/console/*', localOnly);
  app.route('/', connectorRoutes(seats));

  for (const { path, type, read } of FILES) {
    const content = read();
    app.get(path, (c) => c.body(content, 200, { 'content-type': type, ...PAGE_HEADERS }));
  }

  app.get('/console/api/people', (c) => {
    const listed = people.map(({ id, name, role }) => ({ id, name, role }));
    return c.json({ people: listed, hints }, 200, { 'cache-control': 'no-store' });
  });

  app.post('/console/api/say', limit, async (c) => {
    const asked = Say.safeParse(await readJson(c));
    const seat = asked.data && seats.byPerson(asked.data.person);
    if (!asked.data || !seat) return c.json({ kind: 'problem', text: 'Say who speaks, and what.' }, 400);
    return c.json(await say(seat, { text: asked.data.text }, toBot));
  });

  app.post('/console/api/press', limit, async (c) => {
    const asked = Press.safeParse(await readJson(c));
    const seat = asked.data && seats.byPerson(asked.data.person);
    if (!asked.data || !seat) return c.json({ kind: 'problem', text: 'Say who presses what.' }, 400);
    return c.json(await press(seat, asked.data.activityId, asked.data.action, toBot));
  });

  app.get('/console/api/stream', (c) => {
    const seat = seats.byPerson(c.req.query('person') ?? '');
    if (!seat) return c.text('Nobody has that id.\n', 404);
    return stream(c, seat, clock, async () => {
      if (installed.has(seat.person.id)) return;
      installed.add(seat.person.id);
      const { ok } = await toBot.install(seat.person);
      if (!ok) installed.delete(seat.person.id);
    });
  });

  return app;
}

const Say = z.object({ person: z.string(), text: z.string().trim().min(1).max(4_000) });
const Press = z.object({ person: z.string(), activityId: z.string(), action: PressedAction });

const limit = bodyLimit({
  maxSize: 64 * 1024,
  onError: (c) => c.json({ kind: 'problem', text: 'That was too long.' }, 413),
});

function readJson(c: Context): Promise<unknown> {
  return c.req.json().catch(() => undefined);
}

/** Server-sent events until the page goes away. A comment now and then lets both sides notice a dead connection. */
function stream(c: Context, { conversation }: Seat, clock: Clock, opened: () => Promise<void>): Response {
  return streamSSE(c, async (events) => {
    let line = Promise.resolve();
    const send = (text: string) => {
      line = line.then(async () => void (await events.write(text)));
    };
    const end = conversation.watch((happening: Happening) => send(`data: ${JSON.stringify(happening)}\n\n`));
    let cancel = () => {};
    const beat = () => {
      send(': still here\n\n');
      cancel = clock.after(25_000, beat);
    };
    beat();
    const left = new Promise<void>((resolve) => events.onAbort(resolve));
    await opened();
    await left;
    cancel();
    end();
  });
}

const PAGE_HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const ours = (name: string) => () => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');
const renderer = () =>
  readFileSync(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const SCRIPT = 'text/javascript; charset=utf-8';

const FILES = [
  { path: '/console', type: 'text/html; charset=utf-8', read: ours('page.html') },
  { path: '/console/console.css', type: 'text/css; charset=utf-8', read: ours('console.css') },
  { path: '/console/console.js', type: SCRIPT, read: ours('console.js') },
  { path: '/console/pane.js', type: SCRIPT, read: ours('pane.js') },
  { path: '/console/card.js', type: SCRIPT, read: ours('card.js') },
  { path: '/console/markdown.js', type: SCRIPT, read: ours('markdown.js') },
  { path: '/console/adaptivecards.js', type: SCRIPT, read: renderer },
];

const HINTS = [
  'help',
  'presence',
  'presence dnd for 30m',
  'presence available',
  'queue',
  'queue break for 15m',
  'queue ready all',
  'queue who Support',
  'find Dana',
  'connect',
];
