import { describe, expect, it } from 'vitest';
import {
  addNote,
  assignTo,
  changeState,
  type Handling,
  keyOf,
  newHandling,
  snooze,
  waitsForSomebody,
} from '../../src/core/support-log.ts';

const sam = { id: 'portsip:60', name: 'Sam Ortiz', email: 'sam.ortiz@example.com' };
const by = { id: sam.id, name: sam.name };
const fresh = newHandling({ attachments: [], needsLook: false });

describe('what happens to a support log', () => {
  it('waits for somebody until it is taken, or no longer open', () => {
    expect(waitsForSomebody(fresh)).toBe(true);
    expect(waitsForSomebody(assignTo(fresh, sam, by, 5))).toBe(false);
    expect(waitsForSomebody(changeState(fresh, { state: 'Reported', by, at: 5 }))).toBe(false);
    expect(waitsForSomebody(assignTo(assignTo(fresh, sam, by, 5), null, by, 6))).toBe(true);
  });

  it('keeps who did what, from what to what', () => {
    let handling: Handling = assignTo(fresh, sam, by, 5);
    handling = changeState(handling, { state: 'Reported', ticket: 'MT-1', by, at: 6 });
    handling = changeState(handling, { state: 'Resolved', by, at: 7 });
    handling = changeState(handling, { state: 'Open', by, at: 8 });
    expect(handling.history.map(({ what, from, to }) => [what, from, to])).toEqual([
      ['Assigned', 'nobody', 'Sam Ortiz'],
      ['State', 'Open', 'Reported'],
      ['State', 'Reported', 'Resolved'],
      ['State', 'Resolved', 'Open'],
    ]);
    expect(handling.ticket).toBe('MT-1');
    expect(changeState(handling, { state: 'Open', by, at: 9 }).history).toHaveLength(4);
  });

  it('is quiet while snoozed, and every change ends that', () => {
    const quiet = snooze(fresh, 99, by, 5);
    expect(quiet.snoozedUntil).toBe(99);
    expect(assignTo(quiet, sam, by, 6).snoozedUntil).toBeNull();
    expect(changeState(quiet, { state: 'Resolved', by, at: 6 }).snoozedUntil).toBeNull();
    expect(addNote(quiet, { at: 6, by, kind: 'note', text: 'Looking' }).snoozedUntil).toBe(99);
  });

  it('has one key for one log: its own id, else account, minute, reporter and title', () => {
    const report = { product: 'P', title: 'No  Audio', reporter: 'A@b.example', accountId: '1', occurredAt: 60_000 };
    expect(keyOf(report, 'x')).toBe('id: x');
    const same = { ...report, title: 'no audio', reporter: 'a@B.example', occurredAt: 99_000, product: 'Q' };
    expect(keyOf(same, undefined)).toBe(keyOf(report, undefined));
    expect(keyOf({ ...report, accountId: '2' }, undefined)).not.toBe(keyOf(report, undefined));
  });
});
