import { afterEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../src/store/database.ts';
import { APPROVE_BY_ROLE, auditOf, changePerson } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { meetingWrites } from '../support/meetings.ts';

const ADMIN = 'priya.natarajan';

describe('what a killed process had begun', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  const seen = (person: string) => bench.slack.direct(person).map(({ text }) => text);

  it.each([
    ['/user delete @noah.becker', '/destroy', 'Noah Becker is deleted'],
    ['/user role @noah.becker supervisor', '/role', 'Noah Becker is Supervisor'],
  ])('%s is done once', async (line, path, title) => {
    bench = await openBench();
    await bench.slack.types(ADMIN, line);
    await bench.settled();
    if (line.includes('delete')) {
      await bench.slack.submits(ADMIN, { agreed: 'delete' });
      await bench.settled();
    }
    await bench.diesAfterChange(1, () => bench.slack.pressesDirect('jonas.weber', 'Approve'));
    expect(bench.writes().filter((write) => write.path.endsWith(path))).toHaveLength(1);
    expect(seen(ADMIN).at(-1)).toContain(title);
    expect(seen('jonas.weber').at(-1)).toContain(title);
    expect((await auditOf(bench)).map((row) => row.result)).toEqual(['asked', 'decided', 'done']);
  });

  it('is not called undone when an approver has lost the role before it could be looked at', async () => {
    bench = await openBench();
    await bench.slack.types(ADMIN, '/user role @noah.becker supervisor');
    await bench.settled();
    await bench.diesAfterChange(
      1,
      () => bench.slack.pressesDirect('jonas.weber', 'Approve'),
      () => changePerson(bench, 'jonas.weber', '/role', { role: 'StandardUser' }),
    );
    expect(seen(ADMIN).at(-1)).toContain(
      'Jonas Weber may no longer approve this. It was begun before, and I cannot tell',
    );
    expect((await auditOf(bench)).at(-1)).toMatchObject({ result: 'perhaps done' });
  });

  it('waits for a phone system that is away, and is found done when it is back', async () => {
    bench = await openBench();
    await bench.diesAfterChange(
      1,
      () => bench.slack.types(ADMIN, '/group add @dana.kim to Marketing'),
      async () => bench.sandbox.setFaults({ down: true }),
    );
    await bench.pass(20_000);
    expect(bench.slack.sees(ADMIN).text).not.toContain('Nothing was changed');
    bench.sandbox.setFaults({});
    await bench.until(() => bench.slack.sees(ADMIN).text.includes('is in Marketing'), 'the result', 1_000);
    expect(bench.writes().filter(({ path, status }) => path.includes('/members/') && status < 300)).toHaveLength(1);
    expect((await auditOf(bench)).at(-1)).toMatchObject({ changed: { from: 'not in it', to: 'in it' } });
  });

  it('is said not to be known when the phone system stays away', async () => {
    bench = await openBench();
    await bench.diesAfterChange(
      1,
      () => bench.slack.types(ADMIN, '/group add @dana.kim to Marketing'),
      async () => bench.sandbox.setFaults({ down: true }),
    );
    await bench.until(() => bench.slack.sees(ADMIN).text.includes('cannot tell whether'), 'the doubt', 10_000);
    expect(bench.slack.sees(ADMIN).text).not.toContain('Nothing was changed');
  });

  it('an account that its owner locks is off, and the administrators are told once', async () => {
    bench = await openBench();
    await bench.slack.types(ADMIN, '/password account @lena.fischer');
    await bench.settled();
    await bench.slack.pressesDirect('jonas.weber', 'Approve');
    await bench.settled();
    const before = bench.writes().length;
    await bench.diesAfterChange(1, () => bench.slack.pressesDirect('lena.fischer', 'That was not me'));
    expect(seen('lena.fischer').at(-1)).toContain('Your phone account is switched off');
    for (const admin of [ADMIN, 'jonas.weber'])
      expect(seen(admin).filter((text) => text.includes('that was not me'))).toHaveLength(1);
    expect(bench.writes().slice(before)).toHaveLength(1);
    expect((await auditOf(bench)).filter((row) => row.command === 'account.lock')).toMatchObject([
      { result: 'done', changed: { from: 'on', to: 'off, by its owner' } },
    ]);
  });

  it('an invitation rings once and tells once, on the card that it was pressed on', async () => {
    bench = await openBench();
    await bench.slack.types('dana.kim', '/meet audio Outage');
    await bench.settled();
    await bench.diesAfterChange(2, () => bench.slack.types('dana.kim', '/meeting invite @omar.haddad'));
    expect(meetingWrites(bench).filter((action) => action === 'invite')).toHaveLength(1);
    expect(seen('omar.haddad').filter((text) => text.includes('Outage'))).toHaveLength(1);
    expect((await auditOf(bench)).filter((row) => row.command === 'meeting.invite')).toMatchObject([
      { result: 'done', changed: { to: 'Omar Haddad' } },
    ]);
  });

  it('a list that needs several approvals is asked for once each, and who is left out is said once', async () => {
    bench = await openBench({ config: APPROVE_BY_ROLE });
    for (const person of ['mia.rossi', 'jonas.weber']) await changePerson(bench, person, '', { enabled: false });
    await bench.slack.types(ADMIN, '/user enable @jonas.weber @mia.rossi @lena.fischer');
    await bench.settled();
    await bench.diesWhen(oneIsAsked, () => bench.slack.presses(ADMIN, 'Ask for approval: 2 people'));
    const asked = () => ['dana.kim', 'lena.fischer'].map((person) => seen(person).filter(isAsking).length);
    expect(asked()).toEqual([1, 1]);
    expect((await auditOf(bench)).map(({ result, rule }) => [result, rule])).toEqual([
      ['asked', 'administrators need Dana'],
      ['asked', 'supervisors need Lena'],
    ]);
    expect(waiting()).toHaveLength(2);
    expect(seen(ADMIN).filter((text) => text.includes('Is on already'))).toHaveLength(1);
    await bench.slack.pressesDirect('dana.kim', 'Approve');
    await bench.settled();
    expect(bench.writes().filter(isSwitchedOn)).toHaveLength(1);
  });

  it('who is left out is said once, also when the process dies after that was written', async () => {
    bench = await openBench({ config: APPROVE_BY_ROLE });
    await changePerson(bench, 'mia.rossi', '', { enabled: false });
    await bench.slack.types(ADMIN, '/user enable @mia.rossi @lena.fischer');
    await bench.settled();
    await bench.diesWhen(isTold, () => bench.slack.presses(ADMIN, 'Ask for approval: 1 person'));
    expect(seen(ADMIN).filter((text) => text.includes('Is on already'))).toHaveLength(1);
    expect(seen('lena.fischer').filter(isAsking)).toHaveLength(1);
  });

  const isAsking = (text: string) => text.startsWith('Priya asks');
  const waiting = () => seen(ADMIN).filter((text) => text.startsWith('Waiting'));
  const oneIsAsked = async (db: Handle) => (await db.selectFrom('approval').select('id').execute()).length === 1;
  const isTold = async (db: Handle) =>
    (await db.selectFrom('job').select('id').where('kind', '=', 'tell').execute()).length === 1;
  const isSwitchedOn = ({ person, path }: { person: string | null; path: string }) =>
    person === 'patchcord@example.com' && path.includes('/users/');
});
