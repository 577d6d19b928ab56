import type { Contact, OwnContacts } from '../../../src/core/contacts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import { type Caller, isInvalid, isRefusal, part } from './api.ts';
import { notMine } from './own.ts';
import { readAll } from './paging.ts';
import { created } from './schema.ts';
import { businessContacts, contact, cursor } from './schema-contacts.ts';

const contactsAtMost = 5_000;

/**
 * Own contacts, and the company's. The latter have no plain list on `/user`: a first full read is the diff of a fresh
 * cursor (deduced from section 10 of the reference, not documented), so a release that refuses that shows own contacts only.
 */
export function createOwnContacts(own: Caller): OwnContacts {
  async function shared(): Promise<readonly Contact[]> {
    const path = '/user/business_contacts/sync_tokens';
    try {
      const { token } = await own.read({ method: 'POST', path, repeatable: true }, cursor);
      const diff = { method: 'POST', path: `${path}/${part(token)}/diff`, repeatable: true } as const;
      return (await own.read(diff, businessContacts)).slice(0, contactsAtMost);
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  }

  return {
    async list() {
      const [mine, company] = await Promise.all([readAll(own, '/user/contacts', contact, contactsAtMost), shared()]);
      return [...mine.items, ...company];
    },
    async add({ name, number, company = '', email = '' }) {
      const json = { name, business: number, ...(company && { company }), ...(email && { email }) };
      const call = { method: 'POST', path: '/user/contacts', json } as const;
      return (await own.read(call, created).catch(refused)).id;
    },
    async remove(id) {
      await own.send({ method: 'POST', path: `/user/contacts/${part(id)}/destroy` }).catch(notMine('contact'));
    },
  };
}

function refused(error: unknown): never {
  if (!isInvalid(error)) throw error;
  throw new PatchcordError(
    'bad-input',
    'The phone system did not accept this contact: something in it breaks its rules.',
    {
      cause: error,
    },
  );
}
