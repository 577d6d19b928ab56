import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Clock } from '../../kit/clock.ts';

/** What every open page is told as it happens. `chat` names whose chat it was. */
export type Told =
  | { chat: string; kind: 'entry' | 'removed' | 'typing' }
  | { chat: string; kind: 'modal' | 'home'; view: unknown }
  | { kind: 'phone'; state: unknown };

/** Everything that happens, for the pages that are open. */
export interface Hub {
  tell(told: Told): void;
  /** Is a page open? */
  isWatched(): boolean;
  /** Server-sent events until the page goes away, after what `first` says. */
  stream(c: Context, first: () => Promise<Told | undefined>): Response;
}

/** A comment now and then lets both sides notice a dead connection. */
const BEAT_MS = 25_000;

export function createHub(clock: Clock): Hub {
  const watchers = new Set<(told: Told) => void>();
  return {
    tell(told) {
      for (const watcher of watchers) watcher(told);
    },
    isWatched: () => watchers.size > 0,
    stream: (c, first) =>
      streamSSE(c, async (events) => {
        let line = Promise.resolve();
        const send = (text: string) => {
          line = line.then(async () => void (await events.write(text)));
        };
        const watcher = (told: Told) => send(`data: ${JSON.stringify(told)}\n\n`);
        watchers.add(watcher);
        let cancel = () => {};
        const beat = () => {
          send(': still here\n\n');
          cancel = clock.after(BEAT_MS, beat);
        };
        beat();
        const left = new Promise<void>((resolve) => events.onAbort(resolve));
        const told = await first();
        if (told) watcher(told);
        await left;
        cancel();
        watchers.delete(watcher);
      }),
  };
}
