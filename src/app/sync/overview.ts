import type { Sync } from '../../core/sync/place.ts';
import type { Place } from '../../core/sync/record.ts';
import type { SyncOverview } from '../../core/sync/service.ts';
import { allSyncPeople, consentOf, type SyncPerson } from '../../store/sync-people.ts';
import type { App } from '../app.ts';
import { directoryFor } from '../approvals/approvers.ts';
import { partsOf } from './sync.ts';

/** Counts and troubles over everybody who keeps anything in step. */
export async function syncOverview(app: App, sync: Sync): Promise<SyncOverview> {
  const people = await allSyncPeople(app.database.db);
  const wants = (place: Place) => people.filter((one) => consentOf(one, sync.rules.preset)[place] !== 'off');
  const troubled = people.flatMap((one) => {
    const says = Object.values(one.record.sides).flatMap(({ trouble }) => (trouble ? [trouble.says] : []));
    return says.length > 0 ? [{ one, says: says.join(' ') }] : [];
  });
  const names = await Promise.all(troubled.map(({ one }) => nameOf(app, one)));
  return {
    places: [...sync.places.values()].map(({ id, label }) => ({
      place: id,
      label,
      people: wants(id).length,
      writes: id !== 'teams' || sync.rules.writesTeams,
    })),
    watched: { at: 0, of: 0, leftOut: [] },
    monitors: [],
    warnings: [],
    troubles: troubled.map(({ says }, at) => ({ name: names[at] ?? '', says })),
  };
}

async function nameOf(app: App, { person }: Pick<SyncPerson, 'person'>): Promise<string> {
  const user = await directoryFor(app, person)
    .get(partsOf(person).id)
    .catch(() => undefined);
  return user?.name ?? 'Somebody who has left';
}
