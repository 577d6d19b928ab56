import { z } from 'zod';
import type { ChatUser } from '../../../src/core/chat.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Api } from './api.ts';

/** As `usergroups.list` tells with `include_users` (docs.slack.dev, "usergroups.list"); disabled groups are left out. */
const Listed = z.object({
  usergroups: z.array(z.object({ id: z.string(), users: z.array(z.string()).catch([]) })).catch([]),
});

const lifetimeMs = 5 * 60_000;

/**
 * The user groups of a workspace, read in one call and remembered for five minutes. Needs the scope `usergroups:read`,
 * so it is only asked where the configuration names such a group. Throws `not-allowed` when the scope is missing.
 */
export function createUserGroups(api: Api, clock: Clock): { groupsOf(user: ChatUser): Promise<string[]> } {
  const groups = createCache<string, Map<string, string[]>>({
    limit: 1_000,
    lifetimeMs,
    clock,
    load: async (team) => {
      const { usergroups } = await api.call(team, 'usergroups.list', { include_users: true }, Listed);
      const byUser = new Map<string, string[]>();
      for (const { id, users } of usergroups)
        for (const user of users) byUser.set(user, [...(byUser.get(user) ?? []), id]);
      return byUser;
    },
  });
  return { groupsOf: async (user) => (await groups.get(user.tenant)).get(user.id) ?? [] };
}
