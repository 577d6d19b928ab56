import { PatchcordError } from '../../../src/core/errors.ts';
import type { PhoneRole, UserChanges, Users } from '../../../src/core/users.ts';
import type { KnownAccount } from './account-id.ts';
import type { Api } from './api.ts';
import { gone, type HeldDirectory } from './directory.ts';
import { paths } from './paths.ts';
import { isRefused, statusOf } from './refusal.ts';
import { phoneUser, user, userDetails } from './schema.ts';
import type { ConfiguredAccount } from './settings.ts';

interface Parts {
  api: Api;
  account: ConfiguredAccount;
  accountId: () => Promise<KnownAccount>;
  directory: HeldDirectory;
}

/** The two that can be given through the interface; partners are made elsewhere. */
const ROLES: readonly PhoneRole[] = [
  { name: 'USER', description: 'Uses CloudLink applications', means: 'employee' },
  { name: 'ACCOUNT_ADMIN', description: 'Administers this account', means: 'admin' },
];

/** The platform accepts no such addresses (vendor knowledge base). */
const ROLE_ADDRESS = /^(admin|help|support|info)@/i;

/** Administration of people through the account's own route, which alone may set every field. */
export function createUsers({ api, account, accountId, directory }: Parts): Users {
  const details = async (id: string) => userDetails(account, await directory.listed(id));
  const pathOf = async (id: string) => paths.user((await accountId()).usable, id);

  /** Runs a change; afterwards nobody is known as before, also when it is not certain whether it took effect. */
  async function change<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw inWords(error);
    } finally {
      directory.forget();
    }
  }

  return {
    details,
    // C: only the address has to be given; where a PBX is behind it, that makes the extension.
    needsExtension: false,
    keeps: ['name', 'email', 'mobile'],
    takesAway: 'account',

    create: ({ name, email, extension, role, mobile }) =>
      change(async () => {
        if (ROLE_ADDRESS.test(email)) {
          throw new PatchcordError(
            'bad-input',
            'CloudLink takes no addresses such as admin@, help@, support@ or info@.',
          );
        }
        if (!ROLES.some((one) => one.name === role)) throw noSuchRole(role);
        const json = {
          email,
          name,
          role,
          ...(extension !== '' && { extension }),
          ...(mobile !== '' && { mobile }),
        };
        const path = paths.users((await accountId()).usable);
        return phoneUser(account, await api.admin.read({ method: 'POST', path, json }, user));
      }),

    update: (id, changes) =>
      change(async () => {
        const { syncedFrom } = await details(id);
        if (syncedFrom !== '' && (changes.name !== undefined || changes.email !== undefined)) throw locked(syncedFrom);
        await api.admin.send({ method: 'PUT', path: await pathOf(id), json: bodyOf(changes), repeatable: true });
        return details(id);
      }),

    setRole: (id, role) =>
      change(async () => {
        if (!ROLES.some((one) => one.name === role)) throw noSuchRole(role);
        await api.admin.send({ method: 'PUT', path: await pathOf(id), json: { role }, repeatable: true });
      }),

    remove: (id) =>
      change(async () => {
        const { role, source } = await directory.listed(id);
        if (role === 'PARTNER_ADMIN') throw cannotDelete('a partner cannot be deleted');
        if (source.toUpperCase() === 'MICLOUD_CONNECT') throw cannotDelete('MiCloud Connect users are deleted there');
        await api.admin.send({ method: 'DELETE', path: await pathOf(id) });
      }),

    roles: async () => ROLES,
  };
}

function bodyOf({ name, email, mobile }: UserChanges): Record<string, string> {
  return {
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(mobile !== undefined && { mobile }),
  };
}

function noSuchRole(role: string): PatchcordError {
  return new PatchcordError(
    'bad-input',
    `CloudLink has no role "${role.slice(0, 40)}" that a person can be given here.`,
  );
}

function locked(source: string): PatchcordError {
  return new PatchcordError('bad-input', `Name and e-mail come from ${source} and have to be changed there.`);
}

function cannotDelete(why: string): PatchcordError {
  return new PatchcordError('not-allowed', `CloudLink does not allow this: ${why}. Nothing was changed.`);
}

/** A taken address is 400 or 409, nobody knows which. */
function inWords(error: unknown): unknown {
  if (!isRefused(error)) return error;
  const status = statusOf(error);
  if (status === 404) return gone(error);
  if (status !== 400 && status !== 409) return error;
  const sentence = 'CloudLink did not accept this: a value breaks its rules, or is in use by somebody else already.';
  return new PatchcordError('bad-input', sentence, { cause: error.cause });
}
