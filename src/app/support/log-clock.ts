import { nextCall } from '../../core/escalation.ts';
import type { SupportLog } from '../../core/support-log.ts';
import { cancelJobs, replaceJob } from '../../store/jobs.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { LOG_CLOCK } from './support-jobs.ts';

/** Sets the clock of a log to the next call; stops it when somebody has it. `atOnce`: the vendor has reminded often enough. */
export async function setLogClock(
  app: Pick<App, 'clock' | 'support'>,
  tx: Handle,
  log: Pick<SupportLog, 'number' | 'handling'>,
  atOnce = false,
): Promise<void> {
  const key = String(log.number);
  const next = nextCall(log.handling, app.support.escalation);
  if (!next) {
    await cancelJobs(tx, LOG_CLOCK, key);
    return;
  }
  const now = app.clock.now();
  const quiet = (log.handling.snoozedUntil ?? 0) > now;
  const dueAt = atOnce && !quiet ? now : next.at;
  const body = JSON.stringify({ log: log.number, atOnce: atOnce && !quiet });
  await replaceJob(tx, { kind: LOG_CLOCK, key, body, dueAt, now });
}
