import type { Accepted, Door } from '../../core/chat.ts';
import type { Incoming, Reply } from '../../core/request.ts';
import { addClaimedJob, addJob, type ClaimedJob, findJob } from '../../store/jobs.ts';
import { insertRequest } from '../../store/requests.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { visitHome } from '../reply/home.ts';
import { withViewers } from '../reply/personal.ts';
import { rememberPlace } from '../support/chat-places.ts';
import { statusChanged } from '../sync/slack-hints.ts';
import { dispatch } from './dispatch.ts';
import { createProgress, type Progress } from './progress.ts';
import { search } from './search.ts';
import { suggest } from './suggest.ts';

export const RUN_REQUEST = 'run-request';
/** Who types on has no use for a later answer. */
const SEARCH_MS = 4_000;

/** An arrival that this process wrote down and has not answered yet. */
export interface Open {
  incoming: Incoming;
  progress: Progress;
  answer(reply: Reply | undefined): void;
  /** This process carries it out. */
  running: boolean;
}

/** What is under way here: spares reading the arrival again, and lets an adapter wait for its reply. */
export type OpenRequests = Map<string, Open>;

/** Room in this process for one job that is being written: it may start at once, without being looked for. */
export interface Place {
  lease: string;
  /** When the lease ends. */
  until: number;
  start(job: ClaimedJob): void;
  /** It is not needed after all. */
  leave(): void;
}

/** Who runs what is written down. */
export interface Starter {
  reserve(): Place | undefined;
  /** There is a job to do, in this lane. */
  wake(lane: string): void;
}

/** Everything people ask comes through here: written down once, then the platform may be acknowledged. */
export function createDoor(app: App, open: OpenRequests, starter: Starter): Door {
  return {
    met: (where, added) => rememberPlace(app, where, added),
    async accept(incoming): Promise<Accepted> {
      let answer: Open['answer'] = () => undefined;
      const reply = new Promise<Reply | undefined>((resolve) => {
        answer = resolve;
      });
      const entry: Open = {
        incoming,
        answer: (given) => answer(given),
        running: false,
        progress: createProgress(app, incoming, () => isOurs(app, open, entry)),
      };
      const { progress } = entry;
      // Known before it is written: the runner may be faster than the commit's own promise.
      const ours = !open.has(incoming.key);
      if (ours) open.set(incoming.key, entry);
      const place = starter.reserve();
      let written: Written = 'known';
      try {
        written = await app.database.commit((tx) => write(tx, incoming, place));
      } finally {
        if (written === 'known') {
          place?.leave();
          if (ours) open.delete(incoming.key);
        }
      }
      if (written === 'known') {
        app.metrics.duplicates.inc({ platform: incoming.from.platform });
        await progress.stop();
        return { fresh: false, reply: Promise.resolve(undefined) };
      }
      app.metrics.ackSeconds.observe({ platform: incoming.from.platform }, (app.clock.now() - incoming.at) / 1_000);
      progress.start();
      if (written !== 'waits') place?.start(written);
      else {
        place?.leave();
        starter.wake(laneOf(incoming));
      }
      return { fresh: true, reply };
    },
    changed: (user) => statusChanged(app, user),
    visit: (from, where) => visitHome(app, { from, where }),
    suggest: (from, where) => suggest(app, from, where),
    search: (from, where, wanted) => search(app, { from, where }, wanted, AbortSignal.timeout(SEARCH_MS)),
    async view(incoming) {
      const { asked } = incoming;
      // Looked at before it runs: nothing may ever happen because a card was shown.
      if (asked.kind !== 'call' || app.catalog.get(asked.call.command)?.effect !== 'read') return undefined;
      const { reply, result, done } = await dispatch(app, incoming, AbortSignal.timeout(5_000));
      if (result !== 'done') return undefined;
      return withViewers(app, reply.card, incoming.where, done?.personal);
    },
  };
}

/** While it waits for its turn, or runs here. Another process that has it says itself how it goes on, and shows the reply. */
async function isOurs(app: App, open: OpenRequests, entry: Open): Promise<boolean> {
  if (entry.running) return true;
  const { key } = entry.incoming;
  const job = await findJob(app.database.db, RUN_REQUEST, key);
  if (entry.running || job?.state === 'ready') return true;
  if (open.get(key) === entry) open.delete(key);
  return false;
}

/** What became of an arrival: it was here before, it waits in its lane, or it is ours to run now. */
type Written = 'known' | 'waits' | ClaimedJob;

async function write(tx: Handle, incoming: Incoming, place: Place | undefined): Promise<Written> {
  const { key, at } = incoming;
  if (!(await insertRequest(tx, { key, at, body: JSON.stringify(incoming) }))) return 'known';
  const lane = laneOf(incoming);
  const job = { kind: RUN_REQUEST, key, lane, body: JSON.stringify({ key }), dueAt: at, now: at };
  const claimed = place && (await addClaimedJob(tx, job, place));
  if (claimed) return claimed;
  await addJob(tx, job);
  return 'waits';
}

/** A request that Patchcord makes itself, in the turn of its person. */
export async function writeRequest(tx: Handle, incoming: Incoming): Promise<void> {
  await write(tx, incoming, undefined);
}

/** One person's requests run one after another, in the order they came. */
function laneOf({ from }: Incoming): string {
  return `${from.platform}:${from.tenant}:${from.id}`;
}
