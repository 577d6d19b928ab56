import type { Sync } from '../../core/sync/place.ts';
import type { Place } from '../../core/sync/record.ts';
import { secretWarnings } from '../../core/sync/secret-end.ts';
import type { SyncOverview } from '../../core/sync/service.ts';
import { listMonitors, type SyncMonitor } from '../../store/sync-monitors.ts';
import { allSyncPeople, consentOf, type SyncPerson } from '../../store/sync-people.ts';
import type { App } from '../app.ts';
import { directoryFor } from '../approvals/approvers.ts';
import { partsOf } from './sync.ts';

/** Counts and troubles over everybody who keeps anything in step. */
export async function syncOverview(app: App, sync: Sync): Promise<SyncOverview> {
  const people = await allSyncPeople(app.database.db);
  const wants = (place: Place) => people.filter((one) => consentOf(one, sync.rules.preset)[place] !== 'off');
  const troubled = people.flatMap((one) => {
    const refused = Object.values(one.record.sides).flatMap(({ trouble }) => (trouble ? [trouble.says] : []));
    const says = [...refused, ...unknownIn(sync, one)];
    return says.length > 0 ? [{ one, says: says.join(' ') }] : [];
  });
  const monitors = sync.watch ? await listMonitors(app.database.db) : [];
  const watched = new Set(monitors.filter(({ state }) => state === 'works').flatMap(({ accounts }) => accounts));
  const wanted = sync.watch ? wants('teams').filter(({ accounts }) => accounts.teams !== null) : [];
  const leftOut = await Promise.all(
    wanted.filter(({ accounts }) => !watched.has(accounts.teams ?? '')).map((one) => nameOf(app, one)),
  );
  const names = await Promise.all(troubled.map(({ one }) => nameOf(app, one)));
  return {
    places: [...sync.places.values()].map(({ id, label }) => ({
      place: id,
      label,
      people: wants(id).length,
      writes: id !== 'teams' || sync.rules.writesTeams,
    })),
    watched: { at: watched.size, of: wanted.length, leftOut: leftOut.filter((name) => name !== '') },
    monitors: monitors.map(({ name, state, says, accounts }) => ({
      name,
      state: says === '' ? STATES[state] : `${STATES[state]}: ${says}`,
      people: accounts.length,
      works: state === 'works',
      ...(state !== 'works' && { signIn: `${app.publicUrl}/graph/authorize/${encodeURIComponent(name)}` }),
    })),
    warnings: [...secretWarnings(sync.secretEnds, app.clock.now()), ...monitorWarnings(monitors)],
    troubles: troubled.map(({ says }, at) => ({ name: names[at] ?? '', says })),
  };
}

/** Nobody is guessed: whoever has no account of their address there, or two, is left out and named. */
function unknownIn({ places, rules }: Sync, { said, accounts, record }: SyncPerson): string[] {
  // Nobody has looked yet.
  if (record.sides.phone.seen === null) return [];
  const consent = consentOf({ said }, rules.preset);
  return [...places.values()]
    .filter(({ id }) => consent[id] !== 'off' && accounts[id] === null)
    .map(({ label }) => `${label}: no account, or more than one, has their address.`);
}

const STATES: Record<SyncMonitor['state'], string> = {
  waiting: 'Not authorised',
  works: 'Works',
  refused: 'Not authorised any more',
  trouble: 'Does not work',
};

function monitorWarnings(monitors: readonly SyncMonitor[]): string[] {
  return monitors
    .filter(({ state }) => state !== 'works')
    .map(({ name }) => `The presence monitor ${name} tells of nobody: somebody has to sign in as this person once.`);
}

async function nameOf(app: App, { person }: Pick<SyncPerson, 'person'>): Promise<string> {
  const user = await directoryFor(app, person)
    .get(partsOf(person).id)
    .catch(() => undefined);
  return user?.name ?? 'Somebody who has left';
}
