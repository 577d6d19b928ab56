import { PatchcordError, toPatchcordError } from '../../core/errors.ts';
import { decide, type Intent, intend, refused, written } from '../../core/sync/decide.ts';
import { observe } from '../../core/sync/observe.ts';
import type { Sync } from '../../core/sync/place.ts';
import { type Reason, SIDES, type Side, type SyncRecord, withSide } from '../../core/sync/record.ts';
import { type Consent, flows, isOn } from '../../core/sync/rules.ts';
import {
  consentOf,
  type Look,
  looksOf,
  readSyncPerson,
  type SyncPerson,
  saveSyncRecord,
} from '../../store/sync-people.ts';
import type { App } from '../app.ts';
import { readSide, writeSide } from './sides.ts';

export interface Stepped {
  person: SyncPerson;
  looks: readonly Look[];
  /** When to go on although nothing happens. */
  nextAt: number | undefined;
}

/**
 * Looks at the sides that may have changed, decides, and writes what follows. Every side is read before it is written to, and what
 * will be written is stored before it is: a process that dies in between leaves what the next one needs.
 */
export async function stepPerson(app: App, sync: Sync, id: string): Promise<Stepped | undefined> {
  const found = await readSyncPerson(app.database.db, id);
  if (!found) return undefined;
  const looks = await looksOf(app.database.db, id);
  const consent = consentOf(found, sync.rules.preset);
  const run = createRun(app, sync, found, consent);
  const asked = new Map<Side, Reason>(looks.map(({ side, reason }) => [side, reason]));
  for (const side of sidesToRead(found.record, consent, asked, app.clock.now())) await run.look(side, asked.get(side));
  const { intents } = run.decide();
  for (const { side } of intents) await run.look(side, asked.get(side));
  for (const intent of run.decide().intents) await run.carryOut(intent);
  const { nextAt } = run.decide();
  await giveAgreementsBack(sync, run.person(), consent);
  return { person: run.person(), looks, nextAt };
}

/** Whoever has switched a place off, and has back what was there, leaves us nothing to write with. */
async function giveAgreementsBack({ places }: Sync, { accounts, record }: SyncPerson, consent: Consent): Promise<void> {
  for (const place of places.values()) {
    const account = accounts[place.id];
    const { held, intent } = record.sides[place.id];
    if (consent[place.id] === 'off' && account !== null && !held && !intent) await place.forget?.(account);
  }
}

/** Those that were asked for, those whose time has come, and at the beginning all. */
function sidesToRead(record: SyncRecord, consent: Consent, asked: ReadonlyMap<Side, Reason>, now: number): Side[] {
  if (!isOn(consent)) return [];
  return SIDES.filter((side) => {
    const { seen, lookAgainAt } = record.sides[side];
    const isPart = SIDES.some((other) => flows(consent, side, other) || flows(consent, other, side));
    return isPart && (asked.has(side) || seen === null || (lookAgainAt !== null && lookAgainAt <= now));
  });
}

function createRun(app: App, sync: Sync, found: SyncPerson, consent: Consent) {
  const { rules } = sync;
  let person = found;
  const read = new Set<Side>();

  const keep = (record: SyncRecord) => {
    person = { ...person, record };
  };

  async function store(): Promise<void> {
    const now = app.clock.now();
    const kept = await app.database.commit((tx) => saveSyncRecord(tx, person, now));
    if (!kept) throw new PatchcordError('busy', 'Somebody else is at it.');
    person = { ...person, version: person.version + 1 };
  }

  return {
    person: () => person,
    decide() {
      const decision = decide(person.record, { consent, rules, now: app.clock.now() });
      keep(decision.record);
      return decision;
    },
    async look(side: Side, reason: Reason = 'seen'): Promise<void> {
      if (read.has(side)) return;
      read.add(side);
      try {
        const shown = await readSide(app, person, side);
        if (shown) keep(observe(person.record, { side, shown, at: app.clock.now(), reason }, { consent, rules }));
        if (person.record.sides[side].trouble?.because === CANNOT_READ || reason === 'command')
          keep(withSide(person.record, side, { trouble: null }));
      } catch (thrown) {
        const error = toPatchcordError(thrown);
        if (mayPass(error)) throw error;
        keep(
          withSide(person.record, side, {
            trouble: { at: app.clock.now(), says: error.message, because: CANNOT_READ },
          }),
        );
      }
    },
    async carryOut(intent: Intent): Promise<void> {
      const { side } = intent;
      keep(intend(person.record, intent, app.clock.now()));
      await store();
      try {
        await writeSide(app, person, side, intent.wish);
        keep(written(person.record, intent, app.clock.now()));
        app.metrics.syncWrites.inc({ side, result: 'done' });
      } catch (thrown) {
        const error = toPatchcordError(thrown);
        app.metrics.syncWrites.inc({ side, result: mayPass(error) ? 'later' : 'refused' });
        if (mayPass(error)) throw error;
        app.log.warn({ side, code: error.code, error }, 'a presence could not be written');
        keep(refused(person.record, intent, error.message, app.clock.now()));
      }
      await store();
    },
  };
}

const CANNOT_READ = 'cannot be read';

function mayPass({ code }: PatchcordError): boolean {
  return code === 'busy' || code === 'unreachable';
}
