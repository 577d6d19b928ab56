import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, intend, refused, written } from '../../src/core/sync/decide.ts';
import { observe } from '../../src/core/sync/observe.ts';
import { emptyRecord, type Shown, SIDES, type Side, type Status, type SyncRecord } from '../../src/core/sync/record.ts';
import { type Consent, DIRECTIONS, flows, type SyncRules, shippedRules } from '../../src/core/sync/rules.ts';

const START = Date.parse('2026-11-23T09:00:00Z');
const SECOND = 1_000;
const MINUTE = 60_000;
const both: Consent = { teams: 'both', slack: 'both' };
const agreed = { consent: both, rules: shippedRules };

const shown = (status: Status, more: Partial<Shown> = {}): Shown => ({ status, note: '', chosen: true, ...more });

interface World {
  /** What the person sees there. */
  shows(side: Side): Status;
  chooses(side: Side, status: Status, more?: Partial<Shown> & { command?: true }): void;
  /** A call of the telephone, or its end. */
  calls(on: boolean): void;
  pass(ms: number): void;
  writes: { side: Side; status: Status; from: Side; at: number }[];
  record(): SyncRecord;
}

/** Three systems that remember one value each and tell of changes late, in any order, twice; and the engine between them. */
function world(
  options: { consent?: Consent; rules?: SyncRules; lagMs?: (side: Side) => number; refuses?: Side } = {},
): World {
  const { consent = both, rules = shippedRules, lagMs = () => 0 } = options;
  let now = START;
  let record = emptyRecord;
  let onCall = false;
  const values: Record<Side, Shown> = {
    phone: shown('available'),
    teams: shown('available', { chosen: false }),
    slack: shown('available', { chosen: false }),
  };
  const tells: { at: number; side: Side; shown: Shown; reason: 'seen' | 'command' }[] = [];
  const writes: World['writes'] = [];
  const seen = (side: Side) => (side === 'phone' && onCall ? shown('call') : values[side]);

  function tell(side: Side, reason: 'seen' | 'command' = 'seen'): void {
    const copy = { side, shown: { ...seen(side) }, reason };
    tells.push({ at: now + (reason === 'command' ? 0 : lagMs(side)), ...copy });
  }
  function run(): void {
    const due = tells.filter(({ at }) => at <= now);
    for (const one of due) {
      tells.splice(tells.indexOf(one), 1);
      record = observe(record, { ...one, at: now }, { consent, rules });
    }
    const decision = decide(record, { consent, rules, now });
    record = decision.record;
    for (const intent of decision.intents) {
      record = intend(record, intent, now);
      if (options.refuses === intent.side) {
        record = refused(record, intent, 'no', now);
        continue;
      }
      const { wish } = intent;
      values[intent.side] =
        wish.kind === 'set'
          ? shown(wish.status, { note: wish.note })
          : (wish.to ?? shown('available', { chosen: false }));
      record = written(record, intent, now);
      writes.push({ side: intent.side, status: intent.shows, from: intent.source, at: now });
      tell(intent.side);
    }
  }
  for (const side of SIDES) tell(side);
  run();
  return {
    shows: (side) => seen(side).status,
    chooses(side, status, { command, ...more } = {}) {
      values[side] = shown(status, more);
      tell(side, command ? 'command' : 'seen');
      run();
    },
    calls(on) {
      onCall = on;
      tell('phone');
      run();
    },
    pass(ms) {
      const end = now + ms;
      while (now < end) {
        now = Math.min(end, now + 5 * SECOND);
        if (now % MINUTE === 0) for (const side of SIDES) tell(side);
        run();
      }
    },
    writes,
    record: () => record,
  };
}

describe('what follows the phone', () => {
  it('shows in Teams and Slack what was set on the phone, and gives back what was there', () => {
    const it = world();
    it.pass(20 * SECOND);
    it.chooses('slack', 'other', { raw: 'palm' });
    it.chooses('phone', 'lunch', { note: 'back at one', command: true });
    expect([it.shows('teams'), it.shows('slack')]).toEqual(['back-soon', 'lunch']);
    it.pass(30 * MINUTE);
    it.chooses('phone', 'available', { command: true });
    expect([it.shows('teams'), it.shows('slack')]).toEqual(['available', 'other']);
    expect(it.writes).toHaveLength(4);
  });

  it('writes a call as a call, again every half hour, and ends it', () => {
    const it = world();
    it.calls(true);
    expect(it.shows('teams')).toBe('call');
    it.pass(61 * MINUTE);
    expect(it.writes.filter(({ side }) => side === 'teams')).toHaveLength(3);
    it.calls(false);
    expect(it.shows('teams')).toBe('available');
    expect(it.shows('slack')).toBe('available');
  });

  it('waits ten seconds between two writes, and then writes the newest alone', () => {
    const it = world();
    for (const status of ['dnd', 'lunch', 'away', 'dnd', 'away'] as const)
      it.chooses('phone', status, { command: true });
    expect(it.writes.filter(({ side }) => side === 'teams').map(({ status }) => status)).toEqual(['dnd']);
    it.pass(MINUTE);
    expect(it.writes.filter(({ side }) => side === 'teams').map(({ status }) => status)).toEqual(['dnd', 'away']);
  });
});

