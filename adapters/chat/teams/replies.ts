import type { Card } from '../../../cards/model.ts';
import type { Conversation, MessageRef } from '../../../src/core/chat.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Incoming, Reply } from '../../../src/core/request.ts';
import type { Directs } from './direct.ts';
import { cardMessage, lineTo, type Message, shortMessage } from './message.ts';
import { phrases } from './phrases.ts';
import { hasForm, type Presses, staysAside } from './presses.ts';
import { Handle } from './receive.ts';
import { createRecent } from './recent.ts';
import { refusedWith } from './refusals.ts';
import type { Connector } from './send.ts';

/** Brings replies to where they were asked for. */
export interface Replies {
  answer(to: Incoming, reply: Reply): Promise<MessageRef | undefined>;
  working(to: Incoming, card: Card): Promise<void>;
  post(where: Conversation, card: Card): Promise<MessageRef>;
  reply(to: MessageRef, card: Card): Promise<void>;
  update(message: MessageRef, card: Card): Promise<void>;
}

interface Tools {
  connector: Connector;
  directs: Directs;
  presses: Presses;
}

export function createReplies({ connector, directs, presses }: Tools): Replies {
  // Forgotten by a restart: the answer then comes as a message of its own.
  const workingLines = createRecent<Promise<MessageRef | undefined>>();

  /** A new message; in words where the connector finds the card too big. */
  async function post(where: Conversation, card: Card, replyTo?: string): Promise<MessageRef> {
    return connector.send(where, cardMessage(card, where), replyTo).catch((error: unknown) => {
      if (!isTooBig(error)) throw error;
      return connector.send(where, shortMessage(card), replyTo);
    });
  }

  /** Takes the place of a message, or comes after it when that is gone. */
  async function replace(message: MessageRef, update: Message, otherwise: () => Promise<MessageRef>) {
    try {
      await connector.update(message, update);
      return message;
    } catch (error) {
      if (error instanceof PatchcordError && error.code === 'not-found') return otherwise();
      throw error;
    }
  }

  function changeCard(message: MessageRef, card: Card): Promise<MessageRef> {
    const { conversation } = message;
    return replace(message, cardMessage(card, conversation), () => post(conversation, card));
  }

  async function answerWords(to: Incoming, handle: Handle, reply: Reply): Promise<MessageRef | undefined> {
    const line = await workingLines.take(to.key);
    if (to.where.kind !== 'direct' && reply.audience === 'private') {
      const shown = await whisper(to, reply.card);
      await tellAside(to, handle, shown ? phrases.nameAnsweredPrivately : phrases.nameOpenChat, line);
      return shown;
    }
    return line ? changeCard(line, reply.card) : post(to.where, reply.card, handle.activity);
  }

  async function answerPress(to: Incoming, handle: Handle, reply: Reply, isShown: boolean) {
    const line = await workingLines.take(to.key);
    if (handle.foreign) return whisper(to, reply.card);
    if (staysAside(to.where, reply)) return answerAside(to, handle, reply.card);
    if (line) return changeCard(line, reply.card);
    // A client that does not say which message it was has drawn the answer there itself.
    if (handle.pressed === undefined) return isShown ? undefined : post(to.where, reply.card);
    return changeCard({ conversation: to.where, id: handle.pressed }, reply.card);
  }

  /** The dialog shows the reply when it is still open; everybody's card changes only by what is for everybody. */
  async function answerDialog(to: Incoming, handle: Handle, reply: Reply, isShown: boolean) {
    if (reply.audience === 'here' && !hasForm(reply.card)) return answerPress(to, handle, reply, false);
    if (isShown) return undefined;
    return to.where.kind === 'direct' ? post(to.where, reply.card) : answerAside(to, handle, reply.card);
  }

  async function answerAside(to: Incoming, handle: Handle, card: Card): Promise<MessageRef | undefined> {
    const shown = await whisper(to, card);
    if (!shown) await tellAside(to, handle, phrases.nameOpenChat);
    return shown;
  }

  /** Into the asker's direct conversation; `undefined` when Teams does not let us. */
  async function whisper(to: Incoming, card: Card): Promise<MessageRef | undefined> {
    try {
      return await post(await directs.with(to.from, to.where), card);
    } catch (error) {
      // Network trouble is not an answer: that is tried again by who called.
      if ([403, 404].includes(refusedWith(error) ?? 0)) return undefined;
      throw error;
    }
  }

  /** One line in the shared conversation, without anything of the answer. */
  async function tellAside(to: Incoming, handle: Handle, words: string, line?: MessageRef): Promise<void> {
    const message = lineTo({ id: to.from.id, name: to.from.name ?? '' }, words);
    const send = () => connector.send(to.where, message, handle.asked === 'words' ? handle.activity : undefined);
    await (line ? replace(line, message, send) : send());
  }

  return {
    async answer(to, reply) {
      const isShown = presses.hand(to, reply);
      const handle = Handle.parse(to.handle);
      switch (handle.asked) {
        case 'words':
          return answerWords(to, handle, reply);
        case 'submit':
        case 'execute':
          return answerPress(to, handle, reply, isShown);
        case 'fetch':
        case 'dialog':
          return answerDialog(to, handle, reply, isShown);
        case 'offer':
        case 'compose':
          // Where the compose box is open the bot may be no member; what came too late for it is for its person alone.
          return isShown ? undefined : whisper(to, reply.card);
        default:
          return handle.asked satisfies never;
      }
    },

    async working(to, card) {
      // One that waited for its turn would come after the answer that another process has given meanwhile.
      if (!connector.hasRoom(to.where)) return;
      const handle = Handle.parse(to.handle);
      const line = workingLines.get(to.key);
      if (line) {
        const message = await line;
        if (message) await connector.update(message, cardMessage(card, to.where));
        return;
      }
      const isPress = handle.asked !== 'words';
      if (handle.foreign) return;
      // A shared card stays as it is for the others; a dialog has said by itself that the answer follows.
      if (isPress && (to.where.kind !== 'direct' || handle.pressed === undefined || handle.asked === 'fetch')) return;
      const shown =
        isPress && handle.pressed !== undefined
          ? changeCard({ conversation: to.where, id: handle.pressed }, card)
          : post(to.where, card, handle.activity);
      workingLines.set(
        to.key,
        shown.catch(() => undefined),
      );
      await shown;
    },

    post: (where, card) => post(where, card),

    async reply({ conversation, id }, card) {
      // A channel's thread is a conversation of its own; elsewhere there are none, and the message is quoted.
      if (conversation.kind === 'channel') await post(threadOf(conversation, id), card);
      else await post(conversation, card, id);
    },

    async update(message, card) {
      try {
        await connector.update(message, cardMessage(card, message.conversation));
      } catch (error) {
        if (!isTooBig(error)) throw error;
        await connector.update(message, shortMessage(card));
      }
    },
  };
}

function threadOf(conversation: Conversation, message: string): Conversation {
  return conversation.id.includes(';messageid=')
    ? conversation
    : { ...conversation, id: `${conversation.id};messageid=${message}` };
}

function isTooBig(error: unknown): boolean {
  return [400, 413].includes(refusedWith(error) ?? 0);
}
