import { buttons, card, press } from '../../../cards/build.ts';
import type { Card } from '../../../cards/model.ts';
import type { MessageRef } from '../../../src/core/chat.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Incoming, Reply } from '../../../src/core/request.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Acks } from './acks.ts';
import { type Api, Done } from './api.ts';
import type { Assistant } from './assistant.ts';
import type { Forms } from './forms.ts';
import { ChannelRef, Handle } from './handle.ts';
import type { Pacer } from './pace.ts';
import type { People } from './people.ts';
import { formOf, renderMessage } from './render.ts';
import type { Responder } from './respond.ts';
import type { Sender } from './send.ts';

export interface Answers {
  answer(to: Incoming, reply: Reply): Promise<MessageRef | undefined>;
  working(to: Incoming, card: Card): Promise<void>;
}

export interface AnswerParts {
  api: Api;
  sender: Sender;
  people: People;
  forms: Forms;
  assistant: Assistant;
  responder: Responder;
  acks: Acks;
  pacer: Pacer;
  clock: Clock;
}

/** What the working line of an arrival has become; kept while it is not answered. */
interface Shown {
  /** The message that carries it. */
  message?: string;
  whispered?: true;
  answered?: true;
}

const remembered = 10_000;
/** Of the five uses of a response address, three are kept for the answer. */
const keptUses = 3;
/** A working line that cannot be replaced is only worth its noise when somebody really waits. */
const slowMs = 3_000;

