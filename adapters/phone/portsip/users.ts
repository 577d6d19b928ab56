import { PatchcordError } from '../../../src/core/errors.ts';
import type { DndSwitch } from '../../../src/core/presence.ts';
import type { PhoneRole, Switching, UserChanges, UserDetails, Users } from '../../../src/core/users.ts';
import { type Caller, isRefusal, part } from './api.ts';
import { gone } from './directory.ts';
import { readAll } from './paging.ts';
import { created, role, user, userDetails } from './schema.ts';

/** They belong to the server, not to a tenant (reference of roles). */
const OUTSIDE_THE_TENANT = ['SystemAdmin', 'Replicator', 'Dealer'];
const MEANING: Readonly<Record<string, PhoneRole['means']>> = {
  StandardUser: 'employee',
  QueueManager: 'supervisor',
  Admin: 'admin',
};
const rolesAtMost = 500;

/**
 * Administration of people with the installation's account (needs `user_management.users`, and `user_management.roles`
 * to know the roles). `changed` is called after every change.
 */
export function createUsers(service: Caller, changed: () => void): Users & Switching & { dnd: DndSwitch } {
  const pathOf = (id: string) => `/users/${part(id)}`;
  const details = (id: string) =>
    service.read({ method: 'GET', path: pathOf(id) }, userDetails).catch((error: unknown) => {
      throw gone(error);
    });

  /** Runs a change; afterwards nobody is known as before, also when it is not certain whether it took effect. */
  async function change<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw inWords(error);
    } finally {
      changed();
    }
  }

  const allRoles = () => readAll(service, '/roles', role, rolesAtMost);

  /** `{role}` up to 22.2, `{role_id}` from 22.3: the list of roles itself shows which. */
  async function roleMember(name: string): Promise<{ role: string } | { role_id: string }> {
    const roles = await allRoles().catch((error: unknown) => {
      // A narrower account may give roles without reading them; then the name is all there is.
      if (isRefusal(error) && error.code !== 'not-found') return undefined;
      throw error;
    });
    if (!roles) return { role: name };
    const known = roles.items.find((one) => one.name === name && !OUTSIDE_THE_TENANT.includes(one.name));
    if (!known)
      throw new PatchcordError('bad-input', `There is no role "${name.slice(0, 64)}" that a person can have.`);
    return known.byId ? { role_id: known.id } : { role: known.name };
  }

  return {
    needsExtension: true,
    keeps: ['name', 'email', 'department', 'mobile'],
    takesAway: 'everything',
    details,

    create: (wanted) =>
      change(async () => {
        const json = {
          name: wanted.username,
          display_name: wanted.name,
          email: wanted.email,
          extension_number: wanted.extension,
          password: wanted.secrets.account,
          extension_password: wanted.secrets.extension,
          voicemail_pin: wanted.secrets.voicemail,
          ...(wanted.department !== '' && { department: wanted.department }),
          ...(wanted.mobile !== '' && { mobile_phone: wanted.mobile }),
          ...(await roleMember(wanted.role)),
        };
        const { id } = await service.read({ method: 'POST', path: '/users', json }, created);
        return service.read({ method: 'GET', path: pathOf(id) }, user);
      }),

    update: (id, changes) =>
      change(async () => {
        const before = await details(id);
        await service.send({ method: 'POST', path: pathOf(id), json: bodyOf(before, changes), repeatable: true });
        const after = await details(id);
        // Whether a change without some members resets those is not documented, so what was wished is compared.
        const lost = Object.entries(changes).some(([name, value]) => !same(after, name, value));
        if (lost) throw new PatchcordError('conflict', 'The phone system took the change and shows something else.');
        return after;
      }),

    setEnabled: (id, enabled) =>
      change(async () => {
        const before = await details(id);
        const json = { ...bodyOf(before, {}), enabled };
        await service.send({ method: 'POST', path: pathOf(id), json, repeatable: true });
      }),

    dnd: {
      set: (id, on) =>
        change(async () => {
          const json = { ...bodyOf(await details(id), {}), enable_dnd: on };
          await service.send({ method: 'POST', path: pathOf(id), json, repeatable: true });
        }),
    },

    setRole: (id, name) =>
      change(async () => {
        const json = await roleMember(name);
        await service.send({ method: 'POST', path: `${pathOf(id)}/role`, json, repeatable: true });
      }),

    remove: (id) => change(() => service.send({ method: 'POST', path: `${pathOf(id)}/destroy` })),

    async roles() {
      const { items } = await allRoles();
      return items
        .filter((one) => !OUTSIDE_THE_TENANT.includes(one.name))
        .map(({ name, description }): PhoneRole => {
          const means = MEANING[name];
          return { name, description, ...(means && { means }) };
        });
    },
  };
}

/** The changes under the vendor's names. From 22.6 `display_name` has to be in every change, 128 characters at most. */
function bodyOf(before: UserDetails, changes: UserChanges): Record<string, string> {
  const { email, department, mobile } = changes;
  return {
    display_name: (changes.name ?? before.name).slice(0, 128),
    ...(email !== undefined && { email }),
    ...(department !== undefined && { department }),
    ...(mobile !== undefined && { mobile_phone: mobile }),
  };
}

function same(after: UserDetails, name: string, value: string | undefined): boolean {
  const now = Object.entries(after).find(([member]) => member === name)?.[1];
  return value === undefined || String(now).toLowerCase() === value.trim().toLowerCase();
}

function inWords(error: unknown): unknown {
  if (!isRefusal(error) || error.code !== 'bad-input') return gone(error);
  const sentence = 'The phone system did not accept this: something in it breaks its rules, or is taken already.';
  return new PatchcordError('bad-input', sentence, { cause: error.cause });
}
