import type { Sync } from '../../core/sync/place.ts';
import { PLACES } from '../../core/sync/record.ts';
import { isOn } from '../../core/sync/rules.ts';
import { addJob, advanceJob, findJob } from '../../store/jobs.ts';
import { noteOnce, readNote } from '../../store/requests.ts';
import { addLook, addSyncPerson, allSyncPeople, consentOf, type SyncPerson } from '../../store/sync-people.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { monitorsSoon } from './monitors.ts';
import { syncId, syncSoon } from './sync.ts';

/** Compares what places show with what is known, every few minutes; and everything, once a night. */
export const SYNC_ROUND = 'sync-round';
/** Everybody is looked at anew at most this often, when an administrator asks for it. */
const ASKED_EVERY_MS = 15 * 60_000;
export const SYNC_ASKED = 'sync-asked';
/** Never more than ten people a second: each costs the phone system a question or two. */
const SPREAD_MS = 100;

/** At every start. One process does the rounds for all. */
export async function startRounds(app: App): Promise<void> {
  if (!app.sync) return;
  const now = app.clock.now();
  await app.database.commit(async (tx) => {
    if (!(await compareSoon(tx, now))) await addJob(tx, { kind: SYNC_ROUND, key: 'all', body: '{}', dueAt: now, now });
    await monitorsSoon(tx, app, now, 0);
  });
  app.wake();
}

/** The next comparison comes now. */
export function compareSoon(tx: Handle, now: number): Promise<boolean> {
  return advanceJob(tx, SYNC_ROUND, 'all', now);
}

/** All sides of these people are looked at, one after another. */
export async function lookAt(app: App, people: readonly SyncPerson[]): Promise<void> {
  const now = app.clock.now();
  await app.database.commit((tx) => lookSoon(tx, people, now));
  app.wake();
}

async function lookSoon(tx: Handle, people: readonly SyncPerson[], now: number): Promise<void> {
  for (const [index, { person }] of people.entries()) {
    for (const side of ['phone', ...PLACES] as const) await addLook(tx, person, side, 'seen');
    await syncSoon(tx, person, now + index * SPREAD_MS);
  }
}

export async function everybodyOn(app: App, sync: Sync): Promise<SyncPerson[]> {
  return (await allSyncPeople(app.database.db)).filter((one) => isOn(consentOf(one, sync.rules.preset)));
}

/** Where the installation's preset says so, everybody of the phone systems takes part. */
export async function enrol(app: App, sync: Sync): Promise<void> {
  if (!isOn(sync.rules.preset) || !sync.enrols) return;
  for (const system of app.systems.filter(({ ownSkills }) => ownSkills.includes('ownPresence'))) {
    const people = (await system.service.directory?.all()) ?? [];
    await app.database.commit(async (tx) => {
      for (const one of people.filter(({ enabled }) => enabled)) await addSyncPerson(tx, syncId(one), app.clock.now());
    });
  }
}

/** A note on the request: how many are looked at, written down with the looking. */
const ASKED = 'asked to look at everybody';

/** An administrator asks for it. @param request its key: a second run of it, after a crash, says what the first one did */
export async function lookAtEverybody(
  app: App,
  sync: Sync,
  request: string,
): Promise<{ people: number } | { notBefore: number }> {
  const noted = await readNote(app.database.db, request, ASKED);
  if (noted !== undefined) return { people: Number(noted) };
  const now = app.clock.now();
  const before = await findJob(app.database.db, SYNC_ASKED, 'all');
  if (before) return { notBefore: before.dueAt };
  const people = await everybodyOn(app, sync);
  await app.database.commit(async (tx) => {
    await addJob(tx, { kind: SYNC_ASKED, key: 'all', body: '{}', dueAt: now + ASKED_EVERY_MS, now });
    await lookSoon(tx, people, now);
    await noteOnce(tx, request, ASKED, String(people.length));
  });
  app.wake();
  return { people: people.length };
}
