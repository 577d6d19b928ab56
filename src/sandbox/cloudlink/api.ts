import { pathTree } from '../portsip/tree.ts';
import { accounts } from './accounts.ts';
import { analytics } from './analytics.ts';
import { authentication } from './authentication.ts';
import { chat } from './chat.ts';
import { type Cloud, type CloudUser, newId } from './cloud.ts';
import { media } from './media.ts';
import { notifications } from './notifications.ts';
import { bodyOf, invalid, missing, Refusal, unauthorized } from './refusal.ts';
import type { Route, Routes } from './route.ts';
import { users } from './users.ts';

export interface CloudRequest {
  method: string;
  /** Below the prefix: `/admin/2017-09-01/accounts/…`; the service may carry a region label, as the host does: `/admin.eu/…`. */
  path: string;
  query: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

export interface CloudAnswer {
  status: number;
  headers: Record<string, string>;
  /** Nothing for an answer without a body. */
  body?: string;
  /** E-mail of the token's owner. */
  person: string | null;
}

const VERSION = '2017-09-01';
const services: Readonly<Record<string, Routes>> = {
  authentication,
  admin: { ...users, ...accounts },
  chat,
  notifications,
  media,
  analytics,
};

const trees = Object.fromEntries(
  Object.entries(services).map(([service, routes]) => [
    service,
    pathTree(
      Object.entries(routes).map(([pattern, route]): [string, { route: Route; names: string[] }] => [
        pattern,
        { route, names: [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '') },
      ]),
    ),
  ]),
);

const MINUTE_MS = 60_000;

/** Every service of the simulated cloud behind one door. Never throws for what a caller can cause. */
export function cloudApi(cloud: Cloud, base: () => string): (request: CloudRequest) => CloudAnswer {
  let minute = 0;
  let count = 0;

  /** Switch 4. */
  function limit(): void {
    const { callsPerMinute, retryAfter } = cloud.switches;
    const now = cloud.clock.now();
    const current = Math.floor(now / MINUTE_MS);
    count = current === minute ? count + 1 : 1;
    minute = current;
    if (callsPerMinute === 0 || count <= callsPerMinute) return;
    const next = (minute + 1) * MINUTE_MS;
    const forms = {
      date: new Date(next).toUTCString(),
      seconds: String(Math.ceil((next - now) / 1000)),
      past: new Date(now - MINUTE_MS).toUTCString(),
      absent: undefined,
    };
    const hint = forms[retryAfter];
    throw new Refusal(429, 'TooManyRequests', 'Too many requests', hint === undefined ? {} : { 'retry-after': hint });
  }

  function serve(request: CloudRequest, me: CloudUser | undefined) {
    limit();
    const [, label = '', version = '', ...rest] = request.path.split('/');
    const [service = '', region] = label.split('.');
    const tree = trees[service];
    if (!tree || version !== VERSION) throw missing('Service');
    const path = `/${rest.join('/')}`;
    const match = tree(request.method, path);
    if (!match) throw missing('Resource');
    if (me) refuseRegion(me, region, request, service);
    const params = Object.fromEntries(match.value.names.map((name, at) => [name, match.params[at] ?? '']));
    const self = `${base()}${request.path}`;
    const call = { cloud, params, query: new URLSearchParams(request.query), body: readBody(request), self };
    const { route } = match.value;
    if (typeof route !== 'function') return route.open({ ...call, me });
    if (!me) throw unauthorized();
    return route({ ...call, me });
  }

  /** Switch 15: only a region that was asked for can be the wrong one. */
  function refuseRegion(
    me: CloudUser,
    region: string | undefined,
    { path, query }: CloudRequest,
    service: string,
  ): void {
    const { location } = cloud.accounts.get(me.accountId) ?? {};
    const { wrongRegion } = cloud.switches;
    if (region === undefined || region === location || wrongRegion === 'serve') return;
    if (wrongRegion !== 'redirect') throw new Refusal(wrongRegion, 'WrongRegion', 'The account is in another region');
    const right = path.replace(`/${service}.${region}/`, `/${service}.${location}/`);
    throw new Refusal(307, 'Moved', 'Moved', { location: `${base()}${right}${query === '' ? '' : `?${query}`}` });
  }

  return (request) => {
    const me = ownerOf(cloud, request.headers.authorization);
    const headers: Record<string, string> = { 'x-mitel-correlation-id': newId() };
    const person = me?.email ?? null;
    try {
      const { status, body } = serve(request, me);
      if (body === undefined) return { status, headers, person };
      return {
        status,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        person,
      };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      const { type, body } = bodyOf(thrown, cloud.switches.errorBody);
      return { status: thrown.status, headers: { ...headers, ...thrown.headers, 'content-type': type }, body, person };
    }
  };
}

/** Switch 2. */
function ownerOf(cloud: Cloud, header: string | string[] | undefined): CloudUser | undefined {
  if (typeof header !== 'string') return undefined;
  const isBearer = /^bearer /i.test(header);
  const { authorization } = cloud.switches;
  if ((authorization === 'bearer' && !isBearer) || (authorization === 'bare' && isBearer)) return undefined;
  const token = cloud.access.get(isBearer ? header.slice('bearer '.length) : header);
  return token && token.expiresAt > cloud.clock.now() ? cloud.users.get(token.userId) : undefined;
}

function readBody({ headers, body }: CloudRequest): Record<string, unknown> {
  if (body === '') return {};
  if (String(headers['content-type']).startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    throw invalid('The body must be JSON');
  }
  throw invalid('The body must be an object');
}
