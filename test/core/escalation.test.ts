import { describe, expect, it } from 'vitest';
import { afterCall, isAsleep, nextCall, quietUntil } from '../../src/core/escalation.ts';
import { assignTo, changeState, type Handling, newHandling, snooze } from '../../src/core/support-log.ts';
import type { EscalationStep } from '../../src/core/support-settings.ts';

const MINUTE = 60_000;
const by = { id: 'portsip:60', name: 'Sam Ortiz' };
const steps: readonly EscalationStep[] = [
  { waitMs: 15 * MINUTE, to: [], repeat: 2 },
  { waitMs: 60 * MINUTE, to: [{ kind: 'person', email: 'mia@example.com' }], repeat: 1 },
];
const fresh: Handling = {
  ...newHandling({ attachments: [], needsLook: false }),
  escalation: { step: 0, repeats: 0, at: 0 },
};

/** The minutes at which somebody is called, when nobody does anything. */
function minutesOf(start: Handling): number[] {
  const called: number[] = [];
  for (let handling = start, next = nextCall(handling, steps); next; next = nextCall(handling, steps)) {
    called.push(next.at / MINUTE);
    handling = afterCall(handling, steps, next.at);
  }
  return called;
}

describe('who is called in when nobody takes a log', () => {
  it('goes through the steps, each as often as it says, and then rests', () => {
    expect(minutesOf(fresh)).toEqual([15, 30, 90]);
  });

  it('waits for the end of a snooze', () => {
    expect(minutesOf(snooze(fresh, 40 * MINUTE, by, 0))).toEqual([40, 55, 115]);
  });

  it('ends when somebody has it or it is no longer open, and begins anew when it is given back', () => {
    const sam = { ...by, email: 'sam@example.com' };
    const taken = assignTo(fresh, sam, by, 5 * MINUTE);
    expect(minutesOf(taken)).toEqual([]);
    expect(minutesOf(changeState(fresh, { state: 'Reported', by, at: 5 * MINUTE }))).toEqual([]);
    expect(minutesOf(assignTo(taken, null, by, 10 * MINUTE))).toEqual([25, 40, 100]);
    const reopened = changeState(changeState(fresh, { state: 'Resolved', by, at: 1 }), {
      state: 'Open',
      by,
      at: MINUTE,
    });
    expect(minutesOf(reopened)).toEqual([16, 31, 91]);
  });

  it('leaves another report of the same to the first one', () => {
    expect(minutesOf({ ...fresh, duplicateOf: 1 })).toEqual([]);
  });

  it('knows who sleeps', () => {
    const night = { days: [0, 1, 2, 3, 4, 5, 6], from: 22 * 60, to: 7 * 60, zone: 'Europe/Berlin' };
    const contacts = [{ email: 'mia@example.com', quiet: [night], digest: undefined, zone: 'Europe/Berlin' }];
    const [, step] = steps;
    const midnight = Date.parse('2026-11-23T23:00:00Z');
    const noon = Date.parse('2026-11-23T11:00:00Z');
    expect(step && isAsleep(step, contacts, midnight)).toBe(true);
    expect(step && isAsleep(step, contacts, noon)).toBe(false);
    expect(quietUntil(contacts, 'mia@example.com', midnight)).toBe(Date.parse('2026-11-24T06:00:00Z'));
    expect(quietUntil(contacts, 'sam@example.com', midnight)).toBe(midnight);
    // A channel is always awake.
    expect(step && isAsleep({ ...step, to: [...step.to, { kind: 'slack', channel: 'C1' }] }, contacts, midnight)).toBe(
      false,
    );
  });
});
