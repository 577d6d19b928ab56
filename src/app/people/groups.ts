import type { ChatAdapter, ChatProfile, ChatUser, Platform } from '../../core/chat.ts';
import type { DirectoryGroups } from '../../core/directory-groups.ts';
import { PatchcordError } from '../../core/errors.ts';
import { chatUsersByEmail } from '../../store/chat-users.ts';
import type { Database } from '../../store/database.ts';

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
  /** Object ids of Entra groups. */
  entra?: readonly string[];
}

interface Parts {
  configured: Readonly<Record<string, ConfiguredGroup>>;
  chats: ReadonlyMap<Platform, ChatAdapter>;
  database: Database;
  directory: DirectoryGroups | undefined;
}

export function createGroups({ configured, chats, database, directory }: Parts): Groups {
  const groups = Object.entries(configured);
  if (groups.length === 0) return noGroups;
  const entraIds = [...new Set(groups.flatMap(([, group]) => group.entra ?? []))];
  const asksSlack = groups.some(([, group]) => group.slack.length > 0);

  async function named(
    emails: readonly string[],
    identities: readonly (ChatUser & Pick<ChatProfile, 'directoryId'>)[],
  ): Promise<string[]> {
    const slack = new Set<string>();
    if (asksSlack) {
      const adapter = chats.get('slack');
      // Somebody with two accounts in Slack is in the groups of both.
      const known = [...identities, ...(await verified(emails))].filter((user) => user.platform === 'slack');
      const asked = new Map(known.map((user) => [`${user.tenant}:${user.id}`, user]));
      for (const user of asked.values()) for (const id of (await adapter?.groupsOf?.(user)) ?? []) slack.add(id);
    }
    const entra = await inEntra(emails, identities);
    return groups
      .filter(
        ([, group]) =>
          emails.some((email) => group.members.includes(email)) ||
          group.slack.some((id) => slack.has(id)) ||
          group.entra?.some((id) => entra.has(id)),
      )
      .map(([name]) => name);
  }

  /** By the directory's own id where Teams tells it, and by each address. Who has both is in the groups of both. */
  async function inEntra(
    emails: readonly string[],
    identities: readonly Pick<ChatProfile, 'directoryId'>[],
  ): Promise<Set<string>> {
    if (entraIds.length === 0) return new Set();
    if (!directory)
      throw new PatchcordError('unreachable', 'Entra groups cannot be read: Microsoft Graph is not set up.');
    const ids = identities.flatMap(({ directoryId }) => directoryId ?? []);
    const people = [...ids.map((directoryId) => ({ directoryId, email: '' })), ...emails.map((email) => ({ email }))];
    return new Set((await Promise.all(people.map((person) => directory.of(person, entraIds)))).flat());
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
