import { Hono } from 'hono';
import { z } from 'zod';
import type { Log } from '../../core/log.ts';
import type { Clock } from '../../kit/clock.ts';
import { asked, limit, problem } from './ask.ts';
import { connectorRoutes } from './connector.ts';
import { type ConsolePerson, createSeats } from './people.ts';
import { PressedAction, press, say } from './press.ts';
import type { Hub } from './stream.ts';
import { createToBot } from './to-bot.ts';

const Opened = z.object({ person: z.string() });
const Say = z.object({ person: z.string(), text: z.string().trim().min(1).max(4_000) });
const Press = z.object({ person: z.string(), activityId: z.string(), action: PressedAction });

/** Everybody's chat with the bot in Teams: the connector behind it, and what the page asks for. */
export function teamsRoutes(parts: {
  people: readonly ConsolePerson[];
  botUrl: () => string;
  hub: Hub;
  clock: Clock;
  log: Log;
}): Hono {
  const { people, hub, clock } = parts;
  const seats = createSeats(people, clock, ({ id }, happening) => hub.tell({ chat: `teams/${id}`, ...happening }));
  const toBot = createToBot(parts);
  const installed = new Set<string>();
  const routes = new Hono();
  routes.route('/', connectorRoutes(seats));

  routes.post('/console/api/teams/open', limit, async (c) => {
    const seat = seats.byPerson((await asked(c, Opened))?.person ?? '');
    if (!seat) return c.json(problem('Nobody has that id.'), 400);
    if (!installed.has(seat.person.id)) {
      installed.add(seat.person.id);
      const { ok } = await toBot.install(seat.person);
      if (!ok) installed.delete(seat.person.id);
    }
    return c.json({ kind: 'history', entries: seat.conversation.entries });
  });

  routes.post('/console/api/teams/say', limit, async (c) => {
    const wish = await asked(c, Say);
    const seat = wish && seats.byPerson(wish.person);
    if (!wish || !seat) return c.json(problem('Say who speaks, and what.'), 400);
    return c.json(await say(seat, { text: wish.text }, toBot));
  });

  routes.post('/console/api/teams/press', limit, async (c) => {
    const wish = await asked(c, Press);
    const seat = wish && seats.byPerson(wish.person);
    if (!wish || !seat) return c.json(problem('Say who presses what.'), 400);
    return c.json(await press(seat, wish.activityId, wish.action, toBot));
  });

  return routes;
}
