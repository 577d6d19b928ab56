import type { Settings } from './config/load.ts';
import type { DirectoryGroups } from './core/directory-groups.ts';
import type { Log } from './core/log.ts';
import type { Meter } from './core/meter.ts';
import type { Clock } from './kit/clock.ts';

/** The company's directory behind Microsoft Graph, where it is set up. */
export async function openDirectory(
  { env }: Pick<Settings, 'env'>,
  tools: { log: Log; clock: Clock; meter: Meter },
): Promise<DirectoryGroups | undefined> {
  if (!env.GRAPH_TENANT_ID) return undefined;
  const { createGraph, settings } = await import('../adapters/phone/graph/index.ts');
  const { GRAPH_TENANT_ID, GRAPH_CLIENT_ID, GRAPH_CLIENT_SECRET, GRAPH_URL } = env;
  const given = settings.parse({
    tenantId: GRAPH_TENANT_ID,
    clientId: GRAPH_CLIENT_ID,
    clientSecret: GRAPH_CLIENT_SECRET,
    url: GRAPH_URL,
  });
  return createGraph(given, tools);
}
