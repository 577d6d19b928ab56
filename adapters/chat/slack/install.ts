import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiver, Installation, webApi } from '@slack/bolt';
import type { Log } from '../../../src/core/log.ts';
import type { Route } from '../../../src/core/route.ts';
import { slackLogger } from './logger.ts';
import type { SlackSettings } from './settings.ts';
import type { Workspaces } from './workspaces.ts';

/** What the bot may do, fewest possible. The manifest asks for the same ones; a test compares them. */
export const botScopes = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'groups:read',
  'im:history',
  'im:write',
  'mpim:read',
  'users:read',
  'users:read.email',
];
/** Only where the policy names user groups. */
const userGroupsScope = 'usergroups:read';
/** Only where support logs go to channels: to look for a post that was cut off. */
const supportScopes = ['channels:history', 'groups:history'];
/** Only where profiles follow the phone. */
const profileScope = 'dnd:read';
/** Only with the assistant pane. */
const assistantScope = 'assistant:write';

export interface InstallOptions {
  settings: SlackSettings;
  publicUrl: string | undefined;
  workspaces: Workspaces;
  userGroups: boolean;
  supportLogs: boolean;
  fetch: webApi.FetchFunction;
  log: Log;
}

/** `/slack/install` and `/slack/oauth_redirect`: installation by OAuth with Bolt's own pages and state check; the token is sealed in the vault. */
export function installRoutes(options: InstallOptions): Route[] {
  const { clientId, clientSecret } = options.settings;
  if (clientId === undefined || clientSecret === undefined) return [];
  let loading: Promise<HTTPReceiver> | undefined;
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    loading ??= openReceiver(options, clientId, clientSecret);
    (await loading).requestListener(request, response);
  };
  return [
    { method: 'GET', path: '/slack/install', handle },
    { method: 'GET', path: '/slack/oauth_redirect', handle },
  ];
}

async function openReceiver(options: InstallOptions, clientId: string, clientSecret: string): Promise<HTTPReceiver> {
  const { settings, publicUrl, workspaces, userGroups, supportLogs, fetch, log } = options;
  const { HTTPReceiver, LogLevel } = await import('@slack/bolt');
  return new HTTPReceiver({
    // Bolt wants one for its own entrance, which is not mounted.
    signingSecret: settings.signingSecret ?? '',
    clientId,
    clientSecret,
    // The same in every process, and of no use to who sees it.
    stateSecret: createHmac('sha256', clientSecret).update('patchcord slack install state').digest('hex'),
    scopes: [
      ...botScopes,
      ...(userGroups ? [userGroupsScope] : []),
      ...(supportLogs ? supportScopes : []),
      ...(settings.assistant ? [assistantScope] : []),
      ...(settings.profile ? [profileScope] : []),
    ],
    logger: slackLogger(log, LogLevel.WARN),
    ...(publicUrl && { redirectUri: new URL('/slack/oauth_redirect', publicUrl).href }),
    installerOptions: {
      redirectUriPath: '/slack/oauth_redirect',
      directInstall: true,
      clientOptions: { slackApiUrl: settings.apiUrl, fetch, timeout: 10_000, retryConfig: { retries: 0 } },
    },
    installationStore: {
      async storeInstallation(installation: Installation) {
        const { team, bot } = installation;
        // Whole organisations are not supported: their tokens reach workspaces that did not ask for us.
        if (!team || !bot) throw new Error('only installations into one workspace are supported');
        await workspaces.install(team.id, bot.token, team.name ?? '');
        log.info({ team: team.id }, 'Patchcord was installed in a Slack workspace');
      },
      async fetchInstallation() {
        throw new Error('installations are read from the vault');
      },
    },
  });
}
