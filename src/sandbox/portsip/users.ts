import type { Fields } from './fields.ts';
import { listed } from './lists.ts';
import { byExtension, type Pbx, since, type User } from './pbx.ts';
import { invalid, Refusal } from './refusal.ts';
import { type Call, may, namedUser, needed, type Routes, text } from './route.ts';
import { checkPassword } from './rules.ts';
import { closeSessionsOf } from './sessions.ts';
import { applyUser, checkUser, createUser, defaultSettings, detail, summary } from './user-record.ts';

const USERS = 'user_management.users';
const list = {
  filter: ['name', 'email', 'extension_number'],
  search: ['name', 'email', 'display_name', 'extension_number', 'mobile_phone', 'work_phone', 'department'],
};

/** From 22.3 roles go by id. */
function adaptUser(body: Fields, pbx: Pbx): Fields {
  if (!since(pbx, '22.3')) return body;
  const { role_id: id, role: _name, ...rest } = body;
  const role = [...pbx.roles.values()].find((each) => each.id === id);
  return role ? { ...rest, role: role.name } : rest;
}

export const users: Routes = {
  'GET /users': {
    needs: USERS,
    run: (call) =>
      listed(
        call,
        [...call.pbx.users.values()].map((user) => summary(call.pbx, user)),
        list,
      ),
  },
  'POST /users': {
    needs: USERS,
    newMembers: ['role_id'],
    adapt: adaptUser,
    run({ pbx, body }) {
      return { id: createUser(pbx, body).id };
    },
  },
  'POST /users/create_many': {
    from: '22.3',
    status: 201,
    needs: USERS,
    run({ pbx, body }) {
      const { items } = body;
      if (!Array.isArray(items) || items.length === 0) throw invalid('items', 'is required');
      return {
        items: items.map((item: unknown) => {
          if (typeof item !== 'object' || item === null) throw invalid('items', 'must be users');
          return { id: createUser(pbx, adaptUser({ ...item }, pbx)).id };
        }),
      };
    },
  },
  // Without an id this resets every profile of the tenant; nothing in the simulator hangs on one.
  'POST /users/profile': { needs: USERS, run: ({ pbx, query }) => resetProfiles(pbx, query.get('id')) },
  'GET /users/{id}': {
    needs: USERS,
    run(call) {
      const user = namedUser(call);
      const answer = detail(call.pbx, user);
      if (!since(call.pbx, '22.3')) return answer;
      return { ...answer, password: user.password, extension_password: user.extensionPassword };
    },
  },
  'POST /users/{id}': {
    needs: USERS,
    run(call) {
      const user = namedUser(call);
      if ('enabled' in call.body || 'voicemail_pin' in call.body) guardAdmin(call, user);
      checkUser(call.pbx, call.body, user);
      applyUser(call.pbx, user, call.body);
    },
  },
  'POST /users/{id}/password': { needs: USERS, run: (call) => setPassword(call, 'password') },
  'POST /users/{id}/extension_password': { needs: USERS, run: (call) => setPassword(call, 'extensionPassword') },
  'POST /users/{id}/role': {
    needs: USERS,
    newMembers: ['role_id'],
    adapt: adaptUser,
    run(call) {
      const role = call.pbx.roles.get(needed(call.body, 'role'));
      const user = namedUser(call);
      if (!role || ['SystemAdmin', 'Replicator', 'Dealer'].includes(role.name)) throw invalid('role', 'is not known');
      user.role = role.name;
    },
  },
  'POST /users/{id}/profile': { needs: USERS, run: (call) => resetProfiles(call.pbx, namedUser(call).id) },
  'POST /users/{id}/ms365_binding': {
    needs: USERS,
    run(call) {
      namedUser(call).ms365 = needed(call.body, 'id');
    },
  },
  'POST /users/{id}/ms365_binding/destroy': {
    needs: USERS,
    run(call) {
      namedUser(call).ms365 = null;
    },
  },
  'POST /users/{id}/destroy': {
    needs: USERS,
    run(call) {
      const { pbx } = call;
      const user = namedUser(call);
      // From 22.3 only system-wide users delete an administrator; the tenant's own service account goes never.
      if (user === pbx.service || (since(pbx, '22.3') && user.role === 'Admin')) throw refused(pbx);
      closeSessionsOf(pbx, user);
      pbx.users.delete(user.id);
      pbx.directory.remove(user.id);
      for (const queue of pbx.queues.values()) queue.agents.delete(user.id);
      for (const group of [...pbx.groups.values(), ...pbx.ringGroups]) group.members.delete(user.id);
    },
  },
  'GET /users/{id}/balance': { needs: USERS, run: (call) => ({ balance: namedUser(call).balance }) },
  'POST /users/{id}/balance': {
    needs: USERS,
    run(call) {
      const { balance } = call.body;
      if (typeof balance !== 'number') throw invalid('balance', 'is required');
      if (Math.abs(balance * 1e5 - Math.round(balance * 1e5)) > 1e-6)
        throw invalid('balance', 'has five decimals at most');
      namedUser(call).balance = balance;
    },
  },
  'GET /user': ({ pbx, me }) => ({
    ...detail(pbx, me),
    transports: [{ protocol: 'TLS', port: 5063, verification: 'DISABLE' }],
  }),
  'POST /user': {
    run({ pbx, me, body }) {
      if ('sms' in body && body.sms !== me.settings.sms && !may(pbx, me, USERS)) throw refused(pbx);
      checkUser(pbx, body, me);
      applyUser(pbx, me, body);
    },
  },
  'POST /user/password': (call) => changeOwn(call, 'password'),
  'POST /user/extension_password': (call) => changeOwn(call, 'extensionPassword'),
  'GET /user/outbound_caller_ids': ({ me }) => ({ items: me.callerIds }),
  'GET /extension_numbers/{extension_number}': ({ pbx, params }) => {
    const [number = ''] = params;
    const answer = (id: string, name: string, type: string) => ({ id, extension_number: number, name, type });
    const user = byExtension(pbx, number);
    if (user) return answer(user.id, user.displayName, 'EXTENSION');
    const queue = [...pbx.queues.values()].find((each) => each.extension === number);
    if (queue) return answer(queue.id, queue.name, 'CALL_QUEUE');
    const ring = pbx.ringGroups.find((each) => each.extension === number);
    if (ring) return answer(ring.id, ring.name, 'RING_GROUP');
    const room = [...pbx.meetings.values()].find((each) => each.extension === number);
    if (room) return answer(room.id, text(room.settings, 'subject') ?? '', 'CONFERENCE_ROOM');
    throw new Refusal(404, 'UNKNOWN', 'The number is free.');
  },
};

