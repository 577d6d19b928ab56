import { z } from 'zod';
import type { Card } from '../../../cards/model.ts';
import type { Conversation, MessageRef } from '../../../src/core/chat.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import { createLatest } from '../../../src/kit/latest.ts';
import { type Api, Done, refusalOf } from './api.ts';
import { ChannelRef } from './handle.ts';
import type { People } from './people.ts';
import { renderMessage } from './render.ts';
import { anyTeam } from './workspaces.ts';

export interface Sender {
  post(conversation: Conversation, card: Card, mark?: string): Promise<MessageRef>;
  reply(to: MessageRef, card: Card, how?: { loud?: boolean }): Promise<void>;
  find(conversation: Conversation, mark: string, since: number): Promise<MessageRef | undefined>;
  channel(id: string): Conversation;
  /** Of several changes of one message that wait for their turn only the last is sent. */
  update(message: MessageRef, card: Card): Promise<void>;
}

/** A channel given by name comes back by its id, which alone serves for changing the message. */
const Posted = z.object({ ts: z.string(), channel: z.string().optional().catch(undefined) });
/** `conversations.history` with metadata, as far as it is looked at (docs.slack.dev, "Message metadata"). */
const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ mark: z.string() }) })
        .optional()
        .catch(undefined),
    }),
  ),
  response_metadata: z
    .object({ next_cursor: z.string().catch('') })
    .optional()
    .catch(undefined),
});
/** At most this many, the newest first: who writes more than that in the time of one send waits for no card of ours. */
const LOOK_THROUGH = { perPage: 200, pages: 10 };
const MARKED = 'patchcord_message';
/** Our clock and Slack's may differ by this much. */
const SKEW_MS = 60_000;
const noLinks = { unfurl_links: false, unfurl_media: false };

export function createSender(api: Api, people: People): Sender {
  const edits = createLatest<Card>();

  async function edit({ conversation, id }: MessageRef, take: () => Card): Promise<void> {
    const { channel, owner, user = owner } = ChannelRef.parse(conversation.ref);
    const args = () => ({ channel, ts: id, ...renderMessage(take(), user) });
    try {
      await api.call(conversation.tenant, 'chat.update', args, Done, channel);
    } catch (error) {
      if (refusalOf(error) !== 'channel_not_found') throw error;
      throw new PatchcordError('not-found', 'That message is gone.', { cause: error });
    }
  }

  async function post(conversation: Conversation, card: Card, mark?: string): Promise<MessageRef> {
    const { channel, thread, user, owner = user } = ChannelRef.parse(conversation.ref);
    // A shortcut tells no channel, only who used it.
    if (user !== undefined && channel === user) return post(await ownChat(conversation, user), card, mark);
    const metadata = mark === undefined ? {} : { metadata: { event_type: MARKED, event_payload: { mark } } };
    const args = {
      channel,
      ...(thread && { thread_ts: thread }),
      ...noLinks,
      ...renderMessage(card, owner),
      ...metadata,
    };
    try {
      const { ts, channel: id } = await api.call(conversation.tenant, 'chat.postMessage', args, Posted, channel);
      if (id === undefined || id === channel) return { conversation, id: ts };
      return { conversation: { ...conversation, id, ref: { channel: id, ...(thread && { thread }) } }, id: ts };
    } catch (error) {
      // A command typed in a direct chat between two people: the bot has its own with the asker.
      if (user === undefined || refusalOf(error) !== 'channel_not_found') throw error;
      return post(await ownChat(conversation, user), card, mark);
    }
  }

  function ownChat(near: Conversation, user: string): Promise<Conversation> {
    return people.direct({ platform: 'slack', tenant: near.tenant, id: user }, near);
  }

  return {
    post,
    async reply({ conversation, id }, card, { loud = false } = {}) {
      const { channel, thread = id } = ChannelRef.parse(conversation.ref);
      const args = { channel, thread_ts: thread, ...(loud && { reply_broadcast: true }), ...noLinks };
      await api.call(conversation.tenant, 'chat.postMessage', { ...args, ...renderMessage(card) }, Done, channel);
    },
    async find(conversation, mark, since) {
      const { channel } = ChannelRef.parse(conversation.ref);
      const oldest = String((since - SKEW_MS) / 1_000);
      const args = { channel, oldest, limit: LOOK_THROUGH.perPage, include_all_metadata: true };
      try {
        for (let page = 1, cursor = ''; page <= LOOK_THROUGH.pages; page += 1) {
          const asked = { ...args, ...(cursor !== '' && { cursor }) };
          const read = await api.call(conversation.tenant, 'conversations.history', asked, History);
          const found = read.messages.find(
            ({ metadata: m }) => m?.event_type === MARKED && m.event_payload.mark === mark,
          );
          if (found) return { conversation, id: found.ts };
          cursor = read.response_metadata?.next_cursor ?? '';
          if (cursor === '') return undefined;
        }
        return undefined;
      } catch (error) {
        // Without the right to read that channel nobody can tell.
        if (error instanceof PatchcordError && error.refused) return undefined;
        throw error;
      }
    },
    channel: (id) => ({ platform: 'slack', tenant: anyTeam, kind: 'channel', id, ref: { channel: id } }),
    update(message, card) {
      const key = JSON.stringify([message.conversation.tenant, message.conversation.id, message.id]);
      return edits.send(key, card, (take) => edit(message, take));
    },
  };
}
