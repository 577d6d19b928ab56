import { z } from 'zod';
import type { ChatProfile, ChatUser, Conversation } from '../../../src/core/chat.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Api } from './api.ts';

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

export interface People {
  profile(user: ChatUser, where: Conversation): Promise<ChatProfile>;
  direct(user: ChatUser, near: Conversation): Promise<Conversation>;
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
      return { platform: 'slack', tenant, kind: 'direct', id: channel.id, ref: { channel: channel.id } };
    },
  });
  return {
    // Asked with the token of the place: somebody from another organisation is only known there.
    profile: (user, where) => profiles.get(`${where.tenant} ${user.tenant} ${user.id}`),
    // Asked with the token of the place here too; the chat belongs to that workspace.
    async direct(user, near) {
      try {
        return await directs.get(`${near.tenant} ${user.id}`);
      } catch (error) {
        if (!(error instanceof PatchcordError) || error.code === 'busy' || error.code === 'bug') throw error;
        throw new PatchcordError('unreachable', 'Slack does not let me write to that person.', { cause: error });
      }
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
