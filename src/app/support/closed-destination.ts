import { card, subtle, text } from '../../../cards/build.ts';
import { quietUntil } from '../../core/escalation.ts';
import { destinationKey, parseDestination } from '../../core/support-routes.ts';
import {
  changeDelivery,
  queueDelivery,
  readDestination,
  type StoredDelivery,
  saveDestination,
} from '../../store/support-deliveries.ts';
import { readLog } from '../../store/support-logs.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { tellAdmins } from '../reply/tell.ts';
import { type PlaceName, placeNames } from './place-names.ts';
import { contactWishes } from './quiet.ts';
import { deliverSoon } from './support-jobs.ts';

/** A place said no: the log goes another way, the ledger says so, and the administrators hear of it once. */
export async function closeDestination(app: App, row: StoredDelivery, reason: string): Promise<void> {
  const now = app.clock.now();
  const name = await placeNames(app, placesOfSecond(app, row));
  await app.database.commit(async (tx) => {
    await changeDelivery(tx, row.log, row.destination, {
      state: 'failed',
      reason,
      sendingAt: null,
      tries: row.tries + 1,
    });
    const second = row.second === null ? await sendSecond(app, tx, row, now, name) : row.second.split(', ');
    const known = await readDestination(tx, row.destination);
    const toldAt = known.toldAt ?? now;
    await saveDestination(tx, { ...known, closedAt: known.closedAt ?? now, reason, toldAt });
    if (known.toldAt !== null) return;
    await tellAdmins(tx, app.systems, closedCard(row.destination, reason, second, name), now);
  });
}

function closedCard(destination: string, reason: string, second: readonly string[], name: PlaceName) {
  const instead =
    second.length === 0
      ? 'There is no other way: nobody gets them.'
      : `They go to ${second.map(name).join(' and ')} instead.`;
  return card('Support logs do not reach a place', 'warning', [
    text(`${name(destination)}: ${reason} ${instead}`),
    text(
      'Add the app there again, or change the routes of support logs in the configuration. What was missed in the last day then follows.',
    ),
    subtle('I say this once. "supportlog deliveries" shows who got which log.'),
  ]);
}

/** Whose names `sendSecond` and what is said of it need. */
export function placesOfSecond(app: App, row: StoredDelivery): string[] {
  return [row.destination, ...app.support.second.map(destinationKey), ...(row.second?.split(', ') ?? [])];
}

/** The first other place that did not get this log yet: as configured, else every support contact. Resolves with its names. */
export async function sendSecond(
  app: App,
  tx: Handle,
  row: StoredDelivery,
  now: number,
  name: PlaceName,
): Promise<string[]> {
  const kind = row.destination.split(':')[0];
  const others = app.support.second
    .map(destinationKey)
    .filter((key) => key !== row.destination && !key.startsWith(`${kind}:`));
  const same = app.support.second
    .map(destinationKey)
    .filter((key) => key !== row.destination && key.startsWith(`${kind}:`));
  const contacts = app.contacts.current().map((email) => destinationKey({ kind: 'person', email }));
  const [configured] = [...others, ...same];
  const chosen = (configured ? [configured] : contacts).filter((key) => key !== row.destination);
  const wishes = await contactWishes(app, tx, (await readLog(tx, row.log))?.report ?? {});
  for (const destination of chosen) {
    const why = `Instead of ${name(row.destination)}`;
    const to = parseDestination(destination);
    const nextAt = to?.kind === 'person' ? quietUntil(wishes, to.email, now) : now;
    if (await queueDelivery(tx, { log: row.log, destination, why, explain: true, queuedAt: now, nextAt }))
      await deliverSoon(tx, destination, nextAt, now);
  }
  if (chosen[0]) await changeDelivery(tx, row.log, row.destination, { second: chosen.join(', ') });
  return chosen;
}
