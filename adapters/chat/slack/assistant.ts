import type { Conversation, Suggestion } from '../../../src/core/chat.ts';
import type { Log } from '../../../src/core/log.ts';
import { type Api, Done } from './api.ts';
import { ChannelRef } from './handle.ts';

/** Slack's assistant pane: threads in the direct chat that begin with prompts, and say that work is going on. */
export interface Assistant {
  /** Offers a few sentences in a new thread. Never rejects: the thread works without. */
  begin(where: Conversation, suggest: () => Promise<readonly Suggestion[]>): Promise<void>;
  /** Shows in the thread that work is going on; the next message there ends it. False where there is no such thread. */
  status(where: Conversation, line: string): Promise<boolean>;
}

/** Slack takes four (docs.slack.dev, "assistant.threads.setSuggestedPrompts"). */
const prompts = 4;
/** What a pane still shows in one line. */
const title = 60;

/** @param enabled without the setting the app has neither the pane nor the right `assistant:write` */
export function createAssistant({ api, enabled, log }: { api: Api; enabled: boolean; log: Log }): Assistant {
  return {
    async begin(where, suggest) {
      const { channel: channel_id, thread: thread_ts } = ChannelRef.parse(where.ref);
      if (!enabled || thread_ts === undefined) return;
      try {
        const offered = (await suggest()).slice(0, prompts);
        const asked = offered.map((one) => ({
          title: Array.from(one.title).slice(0, title).join(''),
          message: one.text,
        }));
        const args = { channel_id, thread_ts, prompts: asked };
        if (asked.length > 0) await api.call(where.tenant, 'assistant.threads.setSuggestedPrompts', args, Done);
      } catch (error) {
        log.info({ error: error instanceof Error ? error : undefined }, 'no prompts in an assistant thread');
      }
    },
    async status(where, line) {
      const { channel: channel_id, thread: thread_ts } = ChannelRef.parse(where.ref);
      if (!enabled || where.kind !== 'direct' || thread_ts === undefined) return false;
      const args = { channel_id, thread_ts, status: line };
      return api.call(where.tenant, 'assistant.threads.setStatus', args, Done).then(
        () => true,
        () => false,
      );
    },
  };
}
