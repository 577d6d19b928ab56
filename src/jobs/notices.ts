import type { App } from '../app/app.ts';
import { LookJob, noticesOf, RECONCILE_EVERY_MS, ReconcileJob } from '../app/reply/notices.ts';
import { toPatchcordError } from '../core/errors.ts';
import { type JobHandler, TryLater } from './handler.ts';

/** Reads what a notice is about and passes it on, as an event of the phone system. */
export function lookNotice(app: App): JobHandler {
  return {
    attempts: 4,
    backoffMs: 1_000,
    async run(job) {
      const { system, notice } = LookJob.parse(JSON.parse(job.body));
      const event = await noticesOf(app, system)?.look(notice);
      // Written down before the job is done: nobody delivers this notice again.
      if (event) await app.phoneEvents.heard(system, event);
    },
  };
}

/** One process does it for all. What goes wrong is tried again at the next turn, or in a minute. */
export function reconcileNotices(app: App): JobHandler {
  return {
    attempts: 1,
    backoffMs: 1_000,
    async run(job) {
      const { system } = ReconcileJob.parse(JSON.parse(job.body));
      const notices = noticesOf(app, system);
      if (!notices) return;
      let pauseMs = RECONCILE_EVERY_MS;
      try {
        await notices.reconcile(`${app.publicUrl}/hooks/${notices.hook}`);
      } catch (thrown) {
        const error = toPatchcordError(thrown);
        app.log.warn({ system, code: error.code, error }, 'subscriptions could not be looked after');
        if (error.code === 'busy' || error.code === 'unreachable') pauseMs = 60_000;
      }
      return new TryLater({ dueAt: app.clock.now() + pauseMs });
    },
  };
}
