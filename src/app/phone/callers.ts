import { type Callers, callerOf } from '../../core/callers.ts';
import type { Party } from '../../core/calls.ts';
import { type Contact, matchContacts } from '../../core/contacts.ts';
import { toPatchcordError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import type { PhoneUser } from '../../core/users.ts';
import { createCache } from '../../kit/cache.ts';
import type { Clock } from '../../kit/clock.ts';
import { readAccount } from '../../store/accounts.ts';
import type { Database } from '../../store/database.ts';
import type { PhoneAccounts } from '../people/accounts.ts';

/** A list of calls names ten people and the next press the same ones: within this time nobody's contacts are read again. */
const CONTACTS_MS = 60_000;

export interface HeldCallers extends Callers {
  /** The person's contacts were changed. */
  forget(owner: PhoneUser): void;
}

/** Looks callers up among colleagues (the installation's account) and contacts (the person's own account, where connected). */
export function createCallers(parts: {
  database: Database;
  clock: Clock;
  log: Log;
  systems: readonly PhoneSystem[];
  accounts: PhoneAccounts;
}): HeldCallers {
  const { database, clock, log, systems, accounts } = parts;
  const system = (owner: PhoneUser) => systems.find((one) => one.id === owner.system);
  const owners = new Map<string, PhoneUser>();
  const keyOf = (owner: PhoneUser) => `${owner.system}:${owner.id}`;

  const held = createCache<string, readonly Contact[]>({
    limit: 500,
    lifetimeMs: CONTACTS_MS,
    clock,
    async load(key) {
      const owner = owners.get(key);
      owners.delete(key);
      const account = owner && (await readAccount(database.db, owner.system, owner.id));
      if (!owner || !account) return [];
      return (await system(owner)?.own(accounts.session(account)).ownContacts?.list()) ?? [];
    },
  });

  async function contactsOf(owner: PhoneUser): Promise<readonly Contact[]> {
    const key = keyOf(owner);
    const known = held.peek(key);
    if (known) return known;
    owners.set(key, owner);
    return held.get(key).catch(unknown('contacts'));
  }

  /** Who is behind one number; directories find people by extension and by mobile number. */
  async function colleagues(owner: PhoneUser, { number }: Party): Promise<readonly PhoneUser[]> {
    if (number === '') return [];
    return (await system(owner)?.service.directory?.find(number).catch(unknown('directory'))) ?? [];
  }

  const unknown =
    (where: string) =>
    (thrown: unknown): [] => {
      log.warn({ where, code: toPatchcordError(thrown).code }, 'callers could not be looked up');
      return [];
    };

  return {
    async look(owner, calls) {
      const distinct = new Map(calls.map((party) => [party.number, party]));
      const people = new Map<string, readonly PhoneUser[]>();
      const [contacts] = await Promise.all([
        contactsOf(owner),
        ...[...distinct.values()].map(async (party) => {
          people.set(party.number, await colleagues(owner, party));
        }),
      ]);
      return calls.map((party) => callerOf(party, people.get(party.number) ?? [], contacts));
    },
    contacts: async (owner, text) => matchContacts(await contactsOf(owner), text),
    forget: (owner) => held.forget(keyOf(owner)),
  };
}
