import { z } from 'zod';
import type { ChatUser, Conversation, Surroundings } from '../../../src/core/chat.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Api } from './api.ts';
import { ChannelRef } from './handle.ts';
import { readMessage } from './text.ts';

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

/** A channel with the number of its members (docs.slack.dev, `conversations.info`). */
const Info = z.object({
  channel: z.object({
    name: z.string().catch(''),
    is_general: z.boolean().catch(false),
    is_mpim: z.boolean().catch(false),
    num_members: z.number().optional().catch(undefined),
  }),
});

/** The first page of who is in a conversation (docs.slack.dev, `conversations.members`), bots and guests, too. */
const Members = z.object({ members: z.array(z.string()) });
/** Nobody offers more one by one. */
const mostMembers = 60;

/**
 * What a thread is about and who writes in it: needs the right to read the channel's history. Else what the channel is called and
 * who its members are, and who is in a group chat: needs the right to see channels. Without it nothing is told.
 */
export function createSurroundings(api: Api) {
  async function threadOf(tenant: string, channel: string, thread: string): Promise<Surroundings | undefined> {
    const args = { channel, ts: thread, limit: mostReplies };
    const found = await api.call(tenant, 'conversations.replies', args, Replies).catch(unlessRefused);
    if (!found) return undefined;
    const writers = found.messages.flatMap(({ user, bot_id: bot }) => (user !== undefined && !bot ? [user] : []));
    const people = usersOf(tenant, writers);
    return { topic: topicOf(found.messages[0]?.text ?? ''), people, total: people.length };
  }

  async function channelOf({ tenant, kind }: Conversation, channel: string): Promise<Surroundings | undefined> {
    const asked = { channel, include_num_members: true };
    const found = await api.call(tenant, 'conversations.info', asked, Info).catch(unlessRefused);
    if (!found) return undefined;
    const { name, is_general: isGeneral, is_mpim: isMpim, num_members: number = 0 } = found.channel;
    const isGroup = kind === 'group' || isMpim;
    // The channel of everybody says nothing by its name, and a group chat has one that Slack made up.
    const topic = isGroup || isGeneral || name === '' ? '' : `#${name}`;
    const page = number > mostMembers ? undefined : await membersOf(tenant, channel);
    const people = usersOf(tenant, page ?? []);
    return { topic, people, total: Math.max(number, people.length), ...(!isGroup && { members: true }) };
  }

  async function membersOf(tenant: string, channel: string): Promise<string[] | undefined> {
    const args = { channel, limit: mostMembers };
    return (await api.call(tenant, 'conversations.members', args, Members).catch(unlessRefused))?.members;
  }

  return {
    async surroundings(where: Conversation): Promise<Surroundings | undefined> {
      const { channel, thread } = ChannelRef.parse(where.ref);
      if (where.kind === 'direct') return undefined;
      const talk = thread === undefined ? undefined : await threadOf(where.tenant, channel, thread);
      return talk ?? channelOf(where, channel);
    },
  };
}

/** What we may not see is not told; what could not be asked is an error. */
function unlessRefused(error: unknown): undefined {
  if (!(error instanceof PatchcordError) || error.code === 'busy' || error.code === 'unreachable') throw error;
  return undefined;
}

function usersOf(tenant: string, ids: readonly string[]): ChatUser[] {
  return [...new Set(ids)].map((id) => ({ platform: 'slack', tenant, id }));
}

/** The first line, without who is called in it. */
function topicOf(text: string): string {
  const line = readMessage(text).text.split('\n')[0] ?? '';
  return line
    .replace(/<@[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
