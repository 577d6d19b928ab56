import { describe, expect, it } from 'vitest';
import { matchContacts, type OwnContacts } from '../../src/core/contacts.ts';

export interface OwnContactsCase {
  contacts: OwnContacts;
  /** A name in the company's address book, and one among the person's own. */
  shared: string;
  own: string;
}

/** What one's own contacts promise. */
export function ownContactsContract(title: string, open: () => Promise<OwnContactsCase>): void {
  describe(`${title}: own contacts`, () => {
    it('lists the person’s own and the company’s, marked as such', async () => {
      const { contacts, shared, own } = await open();
      const all = await contacts.list();
      expect(all.find(({ name }) => name === shared)).toMatchObject({ shared: true, numbers: [{ label: 'Business' }] });
      expect(all.find(({ name }) => name === own)).toMatchObject({ shared: false });
    });

    it('adds one that is found by name and number, and takes it out again', async () => {
      const { contacts } = await open();
      const id = await contacts.add({ name: 'Zoë Ångström', number: '+46 8 555 0199', company: 'Norrsken AB' });
      const [found, ...others] = matchContacts(await contacts.list(), 'zoe ang');
      expect(found).toMatchObject({ id, name: 'Zoë Ångström', company: 'Norrsken AB', shared: false });
      expect(others).toEqual([]);
      expect(matchContacts(await contacts.list(), '004685550199')).toEqual([found]);
      await contacts.remove(id);
      expect(matchContacts(await contacts.list(), 'Zoë')).toEqual([]);
      await expect(contacts.remove(id)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('refuses what breaks the rules', async () => {
      const { contacts } = await open();
      await expect(contacts.add({ name: 'x'.repeat(65), number: '123' })).rejects.toMatchObject({ code: 'bad-input' });
    });
  });
}
