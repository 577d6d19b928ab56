import { describe, expect, it } from 'vitest';
import type { DndSwitch } from '../../src/core/presence.ts';
import type { Directory, NewUser, Switching, Users } from '../../src/core/users.ts';

export interface OpenUsers {
  users: Users;
  /** Where accounts can be switched off and on. */
  switching?: Switching;
  /** The switch for do not disturb, where it can be turned for others. */
  dndSwitch?: DndSwitch;
  directory: Directory;
  /** Somebody who can be changed and removed. */
  personId: string;
  /** A person the system would take. */
  fresh: NewUser;
  /** A role other than that of the person, and one that nobody can be given. */
  otherRole: string;
  impossibleRole: string;
  /** What the system refuses to have twice; all three where nothing is said. */
  unique?: readonly ('username' | 'extension' | 'email')[];
}

/** What administering people promises. */
export function usersContract(title: string, open: () => Promise<OpenUsers>): void {
  describe(`${title}: users`, () => {
    it('creates a person, who is found at once', async () => {
      const { users, directory, fresh } = await open();
      await directory.all();
      const made = await users.create(fresh);
      const { username, name, email, extension, role, department, mobile } = fresh;
      expect(made).toMatchObject({ username, name, email, extension, role, department, mobile, enabled: true });
      expect(await directory.find(extension)).toMatchObject([{ id: made.id }]);
      expect(await users.details(made.id)).toMatchObject({ username, syncedFrom: '' });
    });

    it.each([['username'], ['extension'], ['email']] as const)(
      'says bad-input when the %s is taken',
      async (member) => {
        const { users, directory, fresh, personId, unique } = await open();
        if (unique && !unique.includes(member)) return;
        const taken = (await users.details(personId))[member];
        const count = (await directory.all()).length;
        await expect(users.create({ ...fresh, [member]: taken })).rejects.toMatchObject({ code: 'bad-input' });
        expect(await directory.all()).toHaveLength(count);
      },
    );

    it('changes what was asked and nothing else', async () => {
      const { users, personId } = await open();
      const before = await users.details(personId);
      const department = users.keeps.includes('department') ? { department: 'Night shift' } : {};
      const after = await users.update(personId, { ...department, mobile: '+491700000000' });
      expect(after).toEqual({ ...before, ...department, mobile: '+491700000000' });
      const renamed = await users.update(personId, { name: 'Somebody Else' });
      expect(renamed).toEqual({ ...after, name: 'Somebody Else' });
    });

    it('switches off and on, also twice, and everybody sees it at once', async () => {
      const { users, directory, switching, personId } = await open();
      if (!switching) return;
      for (const enabled of [false, false, true, true]) {
        await directory.all();
        await switching.setEnabled(personId, enabled);
        expect(await users.details(personId)).toMatchObject({ enabled });
        expect((await directory.all()).find((one) => one.id === personId)).toMatchObject({ enabled });
      }
    });

    it('switches do not disturb on and off for somebody, also twice, and leaves everything else', async () => {
      const { users, directory, dndSwitch, personId } = await open();
      if (!dndSwitch) return;
      const before = await users.details(personId);
      const { presence } = await directory.presence(personId);
      for (const on of [true, true, false, false]) {
        await dndSwitch.set(personId, on);
        expect(await directory.presence(personId)).toMatchObject({ presence, dnd: on });
      }
      expect(await users.details(personId)).toEqual(before);
      await expect(dndSwitch.set('999999999', true)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('gives another role, and says bad-input for one that nobody can have', async () => {
      const { users, personId, otherRole, impossibleRole } = await open();
      const names = (await users.roles()).map((one) => one.name);
      expect(names).toContain(otherRole);
      expect(names).not.toContain(impossibleRole);
      await users.setRole(personId, otherRole);
      for (const role of [impossibleRole, 'NoSuchRole']) {
        await expect(users.setRole(personId, role)).rejects.toMatchObject({ code: 'bad-input' });
      }
      expect(await users.details(personId)).toMatchObject({ role: otherRole });
    });

    it('removes a person; then and for a stranger everything is not-found', async () => {
      const { users, directory, switching, personId, otherRole } = await open();
      await users.remove(personId);
      expect((await directory.all()).some((one) => one.id === personId)).toBe(false);
      const tries = [
        () => users.details(personId),
        () => users.update(personId, { name: 'X' }),
        ...(switching ? [() => switching.setEnabled(personId, false)] : []),
        () => users.setRole(personId, otherRole),
        () => users.remove(personId),
      ];
      for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
    });
  });
}
