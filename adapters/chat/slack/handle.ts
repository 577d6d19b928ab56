import { z } from 'zod';
import { Conversation } from '../../../src/core/chat.ts';
import { CallSchema } from '../../../src/core/request.ts';

/** The way back to an arrival. It is stored with the request, so everything in it must still make sense after a restart. */
export const Handle = z.object({
  via: z.enum(['command', 'event', 'click', 'shortcut', 'home']),
  channel: z.string(),
  thread: z.exactOptional(z.string()),
  /** The pressed message. */
  message: z.exactOptional(z.string()),
  /** The pressed message is seen by one person only; `chat.update` cannot reach it. */
  ephemeral: z.exactOptional(z.literal(true)),
  response: z.exactOptional(z.string()),
  /** Until when the response address may be used, in milliseconds. */
  responseUntil: z.number(),
  trigger: z.exactOptional(z.string()),
  /**
   * The modal to fill. `external` is a name of our own, given before the modal was opened: it is known without
   * waiting for Slack, so the request can be written down beside the opening.
   */
  modal: z.exactOptional(z.union([z.object({ external: z.string() }), z.object({ id: z.string() })])),
});
export type Handle = z.infer<typeof Handle>;

/** What a modal carries in `private_metadata`. Comes back with Slack's signature, but is parsed like everything from outside. */
export const ModalNote = z.object({
  call: z.exactOptional(CallSchema),
  where: Conversation,
  origin: Handle,
});
export type ModalNote = z.infer<typeof ModalNote>;

/**
 * What a conversation's `ref` holds. `user` is there where the channel may be a direct chat the bot has no part in, `owner` where
 * it is the bot's own chat with that person.
 */
export const ChannelRef = z.object({
  channel: z.string(),
  thread: z.exactOptional(z.string()),
  user: z.exactOptional(z.string()),
  owner: z.exactOptional(z.string()),
});
export type ChannelRef = z.infer<typeof ChannelRef>;
