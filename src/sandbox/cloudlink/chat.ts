import { z } from 'zod';
import { type Conversation, newId } from './cloud.ts';
import { collection } from './collection.ts';
import { invalid, missing } from './refusal.ts';
import { type KnownCall, parsed, type Routes } from './route.ts';

const Creation = z.object({
  stream: z.boolean().optional(),
  hidden: z.boolean().optional(),
  generateSystemMessages: z.boolean().optional(),
  originalParticipants: z.array(z.object({ type: z.literal('USER'), participantId: z.string() })).min(1),
});
const CONTENT = ['text/plain', 'text/html', 'application/vnd.mitel.action-card'];

/** `chat/2017-09-01` (reference, section 5). */
export const chat: Routes = {
  'POST /conversations': ({ cloud, me, body }) => {
    const { originalParticipants } = parsed(Creation, body);
    for (const { participantId } of originalParticipants) {
      if (cloud.users.get(participantId)?.accountId !== me.accountId)
        throw invalid('A participant is not in this account');
    }
    const conversation: Conversation = {
      conversationId: newId(),
      accountId: me.accountId,
      participants: [...new Set([me.userId, ...originalParticipants.map((one) => one.participantId)])],
      messages: [],
    };
    cloud.conversations.set(conversation.conversationId, conversation);
    return { status: 201, body: { conversationId: conversation.conversationId } };
  },
  'POST /conversations/{conversationId}/messages': (call) => {
    const conversation = mine(call);
    const { body, contentType } = parsed(
      z.object({ body: z.string().min(1), contentType: z.enum(CONTENT) }),
      call.body,
    );
    const message = { messageId: newId(), from: call.me.userId, body, contentType };
    conversation.messages.push(message);
    return { status: 201, body: message };
  },
  'GET /conversations/{conversationId}/messages': (call) => ({
    status: 200,
    body: collection(mine(call).messages, { ...call, switches: call.cloud.switches }),
  }),
  'GET /conversations/{conversationId}/participants': (call) => ({
    status: 200,
    body: collection(
      mine(call).participants.map((participantId) => ({ participantId, status: 'ACCEPTED' })),
      { ...call, switches: call.cloud.switches },
    ),
  }),
  'GET /users/me/conversations': (call) => {
    const all = [...call.cloud.conversations.values()].filter(({ participants }) =>
      participants.includes(call.me.userId),
    );
    const rows = all.map(({ conversationId }) => ({ conversationId, stream: false }));
    return { status: 200, body: collection(rows, { ...call, switches: call.cloud.switches }) };
  },
  'DELETE /conversations/{conversationId}': (call) => {
    call.cloud.conversations.delete(mine(call).conversationId);
    return { status: 204 };
  },
};

function mine({ cloud, me, params }: KnownCall): Conversation {
  const conversation = cloud.conversations.get(params.conversationId ?? '');
  if (!conversation?.participants.includes(me.userId)) throw missing('Conversation');
  return conversation;
}
