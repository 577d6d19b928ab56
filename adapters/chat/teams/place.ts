import { z } from 'zod';
import type { Conversation } from '../../../src/core/chat.ts';
import type { TeamsSettings } from './settings.ts';

/** Microsoft's connector for most of the world; other clouds and regions name theirs in each activity. */
const publicConnector = 'https://smba.trafficmanager.net/teams/';

/** What stands in `Conversation.ref`: how to reach a conversation again. Refreshed with each arrival, since the connector may move. */
const Ref = z.object({
  serviceUrl: z.url(),
  bot: z.string(),
  channel: z.string(),
  /** The team a channel belongs to: its channels can be asked for by it. */
  team: z.exactOptional(z.string()),
  /** Whose personal chat it is. */
  owner: z.exactOptional(z.string()),
});
export type Ref = z.infer<typeof Ref>;

/** A reference as it was stored; one that an operator wrote by hand (a channel id alone) gets the usual connector. */
export function readRef(conversation: Conversation, settings: TeamsSettings): Ref {
  const read = Ref.safeParse(conversation.ref);
  if (read.success) return read.data;
  return {
    serviceUrl: settings.endpoints.connector ?? publicConnector,
    bot: `28:${settings.appId ?? 'patchcord'}`,
    channel: 'msteams',
  };
}

/** Who alone sees what stands there. */
export function ownerOf({ kind, ref }: Conversation): string | undefined {
  return kind === 'direct' ? Ref.safeParse(ref).data?.owner : undefined;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * May we send the bot's token, or anything, to this address? The token of an activity signs its `serviceurl`; the list is the second lock.
 * Exactly Microsoft's name below trafficmanager.net: there everybody can rent one.
 */
export function isConnector(serviceUrl: string, settings: TeamsSettings): boolean {
  const { protocol, hostname, host } = new URL(serviceUrl);
  if (settings.endpoints.connectorHosts.includes(host)) return true;
  if (settings.appId === undefined) return settings.anonymous && loopback.test(hostname);
  if (protocol !== 'https:') return false;
  return (
    hostname === 'smba.trafficmanager.net' ||
    /\.(botframework\.com|botframework\.us|teams\.microsoft\.com|teams\.microsoft\.us)$/.test(hostname)
  );
}
