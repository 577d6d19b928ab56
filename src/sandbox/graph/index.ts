import { createServer, type IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { type Clock, systemClock } from '../../kit/clock.ts';
import { graphApi } from './api.ts';
import { graphCall, type TeamsSide, teamsSide } from './side.ts';
import { emptyTenant, type GraphAnswer, type GraphUser, refusal } from './tenant.ts';

/**
 * A simulated Microsoft Graph on a port of its own, written from Microsoft's documents: sign-in, groups and people of the directory,
 * presence in Teams, and subscriptions to it.
 */
export interface GraphSide {
  readonly url: string;
  /** Direct members by group: object ids of people, or of groups within. */
  readonly groups: Map<string, Set<string>>;
  readonly users: Map<string, GraphUser>;
  readonly teams: TeamsSide;
  /** Method and path of each call that was answered, oldest first. */
  readonly calls: string[];
  /** The next calls to Graph itself are answered with this status. */
  refuse(status: number | undefined, retryAfter?: number): void;
  /** Forgets every token. */
  endTokens(): void;
  stop(): Promise<void>;
}

export async function openGraph(
  account: { tenant: string; client: string; secret: string },
  { clock = systemClock }: { clock?: Clock } = {},
): Promise<GraphSide> {
  const tenant = emptyTenant(account, clock);
  const calls: string[] = [];
  let refused: { status: number; retryAfter: number | undefined } | undefined;
  let url = '';
  const api = graphApi(tenant, () => url);

  async function answer(request: IncomingMessage): Promise<GraphAnswer> {
    const address = new URL(request.url ?? '', url);
    const body = await textOf(request);
    calls.push(`${request.method} ${address.pathname}`);
    if (refused && !address.pathname.includes('/oauth2/')) {
      const { status, retryAfter } = refused;
      const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      return { ...refusal(status, 'TooManyRequests'), headers };
    }
    return api.answer(graphCall(request.method ?? 'GET', address, request.headers.authorization ?? '', body));
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body, headers }) =>
        response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(body === undefined ? undefined : JSON.stringify(body)),
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  return {
    url,
    groups: tenant.groups,
    users: tenant.users,
    teams: teamsSide(tenant, api),
    calls,
    refuse(status, retryAfter) {
      refused = status === undefined ? undefined : { status, retryAfter };
    },
    endTokens: () => tenant.tokens.clear(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
