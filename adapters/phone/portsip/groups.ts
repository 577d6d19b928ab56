import { PatchcordError } from '../../../src/core/errors.ts';
import type { Groups } from '../../../src/core/groups.ts';
import { type Caller, isRefusal, part } from './api.ts';
import { readAll } from './paging.ts';
import { group, groupMember, listOf } from './schema.ts';

const groupsAtMost = 1_000;

/** Groups of people with the installation's account (needs the right `user_management.users`). Members go by extension. */
export function createGroups(service: Caller): Groups {
  const list = async () => (await readAll(service, '/groups', group, groupsAtMost)).items;
  const membersPath = (groupId: string) => `/groups/${part(groupId)}/members`;

  return {
    list,

    async find(text) {
      const wanted = text.trim().toLowerCase();
      if (wanted === '') return [];
      const all = await list();
      const exact = all.filter((one) => one.id === text || one.name.toLowerCase() === wanted);
      return exact.length > 0 ? exact : all.filter((one) => one.name.toLowerCase().includes(wanted));
    },

    async members(groupId) {
      const call = { method: 'GET', path: membersPath(groupId) } as const;
      return (await service.read(call, listOf(groupMember)).catch(noGroup)).items;
    },

    async add(groupId, { extension }) {
      const path = `${membersPath(groupId)}/${part(extension)}`;
      await service.send({ method: 'POST', path, repeatable: true }).catch(noGroup);
    },

    async remove(groupId, { extension }) {
      const path = `${membersPath(groupId)}/${part(extension)}/destroy`;
      await service.send({ method: 'POST', path, repeatable: true }).catch(async (error: unknown) => {
        // Not in it (any more) is what was wished; but then the group itself has to be there.
        if (!isRefusal(error) || error.code !== 'not-found') throw error;
        await service.read({ method: 'GET', path: `/groups/${part(groupId)}` }, group).catch(noGroup);
      });
    },
  };
}

function noGroup(error: unknown): never {
  if (!isRefusal(error) || error.code !== 'not-found') throw error;
  throw new PatchcordError('not-found', 'The phone system does not know this group or person (any more).', {
    cause: error.cause,
  });
}
