import { z } from 'zod';
import type { ChatUser, Conversation, Surroundings } from '../../../src/core/chat.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Api } from './api.ts';
import { ChannelRef } from './handle.ts';
import { readTyped } from './text.ts';

/** Messages of a thread, its first one first (docs.slack.dev, `conversations.replies`). */
const Replies = z.object({
  messages: z.array(
    z.object({
      text: z.string().catch(''),
      user: z.string().optional().catch(undefined),
      bot_id: z.string().optional().catch(undefined),
    }),
  ),
});
/** Nobody reads further to find who takes part. */
const mostReplies = 100;

/** What a thread is about and who writes in it. Needs the right to read the channel's history; without it nothing is told. */
export function createSurroundings(api: Api) {
  return {
    async surroundings(where: Conversation): Promise<Surroundings | undefined> {
      const { channel, thread } = ChannelRef.parse(where.ref);
      if (thread === undefined || where.kind === 'direct') return undefined;
      const args = { channel, ts: thread, limit: mostReplies };
      const found = await api.call(where.tenant, 'conversations.replies', args, Replies).catch((error: unknown) => {
        if (!(error instanceof PatchcordError) || error.code === 'busy' || error.code === 'unreachable') throw error;
        return undefined;
      });
      if (!found) return undefined;
      const writers = found.messages.flatMap(({ user, bot_id: bot }) => (user !== undefined && !bot ? [user] : []));
      const people = [...new Set(writers)].map((id): ChatUser => ({ platform: 'slack', tenant: where.tenant, id }));
      return { topic: topicOf(found.messages[0]?.text ?? ''), people, total: people.length };
    },
  };
}

/** The first line, without who is called in it. */
function topicOf(text: string): string {
  const line = readTyped(text).text.split('\n')[0] ?? '';
  return line
    .replace(/<@[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
