import { quietUntil } from '../../core/escalation.ts';
import type { Take } from '../../core/intake.ts';
import { type SupportLog, waitsForSomebody } from '../../core/support-log.ts';
import { type Destination, destinationKey, parseDestination, routesFor } from '../../core/support-routes.ts';
import { chatUsersByEmail } from '../../store/chat-users.ts';
import { coversAt, type StoredCover } from '../../store/support-contacts.ts';
import { changeDelivery, deliveriesOf, queueDelivery, requeueFailed } from '../../store/support-deliveries.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { setLogClock } from './log-clock.ts';
import { contactWishes, mayWake } from './quiet.ts';
import { deliverSoon, showSoon } from './support-jobs.ts';
import { type Consequences, takeIn } from './take-in.ts';

/** What intakes hand their deliveries to. */
export function takeSupportLogs(app: App): Take {
  return (arrival) => takeIn(app, arrival, consequencesOf(app));
}

/** What routing and reminders look at. */
type Routing = Pick<App, 'clock' | 'support' | 'contacts'>;

/** Where a new log goes, and what a changed one needs: all of it in the transaction that stored the change. */
export function consequencesOf(app: Routing): Consequences {
  return {
    async stored(tx, log) {
      const now = app.clock.now();
      const routed = routesFor(log.report, now, app.support.routing);
      const everyContact = app.contacts.current().map((email): Destination => ({ kind: 'person', email }));
      const all = routed.length > 0 ? routed : everyContact.map((to) => ({ to, why: 'support contact' }));
      for (const { to, why } of all) await sendTo(app, tx, log, to, { why, explain: false });
      await setLogClock(app, tx, log);
    },
    async changed(tx, log, reminded) {
      await redrawEverywhere(app, tx, log);
      const enough = reminded && log.handling.vendorReminders % app.support.vendorReminders === 0;
      await setLogClock(app, tx, log, enough && waitsForSomebody(log.handling));
    },
  };
}

/** Also there nobody is disturbed in their quiet hours: a note is a message of its own. */
async function redrawEverywhere(
  app: Pick<App, 'clock' | 'support'>,
  tx: Handle,
  { number, report }: SupportLog,
): Promise<void> {
  const now = app.clock.now();
  const contacts = await contactWishes(app, tx, report);
  for (const { destination, state } of await deliveriesOf(tx, number)) {
    if (state !== 'sent') continue;
    const to = parseDestination(destination);
    await showSoon(tx, number, destination, now, to?.kind === 'person' ? quietUntil(contacts, to.email, now) : now);
  }
}

/** Queues it for a place; for a person who is away, for whoever covers them; during quiet hours, for their end. */
export async function sendTo(
  app: Pick<App, 'clock' | 'support'>,
  tx: Handle,
  log: Pick<SupportLog, 'number' | 'source' | 'report'>,
  to: Destination,
  reason: { why: string; explain: boolean },
): Promise<void> {
  const now = app.clock.now();
  const covered = to.kind === 'person' ? coverOf(await coversAt(tx, now), to.email) : undefined;
  const place: Destination = covered ? { kind: 'person', email: covered.cover } : to;
  const nextAt = place.kind === 'person' ? quietUntil(await contactWishes(app, tx, log.report), place.email, now) : now;
  const destination = destinationKey(place);
  const said = covered ? { why: `Covering ${covered.name}`, explain: true } : reason;
  const row = { log: log.number, destination, ...said, queuedAt: now, nextAt };
  if (!(await queueDelivery(tx, row))) return;
  // The logs of the sandbox wait until somebody is there to see them: nobody is looked for on a platform because of them.
  const waits = log.source === 'sandbox' && place.kind === 'person' && !(await isMet(tx, place.email));
  if (waits) await changeDelivery(tx, log.number, destination, { state: 'failed', reason: 'Waits for a first word.' });
  else await deliverSoon(tx, destination, nextAt, now, mayWake(app, log.report));
}

async function isMet(tx: Handle, email: string): Promise<boolean> {
  return (await chatUsersByEmail(tx, email)).some(({ direct }) => direct !== null);
}

/** What a person missed for so long follows when they first can be reached. */
const MISSED_MS = 24 * 60 * 60_000;

/** A person opened a chat with us, so that there is a way to them now. */
export async function personMet(app: App, email: string): Promise<void> {
  const destination = destinationKey({ kind: 'person', email });
  const now = app.clock.now();
  await app.database.commit(async (tx) => {
    if ((await requeueFailed(tx, destination, now - MISSED_MS, now)) > 0) await deliverSoon(tx, destination, now, now);
  });
  app.wake();
}

/** Whoever stands in, also for somebody who stands in and is away. */
function coverOf(covers: readonly StoredCover[], email: string): StoredCover | undefined {
  const seen = new Set([email]);
  let found: StoredCover | undefined;
  for (let person = email; ; ) {
    const next = covers.find((one) => one.person === person);
    if (!next || seen.has(next.cover)) return found;
    seen.add(next.cover);
    found = found ? { ...found, cover: next.cover, coverName: next.coverName } : next;
    person = next.cover;
  }
}
