import { z } from 'zod';
import type { ChatProfile, ChatUser, Conversation } from '../../../src/core/chat.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { type Api, refusalOf } from './api.ts';
import { anyTeam } from './workspaces.ts';

/** As `users.info` tells (docs.slack.dev, "User object"). Fields of people from other organisations are often missing. */
const Info = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().optional(),
    name: z.string().catch(''),
    real_name: z.string().optional().catch(undefined),
    deleted: z.boolean().catch(false),
    is_bot: z.boolean().catch(false),
    is_restricted: z.boolean().catch(false),
    is_ultra_restricted: z.boolean().catch(false),
    is_stranger: z.boolean().catch(false),
    is_email_confirmed: z.boolean().catch(true),
    tz: z.string().optional().catch(undefined),
    locale: z.string().optional().catch(undefined),
    profile: z
      .object({ email: z.string().optional().catch(undefined), real_name: z.string().optional().catch(undefined) })
      .catch({}),
  }),
});

const Opened = z.object({ channel: z.object({ id: z.string() }) });

const profileLifetimeMs = 5 * 60_000;
const directLifetimeMs = 24 * 3600_000;
/** Somebody who joins the workspace is found this much later at most. */
const lookedUpLifetimeMs = 10 * 60_000;

export interface People {
  profile(user: ChatUser, where: Conversation): Promise<ChatProfile>;
  direct(user: ChatUser, near: Conversation): Promise<Conversation>;
  /** Asks the workspace of the configured token (needs `users:read.email`). */
  lookUp(email: string): Promise<{ user: ChatUser; where: Conversation } | undefined>;
}

export function createPeople(api: Api, clock: Clock): People {
  const profiles = createCache<string, ChatProfile>({
    limit: 10_000,
    lifetimeMs: profileLifetimeMs,
    clock,
    load: async (key) => {
      const [asked = '', tenant = '', id = ''] = key.split(' ');
      const { user } = await api.call(asked, 'users.info', { user: id, include_locale: true }, Info);
      if (user.deleted) throw new PatchcordError('not-found', 'That Slack account is deactivated.');
      return toProfile(user, tenant, asked);
    },
  });
  const directs = createCache<string, Conversation>({
    limit: 10_000,
    lifetimeMs: directLifetimeMs,
    clock,
    load: async (key) => {
      const [tenant = '', id = ''] = key.split(' ');
      const { channel } = await api.call(tenant, 'conversations.open', { users: id }, Opened);
      return { platform: 'slack', tenant, kind: 'direct', id: channel.id, ref: { channel: channel.id, owner: id } };
    },
  });
  const lookedUp = createCache<string, { user: ChatUser | undefined }>({
    limit: 10_000,
    lifetimeMs: lookedUpLifetimeMs,
    clock,
    load: async (email) => {
      const found = await api.call(anyTeam, 'users.lookupByEmail', { email }, Info).catch((error: unknown) => {
        const reason = refusalOf(error);
        if (reason === 'users_not_found' || reason === 'missing_scope') return undefined;
        throw error;
      });
      const { id, team_id: tenant, deleted } = found?.user ?? {};
      if (!found || id === undefined || tenant === undefined || deleted) return { user: undefined };
      const profile = toProfile(found.user, tenant, tenant);
      const fits = profile.kind === 'person' && profile.emailVerified && profile.email === email;
      return { user: fits ? { platform: 'slack', tenant, id } : undefined };
    },
  });
  async function direct(user: ChatUser, near: Pick<Conversation, 'tenant'>): Promise<Conversation> {
    // Asked with the token of the place here too; the chat belongs to that workspace.
    try {
      return await directs.get(`${near.tenant} ${user.id}`);
    } catch (error) {
      if (!(error instanceof PatchcordError) || error.code === 'busy' || error.code === 'bug') throw error;
      throw new PatchcordError('unreachable', 'Slack does not let me write to that person.', { cause: error });
    }
  }
  return {
    // Asked with the token of the place: somebody from another organisation is only known there.
    profile: (user, where) => profiles.get(`${where.tenant} ${user.tenant} ${user.id}`),
    direct,
    async lookUp(email) {
      const { user } = await lookedUp.get(email.trim().toLowerCase());
      return user && { user, where: await direct(user, user) };
    },
  };
}

function toProfile(user: z.infer<typeof Info>['user'], tenant: string, asked: string): ChatProfile {
  const email = user.profile.email?.trim().toLowerCase();
  const foreign = user.is_stranger || tenant !== asked || (user.team_id !== undefined && user.team_id !== asked);
  const guest = user.is_restricted || user.is_ultra_restricted;
  return {
    platform: 'slack',
    tenant,
    id: user.id,
    // Slackbot is the one bot that does not say so.
    kind: user.is_bot || user.id === 'USLACKBOT' ? 'bot' : foreign ? 'foreign' : guest ? 'guest' : 'person',
    name: user.profile.real_name || user.real_name || user.name || user.id,
    emailVerified: Boolean(email) && user.is_email_confirmed,
    ...(email && { email }),
    ...(user.tz && { zone: user.tz }),
    ...(user.locale && { locale: user.locale }),
  };
}
