import { z } from 'zod';
import type { Card } from '../../../cards/model.ts';
import type { Conversation, MessageRef } from '../../../src/core/chat.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import { type Api, Done, refusalOf } from './api.ts';
import { ChannelRef } from './handle.ts';
import type { People } from './people.ts';
import { renderMessage } from './render.ts';

export interface Sender {
  post(conversation: Conversation, card: Card): Promise<MessageRef>;
  update(message: MessageRef, card: Card): Promise<void>;
}

const Posted = z.object({ ts: z.string() });
const noLinks = { unfurl_links: false, unfurl_media: false };

export function createSender(api: Api, people: People): Sender {
  async function post(conversation: Conversation, card: Card): Promise<MessageRef> {
    const { channel, thread, user } = ChannelRef.parse(conversation.ref);
    const args = { channel, ...(thread && { thread_ts: thread }), ...noLinks, ...renderMessage(card) };
    // A shortcut tells no channel, only who used it.
    if (user !== undefined && channel === user) return post(await ownChat(conversation, user), card);
    try {
      const { ts } = await api.call(conversation.tenant, 'chat.postMessage', args, Posted, channel);
      return { conversation, id: ts };
    } catch (error) {
      // A command typed in a direct chat between two people: the bot has its own with the asker.
      if (user === undefined || refusalOf(error) !== 'channel_not_found') throw error;
      return post(await ownChat(conversation, user), card);
    }
  }

  function ownChat(near: Conversation, user: string): Promise<Conversation> {
    return people.direct({ platform: 'slack', tenant: near.tenant, id: user }, near);
  }

  return {
    post,
    async update({ conversation, id }, card) {
      const { channel } = ChannelRef.parse(conversation.ref);
      const args = { channel, ts: id, ...renderMessage(card) };
      try {
        await api.call(conversation.tenant, 'chat.update', args, Done, channel);
      } catch (error) {
        if (refusalOf(error) !== 'channel_not_found') throw error;
        throw new PatchcordError('not-found', 'That message is gone.', { cause: error });
      }
    },
  };
}
