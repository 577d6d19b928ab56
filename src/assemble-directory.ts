import type { Settings } from './config/load.ts';
import { syncRulesOf } from './config/sync-schema.ts';
import type { DirectoryGroups } from './core/directory-groups.ts';
import type { Log } from './core/log.ts';
import type { Meter } from './core/meter.ts';
import type { Sync } from './core/sync/place.ts';
import type { Clock } from './kit/clock.ts';
import type { SandboxSide } from './sandbox/side.ts';

/** What is behind Microsoft Graph, where it is set up: the company's directory, and presence in Teams. */
export async function openGraphSide(
  { env, file }: Pick<Settings, 'env' | 'file'>,
  sandbox: SandboxSide | undefined,
  tools: { log: Log; clock: Clock; meter: Meter },
): Promise<{ directory: DirectoryGroups | undefined; sync: Sync | undefined }> {
  const { GRAPH_TENANT_ID, GRAPH_CLIENT_ID, GRAPH_CLIENT_SECRET, GRAPH_URL } = env;
  if (!GRAPH_TENANT_ID && !sandbox) return { directory: undefined, sync: undefined };
  const { createGraph, settings } = await import('../adapters/phone/graph/index.ts');
  const own = {
    tenantId: GRAPH_TENANT_ID,
    clientId: GRAPH_CLIENT_ID,
    clientSecret: GRAPH_CLIENT_SECRET,
    url: GRAPH_URL,
  };
  const { groups, presence } = createGraph(settings.parse(GRAPH_TENANT_ID ? own : sandbox?.graph), tools);
  return { directory: groups, sync: { rules: syncRulesOf(file.sync), places: new Map([[presence.id, presence]]) } };
}
