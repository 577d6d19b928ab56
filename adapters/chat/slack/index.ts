import { z } from 'zod';
import type { ChatAdapter, Door } from '../../../src/core/chat.ts';
import type { Log } from '../../../src/core/log.ts';
import { type Meter, noMeter } from '../../../src/core/meter.ts';
import type { Route } from '../../../src/core/route.ts';
import type { Vault } from '../../../src/core/vault.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { createAcks } from './acks.ts';
import { createAnswers } from './answer.ts';
import { createApi, Done, isTaken } from './api.ts';
import { createAssistant } from './assistant.ts';
import { createChannels } from './channels.ts';
import { createForms } from './forms.ts';
import { createHome } from './home.ts';
import { createHttpEntrance } from './http.ts';
import { installRoutes } from './install.ts';
import { createPacer } from './pace.ts';
import { createPeople } from './people.ts';
import { openPool } from './pool.ts';
import { createResponder } from './respond.ts';
import { createSender } from './send.ts';
import type { SlackSettings } from './settings.ts';
import { openSocket, type Socket } from './socket.ts';
import { createSurroundings } from './surroundings.ts';
import { createTake } from './take.ts';
import { createUserGroups } from './user-groups.ts';
import { anyTeam, createWorkspaces } from './workspaces.ts';

export { type SlackSettings, settings } from './settings.ts';

export interface SlackTools {
  log: Log;
  clock: Clock;
  vault: Vault;
  /** Where people reach Patchcord; needed for installation by OAuth. */
  publicUrl?: string;
  /** The configuration names Slack user groups: the installation asks for the right to read them. */
  userGroups?: boolean;
  /** Support logs go to channels: the installation asks for the right to look for posts that were cut off. */
  supportLogs?: boolean;
  meter?: Meter;
}

const Tested = z.object({ team_id: z.string().optional() });
/** What is queued gets so long when the process stops; the rest is a job's matter. */
const flushMs = 5_000;

/** Slack: HTTP or Socket Mode in, Web API and response addresses out. */
export function createSlack(
  settings: SlackSettings,
  { log, clock, vault, publicUrl, userGroups = false, supportLogs = false, meter = noMeter }: SlackTools,
): ChatAdapter {
  const pool = openPool();
  const pacer = createPacer(clock);
  const acks = createAcks();
  const api = createApi({
    apiUrl: settings.apiUrl,
    token: (team) => workspaces.token(team),
    pacer,
    clock,
    fetch: pool.fetch,
    log,
    meter,
  });
  const workspaces = createWorkspaces({
    botToken: settings.botToken,
    vault,
    clock,
    log,
    ask: askWhoIAm,
    isTaken: (team) => isTaken(api, team),
  });
  const people = createPeople(api, clock);
  const groups = createUserGroups(api, clock);
  const sender = createSender(api, people);
  const forms = createForms({ api, clock, log });
  const responder = createResponder({ pool, clock, log });
  const assistant = createAssistant({ api, enabled: settings.assistant, log });
  const answers = createAnswers({ api, sender, people, forms, assistant, responder, acks, pacer, clock });

  let door: Door | undefined;
  let socket: Socket | undefined;
  const take = createTake({ door: () => door, workspaces, forms, assistant, acks, clock, log });

  /** Socket Mode needs no signing secret; without one nobody could tell Slack's requests from forged ones. */
  function entrance(): Route[] {
    const { signingSecret } = settings;
    if (signingSecret === undefined) return [];
    const isOpen = () => door !== undefined;
    const handle = createHttpEntrance({ signingSecret, take, isOpen, acks, clock, log });
    return [{ method: 'POST', path: '/slack/events', handle }];
  }

  async function askWhoIAm(): Promise<void> {
    const { team_id: team } = await api.call(anyTeam, 'auth.test', {}, Tested);
    workspaces.learn(team);
  }

  return {
    id: 'slack',
    label: 'Slack',
    // `chat.update` is tier 3, 50 a minute in a workspace: room for two or three cards that change all the time.
    editEveryMs: 3_000,
    everyMs: 1_000,
    routes: [
      ...entrance(),
      ...installRoutes({ settings, publicUrl, workspaces, userGroups, supportLogs, fetch: pool.fetch, log }),
    ],
    async start(opened) {
      door = opened;
      workspaces.begin();
      if (settings.appToken === undefined) return;
      const { appToken, apiUrl } = settings;
      socket = await openSocket({ appToken, apiUrl, fetch: pool.fetch, take, acks, clock, log });
    },
    async stop() {
      door = undefined;
      const flushed = Promise.all([socket?.stop(), pacer.idle()]);
      await Promise.race([flushed, new Promise<void>((resolve) => clock.after(flushMs, resolve))]);
      await pool.close();
    },
    ...people,
    ...groups,
    ...createSurroundings(api),
    ...createChannels(api, clock),
    ...answers,
    ...sender,
    ...createHome(api),
    async check() {
      // Before the first installation there is no token to ask with.
      if (settings.botToken === undefined) await api.call(anyTeam, 'api.test', {}, Done);
      else await askWhoIAm();
    },
  };
}
