import type { Fields } from './fields.ts';
import { type ChosenPresence, chosenPresences, type Pbx, since, type User } from './pbx.ts';
import { found, invalid } from './refusal.ts';
import { namedUser, param, type Routes, text } from './route.ts';

export type ReportedPresence = ChosenPresence | 'ON_CALL' | 'OFFLINE';

/** The chosen presence, overridden by a call and by having no device (reference, section 11.1), in 22.2 spelling. */
export function reportedPresence(user: User): ReportedPresence {
  if (user.devices.length === 0) return 'OFFLINE';
  return user.call ? 'ON_CALL' : user.presence;
}

/** Both status reads, in the spelling of the profile. */
function statusOf(pbx: Pbx, user: User): Fields {
  const presence = reportedPresence(user);
  const state = presence === 'OFFLINE' || presence === 'ON_CALL' ? presence : 'ONLINE';
  return {
    status: spelled(pbx, state),
    presence: spelled(pbx, presence),
    presence_note: user.note,
    registration: user.devices,
    enable_dnd: user.settings.enable_dnd === true,
    enable_acb: user.settings.enable_acb === true,
  };
}

/** 22.3 says ONLINE for AVAILABLE and OTHER_CALL for ON_CALL (reference, section 14). */
function spelled(pbx: Pbx, word: string): string {
  if (!since(pbx, '22.3')) return word;
  return word === 'AVAILABLE' ? 'ONLINE' : word === 'ON_CALL' ? 'OTHER_CALL' : word;
}

/** Sets the switch, and the presence with it where the two are coupled. */
export function setDnd(pbx: Pbx, user: User, on: boolean): void {
  user.settings.enable_dnd = on;
  if (pbx.switches.presenceAndDnd === 'separate') return;
  if (on) user.presence = 'DO_NOT_DISTURB';
  else if (user.presence === 'DO_NOT_DISTURB') user.presence = 'AVAILABLE';
}

export const presence: Routes = {
  'GET /user/status': ({ pbx, me }) => statusOf(pbx, me),
  'POST /user/presence': {
    adapt(body, pbx) {
      if (!since(pbx, '22.3')) return body;
      const { freePresence } = pbx.switches;
      const { presence: wanted } = body;
      if (wanted === 'AVAILABLE' && freePresence === 'ONLINE') throw invalid('presence', 'is not one of the values');
      if (wanted === 'ONLINE' && freePresence !== 'AVAILABLE') return { ...body, presence: 'AVAILABLE' };
      return body;
    },
    run({ pbx, me, body }) {
      const wanted = chosenPresences.find((value) => value === body.presence);
      if (wanted) {
        me.presence = wanted;
        if (pbx.switches.presenceAndDnd === 'coupled') me.settings.enable_dnd = wanted === 'DO_NOT_DISTURB';
      }
      if ('presence_note' in body) me.note = text(body, 'presence_note') ?? null;
      else if (pbx.switches.omittedMembers === 'reset') me.note = null;
    },
  },
  'GET /users/{id}/status': { needs: 'user_management.users', run: (call) => statusOf(call.pbx, namedUser(call)) },
  'POST /users/{id}/status/{instance_id}/destroy_status': {
    needs: 'user_management.users',
    run(call) {
      const user = namedUser(call);
      const device = found(
        user.devices.find((each) => each.instance_id === param(call, 1)),
        'Registration',
      );
      user.devices = user.devices.filter((each) => each !== device);
    },
  },
  'POST /users/status/get_many': {
    from: '22.3',
    status: 200,
    needs: 'user_management.users',
    run({ pbx, body }) {
      const ids = [body.ids, body.items].find(Array.isArray);
      const users = ids
        ? ids.flatMap((id: unknown) => (typeof id === 'string' ? (pbx.users.get(id) ?? []) : []))
        : [...pbx.users.values()];
      return {
        items: users.map((user) => ({ id: user.id, extension_number: user.extension, ...statusOf(pbx, user) })),
      };
    },
  },
};
