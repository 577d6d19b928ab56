import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

/**
 * A simulated Microsoft Graph, as far as groups go, written from Microsoft's documents: the token endpoint of the identity
 * platform, `GET /v1.0/users`, `GET /v1.0/groups/{id}` and `POST /v1.0/users/{id}/checkMemberGroups`.
 */
export interface GraphSide {
  readonly url: string;
  /** Direct members by group: object ids of people, or of groups within. */
  readonly groups: Map<string, Set<string>>;
  readonly users: Map<string, { id: string; userPrincipalName: string; mail: string }>;
  /** Method and path of each call that was answered, oldest first. */
  readonly calls: string[];
  /** The next calls to Graph itself are answered with this status. */
  refuse(status: number | undefined, retryAfter?: number): void;
  /** Forgets every token. */
  endTokens(): void;
  stop(): Promise<void>;
}

interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

const PAGE = 2;
/** `checkMemberGroups` takes 20 ids (Microsoft Graph v1.0, directoryObject: checkMemberGroups). */
const MOST_IDS = 20;

export async function openGraph(account: { tenant: string; client: string; secret: string }): Promise<GraphSide> {
  const groups: GraphSide['groups'] = new Map();
  const users: GraphSide['users'] = new Map();
  const calls: string[] = [];
  const tokens = new Set<string>();
  let refused: { status: number; retryAfter: number | undefined } | undefined;
  let url = '';

  const error = (status: number, code: string): Answer => ({ status, body: { error: { code, message: code } } });

  function isIn(member: string, group: string, seen = new Set<string>()): boolean {
    if (seen.has(group)) return false;
    seen.add(group);
    const inside = groups.get(group) ?? new Set();
    return inside.has(member) || [...inside].some((one) => groups.has(one) && isIn(member, one, seen));
  }

  function signIn(path: string, body: string): Answer {
    const form = new URLSearchParams(body);
    const isTenant = path === `/${account.tenant}/oauth2/v2.0/token`;
    if (!isTenant || form.get('grant_type') !== 'client_credentials' || form.get('scope') !== SCOPE)
      return { status: 400, body: { error: 'invalid_request' } };
    if (form.get('client_id') !== account.client || form.get('client_secret') !== account.secret)
      return { status: 401, body: { error: 'invalid_client' } };
    const token = `token-${tokens.size + 1}`;
    tokens.add(token);
    return { status: 200, body: { token_type: 'Bearer', expires_in: 3_599, access_token: token } };
  }

  function graph(method: string, address: URL, body: string): Answer {
    const [, , kind = '', id = '', action] = address.pathname.split('/').map(decodeURIComponent);
    if (method === 'GET' && kind === 'users' && id === '') return listUsers(address);
    if (method === 'GET' && kind === 'groups')
      return groups.has(id) ? { status: 200, body: { id } } : error(404, 'Request_ResourceNotFound');
    if (method !== 'POST' || kind !== 'users' || action !== 'checkMemberGroups') return error(400, 'BadRequest');
    const person = [...users.values()].find((one) => one.id === id || one.userPrincipalName === id);
    if (!person) return error(404, 'Request_ResourceNotFound');
    const asked: unknown = JSON.parse(body);
    const ids: unknown =
      typeof asked === 'object' && asked !== null && 'groupIds' in asked ? asked.groupIds : undefined;
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > MOST_IDS) return error(400, 'Request_BadRequest');
    return { status: 200, body: { value: ids.filter((one) => isIn(person.id, String(one))) } };
  }

  /** `$filter` with `eq` and `or` only; pages of two. */
  function listUsers(address: URL): Answer {
    const filter = address.searchParams.get('$filter') ?? '';
    const terms = [...filter.matchAll(/(userPrincipalName|mail) eq '((?:[^']|'')*)'/g)];
    if (terms.length === 0) return error(400, 'Request_UnsupportedQuery');
    const fits = [...users.values()].filter((user) =>
      terms.some(([, field, value = '']) => {
        const has = field === 'mail' ? user.mail : user.userPrincipalName;
        return has.toLowerCase() === value.replaceAll("''", "'").toLowerCase();
      }),
    );
    const skip = Number(address.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(address);
    next.searchParams.set('$skiptoken', String(skip + PAGE));
    const value = fits.slice(skip, skip + PAGE).map(({ id }) => ({ id }));
    return { status: 200, body: { value, ...(fits.length > skip + PAGE && { '@odata.nextLink': next.href }) } };
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const address = new URL(request.url ?? '/', url);
    const method = request.method ?? 'GET';
    const body = await textOf(request);
    calls.push(`${method} ${address.pathname}`);
    if (address.pathname.endsWith('/oauth2/v2.0/token')) return signIn(address.pathname, body);
    if (refused) {
      const { status, retryAfter } = refused;
      const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      return { ...error(status, 'TooManyRequests'), headers };
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !tokens.has(token)) return error(401, 'InvalidAuthenticationToken');
    if (!address.pathname.startsWith('/v1.0/')) return error(404, 'ResourceNotFound');
    return graph(method, address, body);
  }

  const server = createServer((request, response: ServerResponse) => {
    answer(request).then(
      ({ status, body, headers }) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)),
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  return {
    url,
    groups,
    users,
    calls,
    refuse(status, retryAfter) {
      refused = status === undefined ? undefined : { status, retryAfter };
    },
    endTokens: () => tokens.clear(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const SCOPE = 'https://graph.microsoft.com/.default';
