import type { Card } from '../../../cards/model.ts';
import { slowCard, workingCard } from '../../../cards/problem.ts';
import type { MessageRef } from '../../core/chat.ts';
import type { Incoming } from '../../core/request.ts';
import type { App } from '../app.ts';
import { directOf } from '../reply/answer.ts';
import { answerOnHome } from '../reply/home.ts';

/** Tells the person that their request is alive, until there is a reply. */
export interface Progress {
  start(): void;
  /**
   * Ends it and waits for a line that is being sent, so that it cannot overtake the reply. Resolves with the message in whose
   * place the reply belongs, where the adapter does not know that by itself.
   */
  stop(): Promise<MessageRef | undefined>;
}

const WORKING_MS = 1_000;
const SLOW_MS = 4_000;

/** @param mayShow asked before each line: whether it is still for this process to say something */
export function createProgress(app: App, incoming: Incoming, mayShow: () => Promise<boolean>): Progress {
  const { from, where } = incoming;
  let line = incoming.replaces;
  let sending: Promise<void> = Promise.resolve();
  let stopped = false;
  const cancels: (() => void)[] = [];
  const show = (card: Card) => {
    if (stopped) return;
    const adapter = app.chats.get(from.platform);
    // Best effort: a working line that could not be shown must not stop the work.
    sending = sending
      .then(async () => {
        if (!(await mayShow()) || stopped) return;
        if (incoming.on === 'home') await answerOnHome(app, from, card);
        else if (line) await adapter?.update(line, card);
        else if (incoming.asked.kind === 'wish') line = await adapter?.post(await directOf(app, from, where), card);
        else await adapter?.working(incoming, card);
      })
      .catch(() => undefined);
  };
  return {
    start() {
      if (stopped) return;
      if (!incoming.acknowledged) cancels.push(app.clock.after(WORKING_MS, () => show(workingCard())));
      cancels.push(app.clock.after(SLOW_MS, () => show(slowCard())));
    },
    async stop() {
      stopped = true;
      for (const cancel of cancels) cancel();
      await sending;
      return line;
    },
  };
}
