import { PatchcordError } from '../../core/errors.ts';
import type { Principal } from '../../core/principal.ts';
import type { Sync } from '../../core/sync/place.ts';
import { emptyRecord, PLACES, SIDES, type Side, type SideRecord, showsNow } from '../../core/sync/record.ts';
import { type Consent, noConsent } from '../../core/sync/rules.ts';
import type { SideView, SyncService } from '../../core/sync/service.ts';
import type { PhoneUser } from '../../core/users.ts';
import { addLook, addSyncPerson, consentOf, readSyncPerson, saySync } from '../../store/sync-people.ts';
import type { App } from '../app.ts';
import { monitorsSoon } from './monitors.ts';
import { syncOverview } from './overview.ts';
import { lookAtEverybody } from './round.ts';
import { syncId, syncSoon } from './sync.ts';

/** @param request key of the request: a second run of it, after a crash, does nothing twice */
export function syncService(app: App, request: string): SyncService {
  const places = [...(app.sync?.places.values() ?? [])];
  return {
    places: places.map(({ id, label }) => {
      const connect = app.sync?.connect.get(id);
      return { id, label, ...(connect !== undefined && { connect }) };
    }),
    async show(person) {
      const { rules } = needed(app);
      const row = await readSyncPerson(app.database.db, syncId(phoneOf(app, [person])));
      const record = row?.record ?? emptyRecord;
      const consent = row ? consentOf(row, rules.preset) : rules.preset;
      const isSet = (side: Side) => side === 'phone' || places.some(({ id }) => id === side);
      return {
        consent,
        own: { teams: row?.said.teams != null, slack: row?.said.slack != null },
        sides: SIDES.filter(isSet).map((side) => viewOf(side, record.sides[side])),
        changes: record.history,
      };
    },
    overview: () => syncOverview(app, needed(app)),
    async agree(who, wish) {
      const { rules } = needed(app);
      const person = syncId(phoneOf(app, who.phones));
      const now = app.clock.now();
      const before = await app.database.commit(async (tx): Promise<Consent> => {
        await addSyncPerson(tx, person, now);
        const row = await readSyncPerson(tx, person);
        for (const place of PLACES) {
          const direction = wish[place];
          if (direction !== undefined) await saySync(tx, person, place, direction, now);
        }
        // Everything is looked at before anything follows.
        for (const side of SIDES) await addLook(tx, person, side, 'seen');
        await syncSoon(tx, person, now);
        await monitorsSoon(tx, app, now);
        return row ? consentOf(row, rules.preset) : noConsent;
      });
      app.wake();
      return before;
    },
    lookAgain: () => lookAtEverybody(app, needed(app), request),
  };
}

function needed({ sync }: Pick<App, 'sync'>): Sync {
  if (!sync) throw new PatchcordError('not-found', 'No presence synchronisation is set up here.');
  return sync;
}

/** Their user in the system that has a presence of its own. */
function phoneOf(app: App, phones: Principal['phones']): PhoneUser {
  const able = phones.find(({ system }) =>
    app.systems.find((one) => one.id === system)?.ownSkills.includes('ownPresence'),
  );
  const [first] = phones;
  const found = able ?? first;
  if (!found) throw new PatchcordError('not-found', 'I do not know them in the phone system.');
  return found;
}

function viewOf(side: Side, state: SideRecord): SideView {
  const { seen, over, held, trouble } = state;
  const source = (): SideView['source'] => {
    if (over) return over.status === 'call' ? 'call' : 'itself';
    if (held) return held.source;
    if (seen?.by !== 'person') return 'itself';
    return seen.reason === 'command' ? 'command' : 'person';
  };
  return {
    side,
    status: showsNow(state),
    note: seen?.note ?? '',
    since: over?.at ?? held?.at ?? seen?.at,
    source: source(),
    trouble: trouble?.says,
  };
}
