import { z } from 'zod';
import { type Delivery, Notice, type Notices } from '../../core/notices.ts';
import { addJob, replaceJob } from '../../store/jobs.ts';
import { takePublication } from '../../store/publications.ts';
import type { App } from '../app.ts';

/** Looks into one notice. */
export const LOOK_NOTICE = 'look-notice';
/** Sees to the subscriptions of a system. */
export const RECONCILE_NOTICES = 'reconcile-notices';
export const RECONCILE_EVERY_MS = 15 * 60_000;

export const LookJob = z.object({ system: z.string(), notice: Notice });
export const ReconcileJob = z.object({ system: z.string() });

export interface NoticeHook {
  /** The last part of the address: `cloudlink`. */
  hook: string;
  /** Written down once, however often it is delivered; resolves with the HTTP status for the sender. */
  take: (delivery: Delivery) => Promise<number>;
}

/** The hooks of all phone systems that post notices. */
export function noticeHooks(app: App): NoticeHook[] {
  return app.systems.flatMap(({ id, notices }) =>
    notices ? [{ hook: notices.hook, take: (delivery: Delivery) => take(app, id, notices, delivery) }] : [],
  );
}

async function take(app: App, system: string, notices: Notices, delivery: Delivery): Promise<number> {
  const opened = await notices.open(delivery);
  if (opened.kind === 'no') {
    app.log.warn({ system, status: opened.status, reason: opened.why }, 'a notice was refused');
    return opened.status;
  }
  const now = app.clock.now();
  await app.database.commit(async (tx) => {
    for (const notice of opened.notices) {
      if (!(await takePublication(tx, `${system}:${notice.id}`, now))) continue;
      await addJob(tx, { kind: LOOK_NOTICE, body: JSON.stringify({ system, notice }), dueAt: now, now });
    }
  });
  if (opened.notices.length > 0) app.wake();
  return 200;
}

/** At every start, and then every quarter of an hour: subscriptions vanish, nobody knows when. */
export async function watchNotices(app: App): Promise<void> {
  const now = app.clock.now();
  const systems = app.systems.filter(({ notices }) => notices !== undefined);
  if (systems.length === 0) return;
  await app.database.commit(async (tx) => {
    for (const { id } of systems) {
      const body = JSON.stringify({ system: id });
      await replaceJob(tx, { kind: RECONCILE_NOTICES, key: id, body, dueAt: now, now });
    }
  });
  app.wake();
}

export function noticesOf(app: App, system: string): Notices | undefined {
  return app.systems.find((one) => one.id === system)?.notices;
}
