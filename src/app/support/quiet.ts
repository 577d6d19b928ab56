import type { Report } from '../../core/support-log.ts';
import { destinationKey } from '../../core/support-routes.ts';
import type { ContactWishes } from '../../core/support-settings.ts';
import { advanceJob } from '../../store/jobs.ts';
import { readOwnQuiet } from '../../store/notices.ts';
import { holdDeliveries, outdatedCards } from '../../store/support-deliveries.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { DELIVER_LOGS, deliverSoon, SHOW_LOG, showKey } from './support-jobs.ts';

const DAILY = [0, 1, 2, 3, 4, 5, 6];

/**
 * What support contacts want for themselves: as the configuration says, with the quiet hours that they set in the chat in place
 * of it. Nobody is quiet for a log that may wake them.
 */
export async function contactWishes(
  app: Pick<App, 'support'>,
  tx: Handle,
  report: Pick<Report, 'severity'>,
): Promise<readonly ContactWishes[]> {
  if (mayWake(app, report)) return [];
  const own = await readOwnQuiet(tx);
  const configured = app.support.contacts.filter((one) => !own.some(({ email }) => email === one.email));
  const chosen = own.map(({ email, quiet, zone }) => ({
    email,
    quiet: quiet ? [{ ...quiet, days: DAILY, zone }] : [],
    digest: undefined,
    zone,
  }));
  return [...configured, ...chosen];
}

export function mayWake({ support }: Pick<App, 'support'>, { severity = '' }: Pick<Report, 'severity'>): boolean {
  return support.wakes.some((one) => one.toLowerCase() === severity.toLowerCase());
}

/** Somebody's quiet hours are others now: what waits for their end waits for the new one. */
export async function quietChanged(tx: Handle, email: string, until: number, now: number): Promise<void> {
  const destination = destinationKey({ kind: 'person', email });
  for (const log of await outdatedCards(tx, destination))
    await advanceJob(tx, SHOW_LOG, showKey(log, destination), until);
  if ((await holdDeliveries(tx, destination, until, now)) === 0) return;
  if (!(await advanceJob(tx, DELIVER_LOGS, destination, until))) await deliverSoon(tx, destination, until, now);
}
