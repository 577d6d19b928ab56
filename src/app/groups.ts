import type { ChatAdapter, ChatProfile, ChatUser, Platform } from '../core/chat.ts';
import { chatUsersByEmail } from '../store/chat-users.ts';
import type { Database } from '../store/database.ts';

/** Groups of people that the configuration gives a name. */
export interface Groups {
  /**
   * Names, as the configuration calls them. By the profile's address where the platform has verified it, by the phone
   * account's, and by user groups of a chat platform. Throws when a platform that must be asked does not answer:
   * a rule that refuses a group must not be got around by that.
   */
  of(person: ChatProfile, phoneEmail?: string): Promise<readonly string[]>;
  /** The same for a phone user who is not asking: whom a rule is about. */
  ofEmail(email: string): Promise<readonly string[]>;
}

/** No groups are configured. */
const noGroups: Groups = { of: async () => [], ofEmail: async () => [] };

/** One group: members by e-mail (lower case), and by the groups of chat platforms. */
export interface ConfiguredGroup {
  members: readonly string[];
  /** Ids of Slack user groups. */
  slack: readonly string[];
}

interface Parts {
  configured: Readonly<Record<string, ConfiguredGroup>>;
  chats: ReadonlyMap<Platform, ChatAdapter>;
  database: Database;
}

export function createGroups({ configured, chats, database }: Parts): Groups {
  const groups = Object.entries(configured);
  if (groups.length === 0) return noGroups;
  const asksSlack = groups.some(([, group]) => group.slack.length > 0);

  async function named(emails: readonly string[], identities: readonly ChatUser[]): Promise<string[]> {
    const slack = new Set<string>();
    if (asksSlack) {
      const adapter = chats.get('slack');
      // Somebody with two accounts in Slack is in the groups of both.
      const known = [...identities, ...(await verified(emails))].filter((user) => user.platform === 'slack');
      const asked = new Map(known.map((user) => [`${user.tenant}:${user.id}`, user]));
      for (const user of asked.values()) for (const id of (await adapter?.groupsOf?.(user)) ?? []) slack.add(id);
    }
    return groups
      .filter(
        ([, group]) => emails.some((email) => group.members.includes(email)) || group.slack.some((id) => slack.has(id)),
      )
      .map(([name]) => name);
  }

  async function verified(emails: readonly string[]): Promise<ChatUser[]> {
    const found = await Promise.all(emails.map((email) => chatUsersByEmail(database.db, email)));
    return found
      .flat()
      .filter((user) => user.emailVerified && user.kind === 'person')
      .flatMap(({ platform, tenant, id }) => (platform === 'slack' ? [{ platform, tenant, id }] : []));
  }

  return {
    of: (person, phoneEmail = '') => {
      const own = person.emailVerified ? (person.email ?? '') : '';
      return named(
        [...new Set([own, phoneEmail])].filter((email) => email !== ''),
        [person],
      );
    },
    ofEmail: (email) => (email === '' ? Promise.resolve([]) : named([email], [])),
  };
}
