import type { Fields } from './fields.ts';
import { listed } from './lists.ts';
import { byExtension, type Group, type Pbx, type User } from './pbx.ts';
import { found } from './refusal.ts';
import { type Call, changed, needed, type OwnedRoute, param, type Routes, text } from './route.ts';
import { taken } from './rules.ts';

export const groups: Routes = {
  'GET /groups': guarded((call) =>
    listed(
      call,
      [...call.pbx.groups.values()].map(({ id, fields }) => ({
        id,
        name: fields.name,
        description: fields.description,
      })),
      { filter: ['name'], search: ['name', 'description'] },
    ),
  ),
  'POST /groups': guarded(({ pbx, body }) => {
    refuseTwin(pbx, needed(body, 'name'));
    return { id: addGroup(pbx, body).id };
  }),
  'GET /groups/{id}': guarded((call) => {
    const { id, fields } = group(call);
    return { id, ...fields };
  }),
  'POST /groups/{id}': guarded((call) => {
    const stored = group(call);
    refuseTwin(call.pbx, text(call.body, 'name'), stored);
    stored.fields = changed(call.pbx, stored.fields, call.body, { description: null, outbound_caller_ids: [] });
  }),
  'POST /groups/{id}/destroy': guarded((call) => {
    call.pbx.groups.delete(group(call).id);
  }),
  'GET /groups/{id}/members': guarded((call) => ({
    items: [...group(call).members].flatMap((id) => {
      const user = call.pbx.users.get(id);
      return user ? [member(user)] : [];
    }),
  })),
  'GET /groups/{id}/members/{extension_number}': guarded((call) => member(present(call))),
  'POST /groups/{id}/members/{extension_number}': guarded((call) => {
    group(call).members.add(found(byExtension(call.pbx, param(call, 1)), 'User').id);
  }),
  'POST /groups/{id}/members/{extension_number}/destroy': guarded((call) => {
    group(call).members.delete(present(call).id);
  }),
};

export function addGroup(pbx: Pbx, fields: Fields, id = Buffer.from(pbx.nextId()).toString('base64')): Group {
  const added = { id, fields: { description: null, outbound_caller_ids: [], ...fields }, members: new Set<string>() };
  pbx.groups.set(id, added);
  return added;
}

function guarded(run: (call: Call) => unknown): OwnedRoute {
  return { needs: 'user_management.users', run };
}

function group(call: Call): Group {
  return found(call.pbx.groups.get(param(call, 0)), 'Group');
}

/** Who the path names, if in the group: asking for anybody else is the documented 404. */
function present(call: Call): User {
  const user = byExtension(call.pbx, param(call, 1));
  return found(user && group(call).members.has(user.id) ? user : undefined, 'Member');
}

function member(user: User) {
  return { id: user.id, name: user.name, display_name: user.displayName, extension_number: user.extension };
}

function refuseTwin(pbx: Pbx, name: string | undefined, own?: Group): void {
  for (const other of pbx.groups.values()) if (other !== own && other.fields.name === name) throw taken(pbx, 'name');
}
