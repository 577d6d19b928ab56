import { describe, expect, it } from 'vitest';
import type { Directory, PhoneUser } from '../../src/core/users.ts';

export interface OpenDirectory {
  directory: Directory;
  /** Somebody who is there. */
  person: Pick<PhoneUser, 'username' | 'name' | 'email' | 'extension'>;
  /** A first name that several people have, and their extensions. */
  shared: { name: string; extensions: string[] };
}

/** What every directory promises. */
export function directoryContract(title: string, open: () => Promise<OpenDirectory>): void {
  describe(`${title}: directory`, () => {
    it('finds a person by extension, e-mail, account and name, whatever the case', async () => {
      const { directory, person } = await open();
      const { extension, email, username, name } = person;
      for (const text of [extension, email.toUpperCase(), username, name.toUpperCase(), ` ${name} `]) {
        expect(await directory.find(text), text).toMatchObject([person]);
      }
    });

    it('gives everybody a shared name may mean', async () => {
      const { directory, shared } = await open();
      const found = await directory.find(shared.name);
      expect(found.map((one) => one.extension).sort()).toEqual(shared.extensions.toSorted());
    });

    it('answers with an empty list when nobody fits', async () => {
      const { directory } = await open();
      expect(await directory.find("Zebulon Q'xx")).toEqual([]);
      expect(await directory.find('')).toEqual([]);
      expect(await directory.byEmail('zebulon@nowhere.example')).toEqual([]);
      expect(await directory.byEmail('')).toEqual([]);
    });

    it('knows a person by e-mail, by id and among all', async () => {
      const { directory, person } = await open();
      const [one] = await directory.byEmail(person.email.toUpperCase());
      expect(one).toMatchObject({ ...person, enabled: true });
      if (!one) return;
      expect(await directory.get(one.id)).toEqual(one);
      expect(await directory.all()).toContainEqual(one);
    });

    it('shows the presence of a colleague', async () => {
      const { directory, person } = await open();
      const [one] = await directory.byEmail(person.email);
      const state = await directory.presence(one?.id ?? '');
      expect(state).toEqual({
        presence: expect.stringMatching(/^[A-Z_]+$/),
        note: expect.any(String),
        dnd: expect.any(Boolean),
        line: expect.stringMatching(/^(online|on-call|offline|unknown)$/),
      });
    });

    it('says not-found for an unknown id', async () => {
      const { directory } = await open();
      await expect(directory.get('123456789012345678')).rejects.toMatchObject({ code: 'not-found' });
      await expect(directory.presence('a/b+c=')).rejects.toMatchObject({ code: 'not-found' });
    });
  });
}