describe('the way back', () => {
  it('sets the phone to do not disturb with Teams, and back afterwards to what it was', () => {
    const it = world();
    it.chooses('phone', 'lunch');
    it.pass(3 * MINUTE);
    it.chooses('teams', 'dnd');
    it.pass(MINUTE);
    expect(it.shows('phone')).toBe('dnd');
    it.chooses('teams', 'available', { chosen: false });
    it.pass(5 * MINUTE);
    expect(it.shows('phone')).toBe('lunch');
  });

  it('takes a change in Teams of what we wrote there for the newest word', () => {
    const it = world();
    it.chooses('phone', 'dnd');
    expect(it.shows('teams')).toBe('dnd');
    it.pass(3 * MINUTE);
    it.chooses('teams', 'available', { chosen: false });
    it.pass(MINUTE);
    expect([it.shows('phone'), it.shows('teams')]).toEqual(['available', 'available']);
  });

  it('lets somebody be who changes it in Teams without letting Teams change the phone', () => {
    const it = world({ consent: { teams: 'to', slack: 'off' } });
    it.chooses('phone', 'dnd');
    it.pass(3 * MINUTE);
    it.chooses('teams', 'available', { chosen: false });
    it.pass(30 * MINUTE);
    expect([it.shows('phone'), it.shows('teams')]).toEqual(['dnd', 'available']);
    it.chooses('phone', 'lunch');
    it.pass(MINUTE);
    expect(it.shows('teams')).toBe('back-soon');
  });

  it('believes that somebody is away only after five minutes, and a meeting never touches the phone', () => {
    const it = world();
    it.chooses('teams', 'away', { chosen: false });
    it.pass(4 * MINUTE);
    expect(it.shows('phone')).toBe('available');
    it.pass(2 * MINUTE);
    expect(it.shows('phone')).toBe('away');
    it.chooses('teams', 'meeting', { chosen: false });
    it.pass(5 * MINUTE);
    expect(it.shows('phone')).toBe('available');
  });

  it('does not take a late answer of Teams for a change', () => {
    const it = world({ lagMs: (side) => (side === 'teams' ? 55 * SECOND : 0) });
    it.pass(2 * MINUTE);
    it.chooses('phone', 'dnd');
    it.chooses('teams', 'dnd');
    it.pass(10 * MINUTE);
    expect([it.shows('phone'), it.shows('teams')]).toEqual(['dnd', 'dnd']);
  });

  it('ends by itself when the pause in Slack has an end', () => {
    const it = world();
    it.chooses('slack', 'dnd', { until: START + 20 * MINUTE });
    expect([it.shows('phone'), it.shows('teams')]).toEqual(['dnd', 'dnd']);
    it.pass(21 * MINUTE);
    expect([it.shows('phone'), it.shows('teams')]).toEqual(['available', 'available']);
  });
});

describe('what is left alone', () => {
  it('does not try again what was refused, until there is something new', () => {
    const it = world({ refuses: 'phone' });
    it.chooses('teams', 'dnd');
    it.pass(30 * MINUTE);
    expect(it.writes.filter(({ side }) => side === 'phone')).toEqual([]);
    expect(it.record().sides.phone.trouble?.says).toBe('no');
  });

  it('does not write to Teams where the vendor does, and reads it all the same', () => {
    const it = world({ rules: { ...shippedRules, writesTeams: false } });
    it.chooses('phone', 'lunch');
    it.chooses('teams', 'dnd');
    it.pass(MINUTE);
    expect(it.writes.filter(({ side }) => side === 'teams')).toEqual([]);
    expect(it.shows('phone')).toBe('dnd');
  });

  it('repeats a write that a process died in, and still knows what was there before', () => {
    const died = START + SECOND;
    let record = observe(emptyRecord, { side: 'teams', shown: shown('back-soon'), at: START, reason: 'seen' }, agreed);
    record = observe(record, { side: 'phone', shown: shown('dnd'), at: START, reason: 'command' }, agreed);
    const [intent] = decide(record, { consent: both, rules: shippedRules, now: START }).intents;
    if (!intent) throw new Error('nothing to write');
    record = intend(record, intent, START);
    record = observe(record, { side: 'teams', shown: shown('dnd'), at: died, reason: 'seen' }, agreed);
    const again = decide(record, { consent: both, rules: shippedRules, now: died }).intents;
    expect(again.map(({ side, shows, before }) => [side, shows, before?.status])).toContainEqual([
      'teams',
      'dnd',
      'back-soon',
    ]);
  });
});