function refused(pbx: Pbx): Refusal {
  return new Refusal(pbx.switches.missingPrivilege, 'UNKNOWN', 'Permission denied.');
}

/** From 22.3 an administrator's switch, passwords and PIN are changed by administrators only (reference, section 7). */
function guardAdmin({ pbx, me }: Call, user: User): void {
  if (since(pbx, '22.3') && user.role === 'Admin' && me.role !== 'Admin') throw refused(pbx);
}

function setPassword(call: Call, which: 'password' | 'extensionPassword'): void {
  const user = namedUser(call);
  guardAdmin(call, user);
  const password = needed(call.body, 'password');
  checkPassword(call.pbx, 'password', password, [user.name, user.email, user.displayName]);
  user[which] = password;
}

function changeOwn({ pbx, me, body }: Call, which: 'password' | 'extensionPassword'): void {
  if (needed(body, 'old_password') !== me[which]) throw invalid('old_password', 'is wrong');
  const password = needed(body, 'new_password');
  checkPassword(pbx, 'new_password', password, [me.name, me.email, me.displayName]);
  me[which] = password;
}

function resetProfiles(pbx: Pbx, id: string | null): void {
  for (const user of pbx.users.values()) {
    if (id === null || user.id === id) user.settings.profile = defaultSettings(pbx.nextId()).profile;
  }
}
