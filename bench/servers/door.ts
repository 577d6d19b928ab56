import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Hono } from 'hono';
import { createSlack, settings as slackSettings } from '../../adapters/chat/slack/index.ts';
import { createTeams, settings as teamsSettings } from '../../adapters/chat/teams/index.ts';
import { loadCommands } from '../../src/app/catalog.ts';
import { createApp } from '../../src/app/create.ts';
import { createDoor, type OpenRequests } from '../../src/app/request/door.ts';
import { shippedSupport } from '../../src/config/support-schema.ts';
import { systemClock as clock } from '../../src/kit/clock.ts';
import { createLog } from '../../src/kit/log.ts';
import { createMetrics } from '../../src/kit/metrics.ts';
import { createSealer } from '../../src/kit/seal.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createVault } from '../../src/store/vault.ts';
import { createWebServer } from '../../src/web/server.ts';
import { signingSecret } from '../requests.ts';

/** Patchcord up to the acknowledgement: everything is real and durable, but nobody runs what was accepted. */
const log = createLog({ level: 'warn' });
const database = await openDatabase({ folder: process.env.PATCHCORD_DATA ?? '' });
const sealer = createSealer('bench-bench-bench-bench-bench-bench');
const vault = createVault({ database, sealer, clock });
const apiUrl = process.env.SLACK_API_URL;
const slack = createSlack(slackSettings.parse({ signingSecret, botToken: 'xoxb-bench', apiUrl }), {
  log,
  clock,
  vault,
});
const teams = createTeams(teamsSettings.parse({ anonymous: true }), { log, clock });
const open: OpenRequests = new Map();
const app = createApp({
  database,
  clock,
  log,
  metrics: createMetrics(),
  sealer,
  systems: [],
  chats: new Map(),
  commands: await loadCommands(join(import.meta.dirname, '..', '..', 'commands')),
  publicUrl: '',
  defaultZone: 'Europe/Berlin',
  rules: [],
  groups: {},
  supportContacts: [],
  support: shippedSupport,
  wake: end,
});
const leave = () => undefined;
const door = createDoor(app, open, {
  reserve: () => ({ lease: randomUUID(), until: clock.now() + 10_000, start: end, leave }),
  wake: end,
});

/** Accepted and written down; here the story ends. */
function end(): void {
  for (const [key, one] of open) {
    open.delete(key);
    one.answer(undefined);
    void one.progress.stop();
  }
}

const server = createWebServer({
  routes: [...slack.routes, ...teams.routes],
  pages: new Hono(),
  log,
  host: '127.0.0.1',
});
await slack.start(door);
await teams.start(door);
await server.listen(Number(process.env.PORT));
