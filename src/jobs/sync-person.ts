import type { App } from '../app/app.ts';
import { stepPerson } from '../app/sync/step.ts';
import { SyncPersonJob, syncSoon } from '../app/sync/sync.ts';
import { toPatchcordError } from '../core/errors.ts';
import { endLooks, saveSyncRecord } from '../store/sync-people.ts';
import type { Handle } from '../store/tables.ts';
import { type JobHandler, TryLater } from './handler.ts';

/** A side that does not answer is asked again after this, unless it said when. */
const PAUSE_MS = 20_000;

/** Keeps one person's presence in step: looks, decides, writes, and comes back when something ends or has to be refreshed. */
export function syncPerson(app: App): JobHandler {
  return {
    background: true,
    attempts: 1,
    backoffMs: 1_000,
    async run(job) {
      const { person } = SyncPersonJob.parse(JSON.parse(job.body));
      if (!app.sync) return;
      try {
        const stepped = await stepPerson(app, app.sync, person);
        if (!stepped) return;
        const end = async (tx: Handle) => {
          const now = app.clock.now();
          await saveSyncRecord(tx, stepped.person, now);
          // Asked for again while this was done.
          if ((await endLooks(tx, person, stepped.looks)) > 0) await syncSoon(tx, person, now);
        };
        return stepped.nextAt === undefined ? end : new TryLater({ dueAt: stepped.nextAt, write: end });
      } catch (thrown) {
        const error = toPatchcordError(thrown);
        if (error.code !== 'busy' && error.code !== 'unreachable') throw thrown;
        app.log.warn({ code: error.code, error }, 'presence could not be kept in step yet');
        return new TryLater({ dueAt: app.clock.now() + (error.retryAfterMs ?? PAUSE_MS) });
      }
    },
  };
}
