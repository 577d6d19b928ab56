import type { App } from '../app/app.ts';
import { callIn } from '../app/support/call-in.ts';
import { ClockJob } from '../app/support/support-jobs.ts';
import type { JobHandler } from './handler.ts';

/** Brings up again what nobody has taken, and calls the next one in. */
export function supportLogClock(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 1_000,
    async run(job) {
      const { log, atOnce } = ClockJob.parse(JSON.parse(job.body));
      await callIn(app, log, atOnce);
    },
  };
}
