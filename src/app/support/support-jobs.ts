import { z } from 'zod';
import { addJob, advanceJob, freeKey, replaceJob } from '../../store/jobs.ts';
import type { Handle } from '../../store/tables.ts';

/** Works off the queue of one destination, one log after another. */
export const DELIVER_LOGS = 'deliver-support-logs';
/** Brings one posted log up to date in one place, and its notes into the thread. */
export const SHOW_LOG = 'show-support-log';
/** Reminders and escalation of one log. */
export const LOG_CLOCK = 'support-log-clock';
/** What is open, to one person once a day. */
export const LOG_DIGEST = 'support-log-digest';

export const DeliverJob = z.object({ destination: z.string() });
export const ShowJob = z.object({ log: z.number(), destination: z.string() });
export const DigestJob = z.object({ email: z.string() });
export const ClockJob = z.object({ log: z.number(), atOnce: z.boolean() });

/**
 * Something waits there. A job that runs already may have looked before this was written: it gets a successor.
 * @param wakes it goes before what waits for the end of quiet hours
 */
export async function deliverSoon(
  tx: Handle,
  destination: string,
  dueAt: number,
  now: number,
  wakes = false,
): Promise<void> {
  if (wakes && (await advanceJob(tx, DELIVER_LOGS, destination, dueAt))) return;
  await freeKey(tx, DELIVER_LOGS, destination);
  const lane = `deliver:${destination}`;
  await addJob(tx, { kind: DELIVER_LOGS, key: destination, lane, body: JSON.stringify({ destination }), dueAt, now });
}

/** One job for each card. */
export const showKey = (log: number, destination: string) => `${log}:${destination}`;

/** Cards of one log in one place are drawn one after another; Slack counts changes for the whole workspace, so it has one lane. */
export async function showSoon(
  tx: Handle,
  log: number,
  destination: string,
  now: number,
  dueAt: number = now,
): Promise<void> {
  const key = showKey(log, destination);
  // One that waits for the end of quiet hours must not hold the others of its lane.
  const lane = dueAt > now ? undefined : `show:${destination.startsWith('slack:') ? 'slack' : destination}`;
  await replaceJob(tx, { kind: SHOW_LOG, key, lane, body: JSON.stringify({ log, destination }), dueAt, now });
}
