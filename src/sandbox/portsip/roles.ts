import { z } from 'zod';
import type { Fields } from './fields.ts';
import { listed } from './lists.ts';
import { type Pbx, type Permissions, type Role, since } from './pbx.ts';
import { found, impossible, invalid } from './refusal.ts';
import { type Call, needed, type OwnedRoute, param, type Routes, text } from './route.ts';
import { taken } from './rules.ts';

const Given = z.record(z.string(), z.record(z.string(), z.boolean()));

const log = ['call_log_view_only', 'call_log_full_access', 'call_recording_view_only', 'call_recording_full_access'];
const access = ['view_only', 'full_access'];

/** Every leaf of the permission object (reference, section 7). */
const leaves: Record<string, readonly string[]> = {
  general: ['voicemail_view_only', 'voicemail_full_access', 'meeting'],
  system: ['information', 'dealer', 'tenant'],
  trunk: access,
  company: access,
  company_call_log: log,
  phone_system: access,
  user_management: ['roles', 'users'],
  user_call_log: log,
  policies: ['domestic_calls', 'internal_calls', 'international_calls'],
  analytics: ['call_report_view_only', 'call_report_full_access'],
  billing: access,
};

/** Built-in roles cannot be edited and keep their names to themselves. What each may is deduced. */
export function builtInRoles(): Role[] {
  const person = ['general', 'user_call_log', 'policies.domestic_calls', 'policies.internal_calls'];
  const international = [...person, 'policies.international_calls'];
  const manager = [...person, 'company_call_log', 'phone_system', 'analytics'];
  const tenant = Object.keys(leaves).filter((group) => group !== 'system');
  const role = (id: number, name: string, description: string, granted: string[]): Role => ({
    id: `87815664469160${String(id).padStart(4, '0')}`,
    name,
    description,
    permissions: permissions(granted),
    builtIn: true,
  });
  return [
    role(1, 'SystemAdmin', 'Administers the whole server', Object.keys(leaves)),
    role(2, 'Replicator', 'Copies the server', ['system.information']),
    role(3, 'Dealer', 'Sells tenants', ['system.dealer', 'system.tenant']),
    role(4, 'Admin', 'Administers the tenant', tenant),
    role(5, 'QueueManager', 'Supervises call queues', manager),
    role(6, 'StandardInternationalUser', 'Calls abroad, too', international),
    role(7, 'StandardUser', 'Everybody else', person),
  ];
}

/** Custom roles; addressed by name in 22.2 and by id from 22.3. */
export const roles: Routes = {
  'GET /roles': guarded((call) =>
    listed(
      call,
      [...call.pbx.roles.values()].map((role) => brief(call.pbx, role)),
      { filter: ['name'], search: ['name', 'description'] },
    ),
  ),
  'POST /roles': guarded(({ pbx, body }) => {
    const name = needed(body, 'name');
    if (pbx.roles.has(name)) throw taken(pbx, 'name');
    const role = { id: pbx.nextId(), name, description: text(body, 'description') ?? null, builtIn: false };
    pbx.roles.set(name, { ...role, permissions: merged(permissions([]), body.permissions) });
    return since(pbx, '22.3') ? { id: role.id, name } : { name };
  }),
  'GET /roles/{name}': guarded((call) => {
    const role = roleOf(call);
    return { ...brief(call.pbx, role), permissions: role.permissions };
  }),
  'POST /roles/{name}': guarded((call) => {
    const role = editable(call);
    const { pbx, body } = call;
    const name = text(body, 'name') ?? role.name;
    if (name !== role.name && pbx.roles.has(name)) throw taken(pbx, 'name');
    for (const user of pbx.users.values()) if (user.role === role.name) user.role = name;
    pbx.roles.delete(role.name);
    pbx.roles.set(name, role);
    role.name = name;
    role.permissions = merged(role.permissions, body.permissions);
    if ('description' in body) role.description = text(body, 'description') ?? null;
  }),
  'POST /roles/{name}/destroy': guarded((call) => {
    const role = editable(call);
    if ([...call.pbx.users.values()].some((user) => user.role === role.name)) throw impossible('The role is in use.');
    call.pbx.roles.delete(role.name);
  }),
};

function guarded(run: (call: Call) => unknown): OwnedRoute {
  return { needs: 'user_management.roles', run };
}

function roleOf(call: Call): Role {
  const named = param(call, 0);
  const role = since(call.pbx, '22.3')
    ? [...call.pbx.roles.values()].find((each) => each.id === named)
    : call.pbx.roles.get(named);
  return found(role, 'Role');
}

function editable(call: Call): Role {
  const role = roleOf(call);
  if (role.builtIn) throw invalid('name', 'is the name of a built-in role');
  return role;
}

function brief(pbx: Pbx, { id, name, description, builtIn }: Role): Fields {
  return since(pbx, '22.3') ? { id, name, description, protected: builtIn } : { name, description };
}

/** The permission object with these leaves, or all leaves of these groups, on. */
function permissions(granted: readonly string[]): Permissions {
  return Object.fromEntries(
    Object.entries(leaves).map(([group, names]) => [
      group,
      Object.fromEntries(names.map((leaf) => [leaf, granted.includes(group) || granted.includes(`${group}.${leaf}`)])),
    ]),
  );
}

function merged(stored: Permissions, given: unknown): Permissions {
  const parsed = Given.safeParse(given ?? {});
  if (!parsed.success) throw invalid('permissions', 'must be groups of switches');
  return Object.fromEntries(
    Object.entries(stored).map(([group, switches]) => [group, { ...switches, ...parsed.data[group] }]),
  );
}