const somebody = fc.record({ teams: fc.constantFrom(...DIRECTIONS), slack: fc.constantFrom(...DIRECTIONS) });
const choices: Record<Side, readonly Status[]> = {
  phone: ['available', 'away', 'dnd', 'trip', 'lunch'],
  teams: ['available', 'away', 'dnd', 'back-soon', 'busy', 'meeting', 'call', 'idle', 'offline', 'out'],
  slack: ['available', 'away', 'dnd', 'trip', 'lunch', 'other'],
};
const choosing = (side: Side) =>
  fc.record({
    side: fc.constant(side),
    status: fc.constantFrom(...choices[side]),
    waitMs: fc.integer({ min: 0, max: 300_000 }),
    command: fc.boolean(),
  });
const acts = fc.array(fc.oneof(choosing('phone'), choosing('teams'), choosing('slack')), {
  minLength: 1,
  maxLength: 8,
});
const lags = fc.record({
  phone: fc.integer({ min: 0, max: 3_000 }),
  teams: fc.integer({ min: 0, max: 60_000 }),
  slack: fc.integer({ min: 0, max: 5_000 }),
});
const runs = { numRuns: 150 };

describe('whatever three systems do', () => {
  it('they come to rest: after the last act of the person there are at most a few writes, and then none', () => {
    fc.assert(
      fc.property(acts, lags, somebody, (list, lag, consent) => {
        const it = world({ consent, lagMs: (side) => lag[side] });
        act(it, list);
        const before = it.writes.length;
        it.pass(15 * MINUTE);
        const settled = it.writes.length;
        it.pass(60 * MINUTE);
        expect(settled - before).toBeLessThanOrEqual(6);
        expect(it.writes.slice(settled).filter(({ status }) => !['call', 'dnd'].includes(status))).toEqual([]);
      }),
      runs,
    );
  });

  it('nothing is written where the person does not want it, and never less than ten seconds after the last', () => {
    fc.assert(
      fc.property(acts, lags, somebody, (list, lag, consent) => {
        const it = world({ consent, lagMs: (side) => lag[side] });
        act(it, list);
        it.pass(20 * MINUTE);
        for (const { side, from } of it.writes)
          expect([side, from, flows(consent, from, side)]).toEqual([side, from, true]);
        for (const side of SIDES) {
          const times = it.writes.filter((write) => write.side === side).map(({ at }) => at);
          for (const [index, at] of times.entries())
            if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(10_000);
        }
      }),
      runs,
    );
  });

  it('a side is given back what it had, unless the person has changed it since', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('dnd' as const, 'lunch' as const, 'trip' as const),
        fc.constantFrom('away' as const, 'back-soon' as const, 'available' as const),
        fc.boolean(),
        (phone, teams, meddles) => {
          const it = world({ consent: { teams: 'to', slack: 'off' } });
          it.chooses('teams', teams);
          it.pass(3 * MINUTE);
          const ownStatus = it.shows('teams');
          it.chooses('phone', phone, { command: true });
          it.pass(3 * MINUTE);
          if (meddles) it.chooses('teams', 'busy');
          it.pass(MINUTE);
          it.chooses('phone', 'available', { command: true });
          it.pass(5 * MINUTE);
          expect(it.shows('teams')).toBe(meddles ? 'busy' : ownStatus);
        },
      ),
      runs,
    );
  });
});

function act(it: World, list: readonly { side: Side; status: Status; waitMs: number; command: boolean }[]): void {
  for (const { side, status, waitMs, command } of list) {
    it.chooses(side, status, {
      chosen: side !== 'teams' || status === 'dnd' || status === 'back-soon',
      ...(command && side === 'phone' && { command: true as const }),
    });
    it.pass(waitMs);
  }
}

it('says that something was told to us, also when the phone system told of it first', () => {
  const one = world();
  one.chooses('phone', 'lunch');
  one.chooses('phone', 'lunch', { command: true });
  expect(one.record().history.filter(({ side }) => side === 'phone')).toMatchObject([
    { status: 'lunch', why: 'command' },
  ]);
  one.pass(10 * MINUTE);
  one.chooses('phone', 'away');
  one.pass(10 * MINUTE);
  one.chooses('phone', 'away', { command: true });
  expect(one.record().history.findLast(({ side }) => side === 'phone')).toMatchObject({
    status: 'away',
    why: 'person',
  });
});
