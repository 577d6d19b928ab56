import { describe, expect, it } from 'vitest';
import { CONTACTS, RECORD_CASES, SYNC } from '../support/begun-twice-records.ts';
import { type Harness, openHarness } from '../support/command-harness.ts';
import { type CutBed, cutRun, told, wholeRun } from '../support/cut-run.ts';

/** The same as `begun-twice.test.ts`, for what Patchcord keeps itself: the process dies after each of its commits. */

const KEPT = [
  'account',
  'delegation',
  'notice_wish',
  'support_contact',
  'support_cover',
  'support_delivery',
  'support_log',
  'sync_person',
] as const;

const bed: CutBed = {
  open: () => openHarness({ between: true, supportContacts: CONTACTS, sync: SYNC }),
  async state({ database: { db } }) {
    const rows = await Promise.all(
      KEPT.map(async (table) => [table, await db.selectFrom(table).selectAll().execute()]),
    );
    const jobs = await db.selectFrom('job').select(['kind', 'body']).orderBy('id').execute();
    return { ...Object.fromEntries(rows), jobs };
  },
};

describe('a command whose process died after a commit is begun again, and acts once', () => {
  const cases = RECORD_CASES.map((one, at) => ({ ...one, name: `${one.id} (${at + 1})` }));
  it.each(cases)('$name', async (one) => {
    const whole = await wholeRun(bed, one);
    expect(whole.state).not.toEqual(whole.before);
    for (let died = 1; ; died += 1) {
      let isDead = false;
      const { outcome, state, changes } = await cutRun(bed, one, (harness: Harness) =>
        harness.diesAfterCommit(died).then(() => {
          isDead = true;
        }),
      );
      expect({ died, changes, ...told(outcome), state }).toEqual({
        died,
        changes: whole.changes,
        ...told(whole.outcome),
        state: whole.state,
      });
      // It has no more commits: this time it came to its end, and only nobody heard of it.
      if (!isDead) break;
    }
  });
});

it('covers every command that changes what is kept here alone', async () => {
  const { app } = await openHarness();
  const changing = app.catalog.commands.filter(
    ({ effect, uses }) => effect !== 'read' && uses.every((skill) => skill === 'directory'),
  );
  const covered = new Set([
    ...RECORD_CASES.map(({ id }) => id),
    // Their steps have a version each: `journeys/killed-records.test.ts`, `core/approval-steps.test.ts`, `resilience/approvals.test.ts`.
    // Makes a link that works once; a second one is as good.
    'account.connect',
    ...['approval.decide', 'approval.reassign', 'approval.withdraw'],
  ]);
  expect(changing.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});
