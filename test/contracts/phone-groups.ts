import { describe, expect, it } from 'vitest';
import type { Groups } from '../../src/core/groups.ts';
import type { PhoneUser } from '../../src/core/users.ts';

export interface OpenGroups {
  groups: Groups;
  groupName: string;
  /** In the group of that name. */
  member: PhoneUser;
  /** Not in it. */
  stranger: PhoneUser;
}

/** What groups promise. */
export function groupsContract(title: string, open: () => Promise<OpenGroups>): void {
  async function openGroup() {
    const opened = await open();
    const [group] = await opened.groups.find(opened.groupName);
    if (!group) throw new Error(`There is no group ${opened.groupName}.`);
    const ids = async () => (await opened.groups.members(group.id)).map((one) => one.id);
    return { ...opened, group, ids };
  }

  describe(`${title}: groups`, () => {
    it('finds a group by id, name and part of the name', async () => {
      const { groups, group } = await openGroup();
      expect(await groups.list()).toContainEqual(group);
      for (const text of [group.id, group.name.toUpperCase(), ` ${group.name} `]) {
        expect(await groups.find(text)).toEqual([group]);
      }
      expect(await groups.find(group.name.slice(1))).toContainEqual(group);
      expect(await groups.find('Zebulon')).toEqual([]);
      expect(await groups.find(' ')).toEqual([]);
    });

    it('adds and removes a member, each also twice', async () => {
      const { groups, group, stranger, member, ids } = await openGroup();
      expect(await ids()).toContain(member.id);
      for (const _ of [1, 2]) {
        await groups.add(group.id, stranger);
        expect(await ids()).toContain(stranger.id);
      }
      for (const _ of [1, 2]) {
        await groups.remove(group.id, stranger);
        expect(await ids()).not.toContain(stranger.id);
      }
    });

    it('says not-found for a group or a person nobody knows', async () => {
      const { groups, group, member } = await openGroup();
      await expect(groups.members('nowhere/1')).rejects.toMatchObject({ code: 'not-found' });
      await expect(groups.add('nowhere/1', member)).rejects.toMatchObject({ code: 'not-found' });
      await expect(groups.remove('nowhere/1', member)).rejects.toMatchObject({ code: 'not-found' });
      const nobody = { ...member, extension: '999999' };
      await expect(groups.add(group.id, nobody)).rejects.toMatchObject({ code: 'not-found' });
    });
  });
}
