import { z } from 'zod';
import { type ChatProfile, type ChatUser, Conversation, type Surroundings } from '../../../src/core/chat.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Connector } from './send.ts';
import type { TeamsSettings } from './settings.ts';

/** One member of the roster (Teams page "Get Teams specific context", fetching a member's profile). */
const Member = z.object({
  id: z.string(),
  name: z.string().catch(''),
  email: z.string().optional().catch(undefined),
  userPrincipalName: z.string().optional().catch(undefined),
  aadObjectId: z.string().optional().catch(undefined),
  objectId: z.string().optional().catch(undefined),
  tenantId: z.string().optional().catch(undefined),
  userRole: z.string().optional().catch(undefined),
});

/** A page of the roster (Teams page "Get Teams specific context", fetching the roster): a token says that more follow. */
const Roster = z.object({ members: z.array(Member), continuationToken: z.string().optional().catch(undefined) });

/** The channels of a team (the same page, "Get the list of channels in a team"); the first one, General, has no name there. */
const Channels = z.object({ conversations: z.array(z.object({ id: z.string(), name: z.string().nullish() })) });

export interface Members {
  /** Who is in a group chat; what a channel is called and who is in it, which is not to take part in anything. */
  surroundings(where: Conversation): Promise<Surroundings | undefined>;
  /** Undefined where nobody has said yet to which team it belongs. */
  channelName(where: Conversation): Promise<string | undefined>;
  /** Throws `not-found` when the roster does not know them. */
  profile(user: ChatUser, where: Conversation): Promise<ChatProfile>;
}

/** Teams shows it under this name, in the reader's language. */
const GENERAL = 'General';

/** What a page holds. */
const rosterPage = 100;

/** A person who leaves or changes the name is seen as such this much later at most. */
const lifetimeMs = 5 * 60_000;

/**
 * @param settings an e-mail address of the roster is worth as much as the tenant whose directory gives it: where any tenant may
 *   come, anybody could have any address in a directory of their own
 */
export function createMembers(settings: TeamsSettings, connector: Connector, clock: Clock): Members {
  const isOurTenant = settings.tenantId !== undefined || settings.appId === undefined;
  const wheres = new Map<string, { user: ChatUser; where: Conversation }>();
  const profiles = createCache<string, ChatProfile>({
    limit: 10_000,
    lifetimeMs,
    clock,
    load: async (key) => {
      const asked = wheres.get(key);
      if (!asked) throw new PatchcordError('bug', 'A roster was asked for nobody.');
      const profile = describe(await connector.member(asked.where, asked.user.id), asked.user);
      return { ...profile, emailVerified: profile.emailVerified && isOurTenant };
    },
  });

  const names = createCache<string, string>({
    limit: 1_000,
    lifetimeMs,
    clock,
    load: async (key) => (await askName(Conversation.parse(JSON.parse(key)))) ?? '',
  });

  async function askName(where: Conversation): Promise<string | undefined> {
    const read = Channels.safeParse(await connector.channels(where));
    const id = where.id.replace(/;messageid=.*$/, '');
    const found = read.data?.conversations.find((channel) => channel.id === id);
    return found && (found.name || GENERAL);
  }

  async function rosterOf(where: Conversation): Promise<Pick<Surroundings, 'people' | 'total'> | undefined> {
    const read = Roster.safeParse(await connector.members(where));
    if (!read.success) return undefined;
    const people = read.data.members.filter((member) => kindOf(member, where.tenant) === 'person');
    const users = people.map(({ id }): ChatUser => ({ platform: 'teams', tenant: where.tenant, id }));
    // How many more there are does not matter: a page is many.
    return { people: users, total: users.length + (read.data.continuationToken ? rosterPage : 0) };
  }

  return {
    channelName: async (where) => (await names.get(JSON.stringify(where))) || undefined,
    async surroundings(where) {
      if (where.kind === 'channel') {
        const [name = '', roster] = await Promise.all([askName(where), rosterOf(where).catch(unlessRefused)]);
        // Everything may be talked about in General.
        const topic = name === GENERAL ? '' : name;
        return { topic, people: [], total: 0, ...roster, members: true };
      }
      if (where.kind !== 'group') return undefined;
      const roster = await rosterOf(where);
      return roster && { topic: '', ...roster };
    },
    async profile(user, where) {
      if (user.id.startsWith('28:')) return { ...user, kind: 'bot', name: '', emailVerified: false };
      const key = `${user.tenant} ${user.id}`;
      const known = profiles.peek(key);
      if (known) return known;
      wheres.set(key, { user, where });
      try {
        return await profiles.get(key);
      } finally {
        wheres.delete(key);
      }
    },
  };
}

/** A roster that we may not see takes nothing from the rest; what could not be asked is an error. */
function unlessRefused(error: unknown): undefined {
  if (!(error instanceof PatchcordError) || error.code === 'busy' || error.code === 'unreachable') throw error;
  return undefined;
}

function describe(answer: unknown, user: ChatUser): ChatProfile {
  const read = Member.safeParse(answer);
  if (!read.success) throw new PatchcordError('not-found', 'Microsoft Teams does not know that person.');
  const member = read.data;
  const kind = kindOf(member, user.tenant);
  const email = (member.email || member.userPrincipalName)?.toLowerCase();
  const directoryId = member.aadObjectId ?? member.objectId;
  return {
    platform: 'teams',
    tenant: user.tenant,
    id: user.id,
    kind,
    name: member.name,
    // The roster gives the directory's own address of a member; a guest's was verified by somebody else.
    emailVerified: kind === 'person' && email !== undefined,
    ...(email === undefined ? {} : { email }),
    ...(directoryId === undefined ? {} : { directoryId }),
  };
}

function kindOf(member: z.infer<typeof Member>, tenant: string): ChatProfile['kind'] {
  if (member.userRole === 'bot') return 'bot';
  if (member.tenantId !== undefined && member.tenantId !== tenant) return 'foreign';
  const isGuest = member.userRole === 'guest' || /#EXT#/i.test(member.userPrincipalName ?? '');
  return isGuest || member.userRole === 'anonymous' ? 'guest' : 'person';
}
