import { z } from 'zod';
import type { Messages } from '../../../src/core/phone.ts';
import type { Api } from './api.ts';
import { paths } from './paths.ts';

const made = z.object({ conversationId: z.string().min(1) });

/** Messages from Patchcord's own account to people of the same account (5): one conversation each time, so that nobody else reads along. */
export function createMessages(api: Api): Messages {
  return {
    async send(userId, text) {
      const json = {
        stream: false,
        hidden: false,
        generateSystemMessages: false,
        originalParticipants: [{ type: 'USER', participantId: userId }],
      };
      const { conversationId } = await api.chat.read({ method: 'POST', path: paths.conversations, json }, made);
      const message = { body: text, contentType: 'text/plain' };
      await api.chat.send({ method: 'POST', path: paths.messages(conversationId), json: message });
    },
  };
}
