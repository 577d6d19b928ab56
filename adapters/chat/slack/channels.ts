import { z } from 'zod';
import type { Conversation } from '../../../src/core/chat.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { type Api, refusalOf } from './api.ts';
import { ChannelRef } from './handle.ts';

/** As `conversations.info` tells (docs.slack.dev, "Conversation object"); direct chats have no name. */
const Info = z.object({ channel: z.object({ name: z.string().catch('') }) });

/** A channel that gets another name is called by it this much later at most. */
const lifetimeMs = 60 * 60_000;

/**
 * What channels are called. Needs `channels:read`, for private ones `groups:read`; without, and for channels the app does not see,
 * nothing is told.
 */
export function createChannels(api: Api, clock: Clock) {
  const names = createCache<string, string>({
    limit: 1_000,
    lifetimeMs,
    clock,
    load: async (key) => {
      const [tenant = '', channel = ''] = key.split(' ');
      const found = await api.call(tenant, 'conversations.info', { channel }, Info).catch((error: unknown) => {
        if (refusalOf(error) === undefined) throw error;
        return undefined;
      });
      return found?.channel.name ?? '';
    },
  });
  return {
    async channelName({ tenant, ref }: Conversation): Promise<string | undefined> {
      const name = await names.get(`${tenant} ${ChannelRef.parse(ref).channel}`);
      return name === '' ? undefined : `#${name}`;
    },
  };
}
