import type { Settings } from './config/load.ts';
import { syncRulesOf } from './config/sync-schema.ts';
import type { DirectoryGroups } from './core/directory-groups.ts';
import type { Log } from './core/log.ts';
import type { Meter } from './core/meter.ts';
import type { Route } from './core/route.ts';
import type { PresencePlace, Sync } from './core/sync/place.ts';
import type { Place } from './core/sync/record.ts';
import type { PresenceWatch } from './core/sync/watch.ts';
import type { Vault } from './core/vault.ts';
import type { Clock } from './kit/clock.ts';
import type { SandboxSide } from './sandbox/side.ts';

interface GraphSide {
  directory: DirectoryGroups | undefined;
  teams: PresencePlace | undefined;
  watch: PresenceWatch | undefined;
}

interface SlackProfileTools {
  log: Log;
  clock: Clock;
  meter: Meter;
  vault: Vault;
  publicUrl: string;
  agreed: (account: string) => Promise<void>;
}

/** What is behind Microsoft Graph, where it is set up: the company's directory, and presence in Teams. */
export async function openGraphSide(
  { env, file }: Pick<Settings, 'env' | 'file'>,
  sandbox: SandboxSide | undefined,
  tools: { log: Log; clock: Clock; meter: Meter; vault: Vault },
): Promise<GraphSide> {
  const { GRAPH_TENANT_ID, GRAPH_CLIENT_ID, GRAPH_CLIENT_SECRET, GRAPH_URL } = env;
  if (!GRAPH_TENANT_ID && !sandbox) return { directory: undefined, teams: undefined, watch: undefined };
  const { createGraph, settings } = await import('../adapters/phone/graph/index.ts');
  const own = {
    tenantId: GRAPH_TENANT_ID,
    clientId: GRAPH_CLIENT_ID,
    clientSecret: GRAPH_CLIENT_SECRET,
    url: GRAPH_URL,
  };
  const isSandbox = !GRAPH_TENANT_ID;
  const given = isSandbox ? { ...sandbox?.graph } : { ...own, monitors: file.sync.monitors };
  const { groups, presence, watch } = createGraph(settings.parse(given), tools);
  if (isSandbox && sandbox && watch) await sandbox.agreeAsMonitors(watch);
  return { directory: groups, teams: presence, watch };
}

/** Presence synchronisation with the places that are set up; undefined where there is none. */
export async function openSync(
  { env, file, sandbox }: Pick<Settings, 'env' | 'file' | 'sandbox'>,
  { teams, watch }: Pick<GraphSide, 'teams' | 'watch'>,
  tools: SlackProfileTools,
): Promise<{ sync: Sync | undefined; routes: readonly Route[]; stop(): Promise<void> }> {
  const places = new Map<Place, PresencePlace>(teams ? [[teams.id, teams]] : []);
  const slack = await openSlackProfile({ env, file }, tools);
  if (slack) places.set(slack.place.id, slack.place);
  const { secretEnds } = file.sync;
  const sync: Sync = {
    rules: syncRulesOf(file.sync),
    places,
    watch: watch && watch.monitors.length > 0 ? watch : undefined,
    enrols: !sandbox,
    connect: new Map(slack ? [['slack', slack.connectUrl]] : []),
    secretEnds: secretEnds === undefined ? undefined : Date.parse(secretEnds),
  };
  return { sync: places.size > 0 ? sync : undefined, routes: slack?.routes ?? [], stop: async () => slack?.stop() };
}

async function openSlackProfile({ env, file }: Pick<Settings, 'env' | 'file'>, tools: SlackProfileTools) {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_API_URL: apiUrl } = env;
  if (!file.slack.profile) return undefined;
  const { createSlackProfile, settings } = await import('../adapters/phone/slack-profile/index.ts');
  return createSlackProfile(settings.parse({ clientId, clientSecret, apiUrl }), tools);
}
