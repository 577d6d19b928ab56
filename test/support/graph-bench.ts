import { type GraphSide, openGraph } from '../../src/sandbox/graph/index.ts';

/** The registration of the simulated Entra directory. */
export const ACCOUNT = { tenant: 'tenant-1', client: 'client-1', secret: 'the secret of the registration' };

/** The directory alone, and the settings with which a bench reads it. */
export async function openGroups(): Promise<{ graph: GraphSide; env: Record<string, string> }> {
  const graph = await openGraph(ACCOUNT);
  const env = {
    GRAPH_TENANT_ID: ACCOUNT.tenant,
    GRAPH_CLIENT_ID: ACCOUNT.client,
    GRAPH_CLIENT_SECRET: ACCOUNT.secret,
    GRAPH_URL: graph.url,
  };
  return { graph, env };
}