/** Finds the way back to an arrival, whatever it was. */
export function createAnswers({
  api,
  sender,
  people,
  forms,
  assistant,
  responder,
  acks,
  pacer,
  clock,
}: AnswerParts): Answers {
  const shown = new Map<string, Shown>();

  function shownFor(key: string): Shown {
    const known = shown.get(key) ?? {};
    if (shown.size >= remembered) shown.delete(shown.keys().next().value ?? '');
    shown.set(key, known);
    return known;
  }

  async function answerOnce(to: Incoming, reply: Reply): Promise<MessageRef | undefined> {
    const handle = Handle.parse(to.handle);
    // Slack must have our "Working on it" before the answer which replaces it.
    await acks.sent(to.key);
    const line = shownFor(to.key);
    line.answered = true;
    const form = formOf(reply.card);
    if (form) {
      if (await forms.show(to, handle, reply.card)) {
        if (handle.via !== 'command' || handle.modal) return undefined;
        const again = press('Open it again', form.submit.call, { opens: 'form' });
        const opened = card('I opened a form for you', 'neutral', [buttons(again)]);
        return privately(to, handle, opened, true);
      }
    } else if (handle.modal && (await forms.show(to, handle, reply.card)) && reply.audience === 'private') {
      return undefined;
    }
    const own = reply.lasts && (await inOwnChat(to, handle, reply.card));
    if (own) return own;
    switch (handle.via) {
      case 'command':
        return reply.audience === 'here' ? openly(to, handle, reply.card) : privately(to, handle, reply.card, true);
      case 'event':
        if (reply.audience === 'here' || to.where.kind === 'direct') return replaceOrPost(to, line.message, reply.card);
        return privately(to, handle, reply.card, false);
      case 'click':
        if (handle.ephemeral) {
          return reply.audience === 'here' ? openly(to, handle, reply.card) : privately(to, handle, reply.card, true);
        }
        if (reply.audience === 'here' || to.where.kind === 'direct')
          return replaceOrPost(to, line.message ?? handle.message, reply.card);
        return privately(to, handle, reply.card, false);
      case 'shortcut':
        if (to.where.kind === 'direct') return replaceOrPost(to, line.message, reply.card);
        return reply.audience === 'here' ? openly(to, handle, reply.card) : privately(to, handle, reply.card, false);
      case 'home':
        // A private link, or a form after a form: beside the page while the press still counts, else in the direct chat.
        return (await forms.show(to, handle, reply.card)) ? undefined : sender.post(to.where, reply.card);
      default:
        return handle.via satisfies never;
    }
  }

  /**
   * What is for one person's eyes and goes away cannot be changed later: in the chat with the bot it is a message instead, so that
   * one card stands there and not two. Undefined elsewhere, also between two people, where the bot has no part.
   */
  async function inOwnChat(to: Incoming, handle: Handle, card: Card): Promise<MessageRef | undefined> {
    const passes = handle.via === 'command' || (handle.via === 'click' && handle.ephemeral);
    if (!passes || to.where.kind !== 'direct') return undefined;
    const { user: _other, ...ref } = ChannelRef.parse(to.where.ref);
    try {
      const message = await sender.post({ ...to.where, ref: { ...ref, owner: to.from.id } }, card);
      await removeLine(handle);
      return message;
    } catch (error) {
      if (!isClosed(error)) throw error;
      return undefined;
    }
  }

  /** For everybody in the conversation, and the private working line is taken away. */
  async function openly(to: Incoming, handle: Handle, card: Card): Promise<MessageRef | undefined> {
    try {
      const message = await sender.post(to.where, card);
      await removeLine(handle);
      return message;
    } catch (error) {
      if (!isClosed(error)) throw error;
      // The bot is not in that channel; the response address is.
      const body = { ...renderMessage(card), replace_original: false, response_type: 'in_channel' } as const;
      if (!(await responder.send(handle, body))) return privately(to, handle, card, true);
      await removeLine(handle);
      return undefined;
    }
  }

  /** A shortcut has no line of its own: its response address belongs to the message on which it was used. */
  async function removeLine(handle: Handle): Promise<void> {
    if (handle.via !== 'shortcut') await responder.send(handle, { delete_original: true });
  }

  /** For the asker alone: by the response address, else as an ephemeral message, else in the direct chat. */
  async function privately(
    to: Incoming,
    handle: Handle,
    card: Card,
    replace: boolean,
  ): Promise<MessageRef | undefined> {
    // A response address cannot whisper into a thread.
    const first = replace || handle.thread === undefined;
    if (first && (await respond(to, handle, card, replace))) return undefined;
    if (to.where.kind !== 'direct' && (await whisper(to, handle, card))) return undefined;
    if (!first && (await respond(to, handle, card, replace))) return undefined;
    return sender.post(await people.direct(to.from, to.where), card);
  }

  function respond({ from }: Incoming, handle: Handle, card: Card, replace: boolean): Promise<boolean> {
    const message = renderMessage(card, from.id);
    return responder.send(handle, { ...message, replace_original: replace, response_type: 'ephemeral' });
  }

  async function whisper(to: Incoming, handle: Handle, card: Card): Promise<boolean> {
    const thread = handle.thread === undefined ? {} : { thread_ts: handle.thread };
    const args = { channel: handle.channel, user: to.from.id, ...thread, ...renderMessage(card, to.from.id) };
    try {
      await api.call(to.where.tenant, 'chat.postEphemeral', args, Done, handle.channel);
      return true;
    } catch (error) {
      if (!isClosed(error)) throw error;
      return false;
    }
  }

  async function replaceOrPost(to: Incoming, message: string | undefined, card: Card): Promise<MessageRef> {
    if (message !== undefined) {
      const ref = { conversation: to.where, id: message };
      try {
        await sender.update(ref, card);
        return ref;
      } catch (error) {
        // Deleted meanwhile, or the workspace does not let old messages be edited.
        if (!isClosed(error)) throw error;
      }
    }
    return sender.post(to.where, card);
  }

  async function workingOnce(to: Incoming, card: Card): Promise<void> {
    const line = shownFor(to.key);
    if (line.answered) return;
    const handle = Handle.parse(to.handle);
    await acks.sent(to.key);
    if (handle.modal) {
      await forms.show(to, handle, card);
    } else if (handle.via === 'command' || handle.ephemeral) {
      if (responder.left(handle) > keptUses) await respond(to, handle, card, true);
    } else if (await assistant.status(to.where, card.title)) {
      return;
    } else if (to.where.kind === 'direct') {
      const message = line.message ?? handle.message;
      // One that waited for its turn would come after the answer that another process has given meanwhile.
      if (!api.hasRoom(to.where.tenant, message ? 'chat.update' : 'chat.postMessage', handle.channel)) return;
      // Of its own where what was pressed is gone, or can no longer be changed: the answer takes its place then.
      line.message = (await replaceOrPost(to, message, card)).id;
    } else if (!line.whispered && clock.now() - to.at >= slowMs) {
      line.whispered = true;
      await whisper(to, handle, card);
    }
  }

  return {
    // One after the other, so that a working line never comes after, or beside, its answer.
    answer: (to, reply) => pacer.inOrder(`arrival:${to.key}`, () => answerOnce(to, reply)),
    working: (to, card) => pacer.inOrder(`arrival:${to.key}`, () => workingOnce(to, card)),
  };
}

/** Slack lets the bot not write there: another way may be open. */
function isClosed(error: unknown): boolean {
  return error instanceof PatchcordError && (error.code === 'not-found' || error.code === 'not-allowed');
}
