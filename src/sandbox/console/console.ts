import { Hono } from 'hono';
import type { Log } from '../../core/log.ts';
import { type Clock, systemClock } from '../../kit/clock.ts';
import type { SlackSide } from '../slack/index.ts';
import { BOT, userIdOf } from '../slack/workspace.ts';
import { pageFiles } from './files.ts';
import { localOnly } from './local-only.ts';
import type { ConsolePerson } from './people.ts';
import { phoneRoutes } from './phone-routes.ts';
import { slackRoutes } from './slack-routes.ts';
import { createHub } from './stream.ts';
import { teamsRoutes } from './teams-routes.ts';

export interface ConsoleOptions {
  people: readonly ConsolePerson[];
  /** The base address of the bot's own port, without a slash at the end. */
  botUrl: () => string;
  log: Log;
  clock?: Clock;
  /** Where the bot takes activities without a signature: Teams can be shown. */
  teams: boolean;
  /** The simulated workspace, where the bot is in no real one. */
  slack: SlackSide | undefined;
  /** The first words of all commands: in Slack each is a slash command. */
  words: () => readonly string[];
  /** The base address of the simulated phone system. */
  phoneUrl: string;
  supportLogsSecret: string | undefined;
}

/**
 * `/console`: a page where one is anybody in the simulated company, in Slack and in Teams. The bot gets what the platforms send
 * and answers as it answers them, so what is seen here is what they would show. Mounted at the root; guards itself.
 */
export function createConsole(options: ConsoleOptions): Hono {
  const { people, botUrl, log, clock = systemClock, teams, slack, words } = options;
  const hub = createHub(clock);
  const app = new Hono();
  app.use('/console', localOnly);
  app.use('/console/*', localOnly);
  app.route('/', pageFiles());

  app.get('/console/api/people', (c) => {
    const listed = people.map(({ id, name, role, extension, examples }) => {
      return { id, name, role, extension, examples, slack: userIdOf({ handle: id }) };
    });
    const platforms = [...(slack ? ['slack'] : []), ...(teams ? ['teams'] : [])];
    return c.json({ people: listed, hints: HINTS, platforms, bot: BOT }, 200, { 'cache-control': 'no-store' });
  });

  app.route('/', phoneRoutes({ ...options, hub, clock }));
  if (teams) app.route('/', teamsRoutes({ people, botUrl, hub, clock, log }));
  if (slack) app.route('/', slackRoutes({ slack, botUrl, hub, commands: () => ['pbx', 'pbxhelp', ...words()] }));
  return app;
}

/** Lines the page offers while somebody types. */
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
