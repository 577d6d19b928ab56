import { z } from 'zod';

export const Platform = z.enum(['slack', 'teams']);
export type Platform = z.infer<typeof Platform>;

/** Who somebody is on a chat platform. `tenant` is the Slack team or the Entra tenant; ids are the platform's own. */
export const ChatUser = z.object({ platform: Platform, tenant: z.string(), id: z.string() });
export type ChatUser = z.infer<typeof ChatUser>;

/** What the platform says of that person. Only a `person` may ask for anything. */
export interface ChatProfile extends ChatUser {
  kind: 'person' | 'bot' | 'guest' | 'foreign';
  name: string;
  /** Lower case; only trusted for matching when the platform has verified it. */
  email?: string;
  emailVerified: boolean;
  /** Entra object id. */
  directoryId?: string;
  /** BCP 47. */
  locale?: string;
  /** IANA name. */
  zone?: string;
}

/**
 * A place where cards can be shown. `ref` is what the adapter needs to get there again (JSON, opaque to everybody else);
 * it is stored, so an adapter needs no memory of its own.
 */
export const Conversation = z.object({
  platform: Platform,
  tenant: z.string(),
  kind: z.enum(['direct', 'group', 'channel']),
  id: z.string(),
  ref: z.json(),
});
export type Conversation = z.infer<typeof Conversation>;

/** One posted message, so that it can be changed in place later. */
export const MessageRef = z.object({ conversation: Conversation, id: z.string() });
export type MessageRef = z.infer<typeof MessageRef>;
