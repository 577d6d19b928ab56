import { type Grant, type GraphAnswer, type GraphCall, refusal, type Tenant, userOf } from './tenant.ts';

const PAGE = 2;
/** `checkMemberGroups` takes 20 ids (Microsoft Graph v1.0, directoryObject: checkMemberGroups). */
const MOST_IDS = 20;

/** `GET /users`, `GET /groups/{id}` and `POST /users/{id}/checkMemberGroups`; undefined for anything else. */
export function directory(tenant: Tenant, call: GraphCall, grant: Grant, base: string): GraphAnswer | undefined {
  if (call.method === 'GET' && call.path === '/v1.0/me') {
    const me = grant.user === undefined ? undefined : userOf(tenant, grant.user);
    return me ? { status: 200, body: me } : refusal(400, 'BadRequest', '/me needs somebody who has signed in.');
  }
  const [, , kind = '', id = '', action] = call.path.split('/').map(decodeURIComponent);
  if (call.method === 'GET' && kind === 'users' && id === '') return listUsers(tenant, call, base);
  if (call.method === 'GET' && kind === 'groups')
    return tenant.groups.has(id) ? { status: 200, body: { id } } : refusal(404, 'Request_ResourceNotFound');
  if (call.method !== 'POST' || kind !== 'users' || action !== 'checkMemberGroups') return undefined;
  const person = userOf(tenant, id);
  if (!person) return refusal(404, 'Request_ResourceNotFound');
  const asked: unknown = JSON.parse(call.body);
  const ids: unknown = typeof asked === 'object' && asked !== null && 'groupIds' in asked ? asked.groupIds : undefined;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > MOST_IDS) return refusal(400, 'Request_BadRequest');
  return { status: 200, body: { value: ids.filter((one) => isIn(tenant, person.id, String(one))) } };
}

function isIn(tenant: Tenant, member: string, group: string, seen = new Set<string>()): boolean {
  if (seen.has(group)) return false;
  seen.add(group);
  const inside = tenant.groups.get(group) ?? new Set();
  return inside.has(member) || [...inside].some((one) => tenant.groups.has(one) && isIn(tenant, member, one, seen));
}

/** `$filter` with `eq` and `or` only; pages of two. */
function listUsers(tenant: Tenant, { path, query }: GraphCall, base: string): GraphAnswer {
  const terms = [...(query.get('$filter') ?? '').matchAll(/(userPrincipalName|mail) eq '((?:[^']|'')*)'/g)];
  if (terms.length === 0) return refusal(400, 'Request_UnsupportedQuery');
  const fits = [...tenant.users.values()].filter((user) =>
    terms.some(([, field, value = '']) => {
      const has = field === 'mail' ? user.mail : user.userPrincipalName;
      return has.toLowerCase() === value.replaceAll("''", "'").toLowerCase();
    }),
  );
  const skip = Number(query.get('$skiptoken') ?? 0);
  const next = new URLSearchParams(query);
  next.set('$skiptoken', String(skip + PAGE));
  const value = fits.slice(skip, skip + PAGE).map(({ id }) => ({ id }));
  const more = fits.length > skip + PAGE && { '@odata.nextLink': `${base}${path}?${next.toString()}` };
  return { status: 200, body: { value, ...more } };
}
