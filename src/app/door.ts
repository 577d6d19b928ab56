import type { Accepted, Door } from '../core/chat.ts';
import type { Incoming, Reply } from '../core/request.ts';
import { addJob } from '../store/jobs.ts';
import { insertRequest } from '../store/requests.ts';
import type { App } from './app.ts';
import { dispatch } from './dispatch.ts';
import { createProgress, type Progress } from './progress.ts';

export const RUN_REQUEST = 'run-request';

/** An arrival that this process wrote down and has not answered yet. */
export interface Open {
  incoming: Incoming;
  progress: Progress;
  answer(reply: Reply | undefined): void;
}

/** What is under way here: spares reading the arrival again, and lets an adapter wait for its reply. */
export type OpenRequests = Map<string, Open>;

/** Everything people ask comes through here: written down once, then the platform may be acknowledged. */
export function createDoor(app: App, open: OpenRequests): Door {
  return {
    async accept(incoming): Promise<Accepted> {
      let answer: Open['answer'] = () => undefined;
      const reply = new Promise<Reply | undefined>((resolve) => {
        answer = resolve;
      });
      const progress = createProgress(app, incoming);
      // Known before it is written: the runner may be faster than the commit's own promise.
      const ours = !open.has(incoming.key);
      if (ours) open.set(incoming.key, { incoming, progress, answer });
      let fresh = false;
      try {
        fresh = await app.database.commit((tx) => write(tx, incoming));
      } finally {
        if (!fresh && ours) open.delete(incoming.key);
      }
      if (!fresh) {
        app.metrics.duplicates.inc({ platform: incoming.from.platform });
        await progress.stop();
        return { fresh, reply: Promise.resolve(undefined) };
      }
      progress.start();
      app.wake();
      return { fresh, reply };
    },
    async view(incoming) {
      const { command, reply } = await dispatch(app, incoming, AbortSignal.timeout(5_000));
      return command?.effect === 'read' ? reply.card : undefined;
    },
  };
}

/** One person's requests run one after another, in the order they came. */
async function write(tx: Parameters<typeof insertRequest>[0], incoming: Incoming): Promise<boolean> {
  const { key, at, from } = incoming;
  if (!(await insertRequest(tx, { key, at, body: JSON.stringify(incoming) }))) return false;
  await addJob(tx, {
    kind: RUN_REQUEST,
    key,
    lane: `${from.platform}:${from.tenant}:${from.id}`,
    body: JSON.stringify({ key }),
    dueAt: at,
    now: at,
  });
  return true;
}
