import type { App } from '../app/app.ts';
import { monitorsSoon, wantedAccounts } from '../app/sync/monitors.ts';
import { enrol, everybodyOn, lookAt } from '../app/sync/round.ts';
import { syncSoon } from '../app/sync/sync.ts';
import { toPatchcordError } from '../core/errors.ts';
import type { PresencePlace, Sync } from '../core/sync/place.ts';
import { showsNow } from '../core/sync/record.ts';
import { isWarnDay, secretWarnings } from '../core/sync/secret-end.ts';
import { listMonitors } from '../store/sync-monitors.ts';
import { addLook, type SyncPerson, waitingLooks } from '../store/sync-people.ts';
import { type JobHandler, TryLater } from './handler.ts';

/** Subscriptions stop silently now and then: nobody is out of step for longer than this. */
const ROUND_MS = 5 * 60_000;
const FULL_EVERY_MS = 24 * 60 * 60_000;

/** Reads what the places show in bulk and looks at whoever differs; everybody at the start, and once a day. */
export function syncRound(app: App): JobHandler {
  let fullAt = 0;
  return {
    background: true,
    attempts: 1,
    backoffMs: 1_000,
    async run() {
      const { sync } = app;
      if (!sync) return;
      const now = app.clock.now();
      if (now >= fullAt) {
        warnOfSecret(app, sync);
        await enrol(app, sync);
        await lookAt(app, await everybodyOn(app, sync));
        fullAt = now + FULL_EVERY_MS;
      } else await compareAll(app, sync);
      return new TryLater({ dueAt: now + ROUND_MS });
    },
  };
}

function warnOfSecret({ log, clock }: App, { secretEnds }: Sync): void {
  if (secretEnds === undefined || !isWarnDay(secretEnds, clock.now())) return;
  for (const sentence of secretWarnings(secretEnds, clock.now()))
    log.warn({ setting: 'GRAPH_CLIENT_SECRET' }, sentence);
}

/** Also finds what was to be looked at and has no job, whatever became of it. */
async function compareAll(app: App, sync: Sync): Promise<void> {
  const people = await everybodyOn(app, sync);
  for (const place of sync.places.values()) {
    try {
      await compare(app, place, people);
    } catch (thrown) {
      const error = toPatchcordError(thrown);
      app.log.warn({ place: place.id, code: error.code, error }, 'presence could not be compared');
    }
  }
  const waiting = await waitingLooks(app.database.db);
  const unwatched = await isUnwatched(app, sync);
  await app.database.commit(async (tx) => {
    if (unwatched) await monitorsSoon(tx, app, app.clock.now());
    for (const person of waiting) await syncSoon(tx, person, app.clock.now());
  });
  if (waiting.length > 0 || unwatched) app.wake();
}

/** Somebody came or went while the monitors were looked after. */
async function isUnwatched(app: App, sync: Sync): Promise<boolean> {
  if (!sync.watch) return false;
  const watched = (await listMonitors(app.database.db)).flatMap(({ accounts }) => accounts);
  const wanted = await wantedAccounts(app, sync);
  const room = sync.watch.atOnce * sync.watch.monitors.length;
  return watched.length !== Math.min(wanted.length, room) || watched.some((account) => !wanted.includes(account));
}

async function compare(app: App, place: PresencePlace, people: readonly SyncPerson[]): Promise<void> {
  if (place.bulk !== true) return;
  const known = new Map(people.flatMap((one) => [[one.accounts[place.id] ?? '', one] as const]));
  known.delete('');
  if (known.size === 0) return;
  const shown = await place.read([...known.keys()]);
  const different = [...shown].flatMap(([account, { status }]) => {
    const one = known.get(account);
    return one && showsNow(one.record.sides[place.id]) !== status ? [one.person] : [];
  });
  await app.database.commit(async (tx) => {
    for (const person of different) await addLook(tx, person, place.id, 'seen');
  });
}

/** It only says how long ago somebody asked for everybody. */
export const syncAsked: JobHandler = { attempts: 1, backoffMs: 1_000, run: async () => undefined };
