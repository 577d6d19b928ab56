import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Passwords } from '../../src/core/passwords.ts';
import { makeSecret, SECRET_TARGETS, type SecretTarget } from '../../src/core/secret-rules.ts';
import type { PhoneUser } from '../../src/core/users.ts';

export interface OpenPasswords {
  passwords: Passwords;
  person: PhoneUser;
  /** How many telephones would have to be provisioned anew. */
  devices: number;
  /** Does the system itself take this secret now? */
  takes: (target: SecretTarget, secret: string) => Promise<boolean>;
}

/** What a system that is given new secrets promises. */
export function passwordsContract(title: string, open: () => Promise<OpenPasswords>): void {
  describe(`${title}: passwords`, () => {
    it.each(SECRET_TARGETS)('sets a generated %s secret, which then works, also twice', async (target) => {
      const { passwords, person, takes } = await open();
      expect(await passwords.how(target)).toBe('sets');
      const { name, username, email, extension } = person;
      const secret = makeSecret(await passwords.rules(target), [name, username, email, extension], randomInt);
      expect(await takes(target, secret)).toBe(false);
      for (const _ of [1, 2]) {
        expect(await passwords.set(person.id, target, secret)).toEqual({ chooseNew: false });
        expect(await takes(target, secret)).toBe(true);
      }
    });

    it.each(SECRET_TARGETS)('says bad-input for a %s secret against its rules, and changes nothing', async (target) => {
      const { passwords, person, takes } = await open();
      await expect(passwords.set(person.id, target, '111')).rejects.toMatchObject({ code: 'bad-input' });
      expect(await takes(target, '111')).toBe(false);
    });

    it('names the telephones that sign in with the extension password', async () => {
      const { passwords, person, devices } = await open();
      const found = await passwords.devices(person.id);
      expect(found).toHaveLength(devices);
      for (const { name } of found) expect(name).toMatch(/^[A-Z][\w -]+$/);
    });

    it.each(SECRET_TARGETS)('says not-found for somebody who is not there (%s)', async (target) => {
      const { passwords } = await open();
      const secret = makeSecret(await passwords.rules(target), [], randomInt);
      await expect(passwords.set('123456789012345678', target, secret)).rejects.toMatchObject({ code: 'not-found' });
      await expect(passwords.devices('123456789012345678')).rejects.toMatchObject({ code: 'not-found' });
    });
  });
}
