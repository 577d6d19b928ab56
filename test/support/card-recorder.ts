import type { Card } from '../../cards/model.ts';
import type { ChatAdapter } from '../../src/core/chat.ts';

/** A card on its way to a chat platform. */
export interface ShownCard {
  /** Each way to a platform there is; `part` is one of a person's own page. */
  how: 'answer' | 'working' | 'post' | 'reply' | 'update' | 'part';
  card: Card;
  /** The arrival that it answers. */
  key: string | undefined;
}

/** Stands before a chat adapter, and keeps every card that goes to it. */
export function recordCards(shown: ShownCard[]): (chat: ChatAdapter) => ChatAdapter {
  const note = (how: ShownCard['how'], card: Card, key?: string) => void shown.push({ how, card, key });
  return (chat) => ({
    ...chat,
    answer(to, reply) {
      note('answer', reply.card, to.key);
      return chat.answer(to, reply);
    },
    working(to, card) {
      note('working', card, to.key);
      return chat.working(to, card);
    },
    post(conversation, card, mark) {
      note('post', card);
      return chat.post(conversation, card, mark);
    },
    reply(to, card, how) {
      note('reply', card);
      return chat.reply(to, card, how);
    },
    update(message, card) {
      note('update', card);
      return chat.update(message, card);
    },
    ...(chat.showHome && {
      showHome(page) {
        for (const part of page.parts) note('part', part);
        return chat.showHome?.(page) ?? Promise.resolve(undefined);
      },
    }),
  });
}
