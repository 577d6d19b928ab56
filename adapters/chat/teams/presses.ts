import type { Card } from '../../../cards/model.ts';
import { plain } from '../../../cards/plain.ts';
import type { Accepted, Conversation } from '../../../src/core/chat.ts';
import type { Incoming, Reply } from '../../../src/core/request.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { type ComposeBody, chosen } from './compose.ts';
import { attach } from './message.ts';
import { phrases, workingCard } from './phrases.ts';
import { ownerOf } from './place.ts';
import { createRecent } from './recent.ts';
import { type AdaptiveCard, render } from './render.ts';

/** A press waits this long for its answer; the client gives up after 5 to 15 seconds and says that the app is not there. */
const answerBudgetMs = 2_500;

export type Asked = 'execute' | 'fetch' | 'dialog' | 'offer' | 'compose';

/** Answers of `adaptiveCard/action` (universal action model: HTTP 200 always, what happened stands in the body) and of dialogs. */
export type InvokeBody =
  | { statusCode: number; type: 'application/vnd.microsoft.card.adaptive'; value: AdaptiveCard }
  | { statusCode: number; type: 'application/vnd.microsoft.activity.message'; value: string }
  | { statusCode: number; type: 'application/vnd.microsoft.error'; value: { code: string; message: string } }
  | { task: { type: 'continue'; value: DialogPage } | { type: 'message'; value: string } }
  | ComposeBody;

interface DialogPage {
  title: string;
  height: 'medium';
  width: 'medium';
  card: ReturnType<typeof attach>;
}

/** Presses whose HTTP request is open: their answer goes back in it when it comes in time. */
export interface Presses {
  /**
   * Has the press written down, and says what to answer the request with, within 2.5 seconds. A repeat gets what the first one
   * got. `undefined` when it could not be written down.
   */
  wait(incoming: Incoming, asked: Asked, accept: () => Promise<Accepted | undefined>): Promise<InvokeBody | undefined>;
  /** Offers a reply. `true`: the open request shows it, or has shown it. */
  hand(incoming: Incoming, reply: Reply): boolean;
}

interface Press {
  settle(reply: Reply | undefined): void;
  state: 'open' | 'answered' | 'late';
  body: Promise<InvokeBody>;
}

export function createPresses(clock: Clock): Presses {
  const presses = createRecent<Press>();

  function open(incoming: Incoming, asked: Asked): Press {
    const { promise, resolve } = Promise.withResolvers<Reply | undefined>();
    const disarm = clock.after(answerBudgetMs, () => press.settle(undefined));
    const press: Press = {
      state: 'open',
      settle(reply) {
        if (press.state !== 'open') return;
        press.state = reply ? 'answered' : 'late';
        disarm();
        resolve(reply);
      },
      body: promise.then((reply) => (reply ? inTime(asked, incoming.where, reply) : late(asked, incoming.where))),
    };
    return press;
  }

  return {
    async wait(incoming, asked, accept) {
      const { key } = incoming;
      const known = presses.get(key);
      if (known) return known.body;
      // Open before it is written down: the reply may be there before the door has returned.
      const press = open(incoming, asked);
      presses.set(key, press);
      const accepted = await accept();
      if (accepted?.fresh) {
        void accepted.reply.then((reply) => press.settle(reply));
        return press.body;
      }
      press.settle(undefined);
      presses.take(key);
      return accepted && say(asked, phrases.alreadyAsked);
    },
    hand({ key }, reply) {
      const press = presses.get(key);
      press?.settle(reply);
      return press?.state === 'answered';
    },
  };
}

/** Does the reply stay away from the card that was pressed? A form or a private answer must not take a shared card's place. */
export function staysAside(where: Conversation, reply: Reply): boolean {
  return where.kind !== 'direct' && (reply.audience === 'private' || hasForm(reply.card));
}

export function hasForm(card: Card): boolean {
  return card.blocks.some((block) => block.kind === 'form');
}

function inTime(asked: Asked, where: Conversation, reply: Reply): InvokeBody {
  if (asked === 'execute') {
    return staysAside(where, reply) ? say(asked, phrases.answeredPrivately) : show(reply.own ?? reply.card, where);
  }
  // What is for everybody goes into the compose box: its person sends it, also where the bot is no member.
  if (asked === 'compose' && reply.audience === 'here' && !hasForm(reply.card)) return chosen(reply.card);
  // After the form the result is shown in the dialog too; a bare line needs no page of its own.
  if (asked !== 'dialog' && reply.card.blocks.length === 0) return say(asked, plain(reply.card));
  const title = reply.card.title.slice(0, 60) || phrases.dialogTitle;
  const page: DialogPage = { title, height: 'medium', width: 'medium', card: attach(reply.card, 'dialog') };
  return { task: { type: 'continue', value: page } };
}

function late(asked: Asked, where: Conversation): InvokeBody {
  if (asked === 'execute' && where.kind === 'direct') return show(workingCard, where);
  return say(asked, phrases.answerFollows);
}

export function show(card: Card, where: Conversation): InvokeBody {
  const place = where.kind === 'direct' ? 'direct' : 'shared';
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: render(card, place, ownerOf(where)),
  };
}

export function say(asked: Asked, line: string): InvokeBody {
  if (asked !== 'execute') return { task: { type: 'message', value: line } };
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: line };
}

export function complain(asked: Asked, statusCode: 400 | 500, message: string): InvokeBody {
  if (asked !== 'execute') return say(asked, message);
  const code = statusCode === 400 ? 'BadRequest' : 'ServiceError';
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}
