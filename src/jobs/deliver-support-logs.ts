import type { App } from '../app/app.ts';
import { deliverNext } from '../app/support/deliver-logs.ts';
import { showLog } from '../app/support/show-log.ts';
import { DELIVER_LOGS, DeliverJob, ShowJob, showSoon } from '../app/support/support-jobs.ts';
import { addJob } from '../store/jobs.ts';
import type { JobHandler } from './handler.ts';

/**
 * One log to one destination, then a new job for the next, at the pace the platform takes them: no job holds a place while it
 * only waits for its turn. What arrives meanwhile finds this job's key taken, or waits behind it in the lane.
 */
export function deliverSupportLogs(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 1_000,
    async run(job) {
      const { destination } = DeliverJob.parse(JSON.parse(job.body));
      const next = await deliverNext(app, destination, job.dueAt);
      if (next === undefined) return;
      const { body, lane } = job;
      return async (tx) => {
        const now = app.clock.now();
        await addJob(tx, { kind: DELIVER_LOGS, key: destination, lane: lane ?? undefined, body, dueAt: next, now });
      };
    },
  };
}

/** Keeps trying for about an hour: after that the next change of the log draws it. */
export function showSupportLog(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 2_000,
    async run(job) {
      const { log, destination } = ShowJob.parse(JSON.parse(job.body));
      // It waited for the end of quiet hours, outside the lane: there it takes its turn now, or two would tell the same.
      if (job.lane === null) return (tx) => showSoon(tx, log, destination, app.clock.now());
      await showLog(app, log, destination);
    },
  };
}
