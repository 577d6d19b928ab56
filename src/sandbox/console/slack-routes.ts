import { Hono } from 'hono';
import { z } from 'zod';
import type { SlackSide } from '../slack/index.ts';
import { channelOf, PLACES, userIdOf } from '../slack/workspace.ts';
import { asked, limit, problem } from './ask.ts';
import type { Hub } from './stream.ts';

const who = z.string();
const Opened = z.object({ person: who });
const Say = z.object({ person: who, place: z.enum(PLACES), text: z.string().trim().min(1).max(4_000) });
const Filled = z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({});
const Press = z.object({
  person: who,
  spot: z.discriminatedUnion('in', [
    z.object({ in: z.literal('message'), place: z.enum(PLACES), id: z.string() }),
    z.object({ in: z.literal('modal') }),
    z.object({ in: z.literal('home') }),
  ]),
  block: z.string(),
  action: z.string(),
  option: z.exactOptional(z.string()),
  filled: Filled,
});
const Submit = z.object({ person: who, filled: Filled });

/** Everybody's Slack: what the page asks for. What is posted, changed and opened goes to the hub. */
export function slackRoutes(parts: {
  slack: SlackSide;
  botUrl: () => string;
  commands: () => readonly string[];
  hub: Hub;
}): Hono {
  const { slack, hub } = parts;
  const { workspace } = slack;
  const client = slack.client(parts);
  const handles = new Map(workspace.people.map((person) => [userIdOf(person), person.handle]));
  const userOf = (handle: string | undefined) =>
    workspace.people.filter((person) => person.handle === handle).map(userIdOf)[0];
  const routes = new Hono();

  workspace.watch((user, told) => {
    const chat = `slack/${handles.get(user)}`;
    if ('place' in told) hub.tell({ chat: `${chat}/${told.place}`, ...told.happening });
    else if ('modal' in told) hub.tell({ chat, kind: 'modal', view: told.modal });
    else hub.tell({ chat, kind: 'home', view: told.home });
  });

  /** The first look makes the person known to the app, as it does in Slack. */
  routes.post('/console/api/slack/open', limit, async (c) => {
    const user = userOf((await asked(c, Opened))?.person);
    if (user === undefined) return c.json(problem('Nobody has that id.'), 400);
    if (!workspace.joined.has(user)) await client.opensHome(user);
    const places = PLACES.map((place) => [place, workspace.seen(user, channelOf(user, place))?.entries ?? []]);
    const [home, modal] = [workspace.homes.get(user), workspace.modals.get(user)];
    return c.json({ kind: 'history', places: Object.fromEntries(places), home, modal });
  });

  routes.post('/console/api/slack/home', limit, async (c) => {
    const user = userOf((await asked(c, Opened))?.person);
    return user === undefined ? c.json(problem('Nobody has that id.'), 400) : c.json(await client.opensHome(user));
  });

  routes.post('/console/api/slack/say', limit, async (c) => {
    const wish = await asked(c, Say);
    const user = userOf(wish?.person);
    if (!wish || user === undefined) return c.json(problem('Say who speaks, and what.'), 400);
    return c.json(await client.types(user, wish.place, wish.text));
  });

  routes.post('/console/api/slack/press', limit, async (c) => {
    const wish = await asked(c, Press);
    const user = userOf(wish?.person);
    if (!wish || user === undefined) return c.json(problem('Say who presses what.'), 400);
    const { spot, person: _, ...named } = wish;
    return c.json(await client.presses(user, spot, named));
  });

  routes.post('/console/api/slack/submit', limit, async (c) => {
    const wish = await asked(c, Submit);
    const user = userOf(wish?.person);
    if (!wish || user === undefined) return c.json(problem('Say who sends what.'), 400);
    return c.json(await client.submits(user, wish.filled));
  });

  routes.post('/console/api/slack/close', limit, async (c) => {
    const user = userOf((await asked(c, Opened))?.person);
    if (user === undefined) return c.json(problem('Nobody has that id.'), 400);
    client.closes(user);
    return c.json({ kind: 'done' });
  });

  return routes;
}
