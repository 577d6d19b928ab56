import { afterEach, describe, expect, it } from 'vitest';
import {
  APPROVE_BY_TWO,
  APPROVE_QUEUES,
  APPROVE_WITH_REASON,
  auditOf,
  changePerson,
  forge,
  timesSet,
} from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { testedProfile } from '../support/tested-profile.ts';

const MINUTE = 60_000;
const ASK = '/queue break Support @lena.fischer';

describe('approvals', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  async function asked(config: string, ask = ASK): Promise<void> {
    bench = await openBench({ config, brisk: true });
    await bench.slack.types('mia.rossi', ask);
    await bench.settled();
  }
  const lena = () => bench.agent('lena.fischer', 'Support');
  const seen = (person: string) => bench.slack.direct(person).at(-1)?.text ?? '';
  async function press(person: string, label: string): Promise<void> {
    await bench.slack.pressesDirect(person, label);
    await bench.settled();
  }
  async function types(person: string, line: string): Promise<string> {
    await bench.slack.types(person, line);
    await bench.settled();
    return bench.slack.sees(person).text;
  }

  it('are asked once when the same command is delivered three times', async () => {
    bench = await openBench({ config: APPROVE_QUEUES, brisk: true });
    const trigger = { trigger_id: 'the.same.trigger' };
    await Promise.all([1, 2, 3].map(() => bench.slack.types('mia.rossi', ASK, trigger)));
    await bench.settled();
    expect(bench.slack.direct('priya.natarajan')).toHaveLength(1);
    expect((await auditOf(bench)).map((row) => row.result)).toEqual(['asked']);
  });

  it('run once although the answer made no sense, and before the next one for the same person', async () => {
    await asked(APPROVE_QUEUES);
    bench.phone.blur('/agent');
    await bench.slack.pressesDirect('priya.natarajan', 'Approve');
    await bench.until(() => lena() === 'BREAK', 'the break');
    await types('mia.rossi', '/queue notready Support @lena.fischer');
    await press('priya.natarajan', 'Approve');
    // Release 22.3 does not say why somebody pauses: a second try cannot see that it is done.
    const [pause, times] = testedProfile === '22.3' ? ['Not ready', 3] : ['Break', 2];
    await bench.until(() => timesSet(bench) === times && lena() === 'NOT_READY', 'both', 1_000);
    await bench.settled();
    expect(timesSet(bench)).toBe(times);
    const done = (await auditOf(bench)).filter((row) => row.result === 'done');
    expect(done.map((row) => row.changed)).toEqual([
      { what: 'queue state of Lena Fischer', from: 'Support: Ready', to: `Support: ${pause}` },
      { what: 'queue state of Lena Fischer', from: `Support: ${pause}`, to: 'Support: Not ready' },
    ]);
  });

  it('are denied with a reason that the requester hears; a later press learns who decided', async () => {
    await asked(APPROVE_QUEUES);
    const late = bench.slack.direct('jonas.weber').at(-1);
    await press('priya.natarajan', 'Deny');
    await bench.slack.submits('priya.natarajan', { reason: 'She has calls waiting' });
    await bench.settled();
    expect(seen('priya.natarajan')).toContain('Denied by Priya Natarajan, 10:00');
    expect(seen('jonas.weber')).toContain('Denied by Priya Natarajan');
    expect(seen('mia.rossi')).toContain('Reason: "She has calls waiting"');
    expect(late?.text).toContain('You can: Approve');
    await bench.slack.pressesOld('jonas.weber', late, 'Approve');
    await bench.settled();
    expect(seen('jonas.weber')).toContain('Your press came too late: Priya Natarajan denied it at 10:00');
    expect(lena()).toBe('READY');
    expect(timesSet(bench)).toBe(0);
  });

  it('are approved with a reason by the form beside the details, which who asked reads', async () => {
    await asked(APPROVE_QUEUES);
    await press('priya.natarajan', 'Details');
    await press('priya.natarajan', 'Approve with a reason');
    await bench.slack.submits('priya.natarajan', { reason: 'Lunch is covered' });
    await bench.settled();
    expect(lena()).toBe('BREAK');
    for (const person of ['jonas.weber', 'mia.rossi'])
      expect(
        bench.slack
          .direct(person)
          .map(({ text }) => text)
          .join(),
      ).toContain('Lunch is covered');
  });

  it('wait for two different people; the same one in the other chat does not count again', async () => {
    bench = await openBench({ config: APPROVE_BY_TWO, brisk: true });
    await bench.teams.types('priya.natarajan', 'help');
    await bench.slack.types('mia.rossi', ASK);
    await bench.settled();
    await press('priya.natarajan', 'Approve');
    expect(seen('priya.natarajan')).toContain('2 approvals, 1 so far');
    expect(bench.teams.sees('priya.natarajan')).not.toContain('"Approve"');
    expect(seen('jonas.weber')).toContain('Priya Natarajan approved');
    expect(lena()).toBe('READY');
    await press('jonas.weber', 'Approve');
    expect(lena()).toBe('BREAK');
    expect(seen('priya.natarajan')).toContain('Approved by Priya Natarajan and Jonas Weber');
    expect(bench.teams.sees('priya.natarajan')).toContain('Approved by Priya Natarajan and Jonas Weber');
    expect(timesSet(bench)).toBe(1);
  });

  it('are withdrawn by who asked, and every copy says so', async () => {
    await asked(APPROVE_QUEUES);
    await bench.slack.presses('mia.rossi', 'Withdraw');
    await bench.settled();
    for (const person of ['priya.natarajan', 'jonas.weber', 'mia.rossi'])
      expect(seen(person)).toContain('Withdrawn by Mia Rossi');
    expect(seen('priya.natarajan')).not.toContain('You can');
  });

  it('remind after their time, ask the next ones, and expire with words for everybody', async () => {
    await asked(APPROVE_BY_TWO, '/queue break Support @lena.fischer');
    await bench.pass(31 * MINUTE);
    expect(bench.slack.direct('priya.natarajan')).toHaveLength(2);
    expect(bench.slack.direct('omar.haddad')).toHaveLength(0);
    await bench.pass(31 * MINUTE);
    expect(seen('omar.haddad')).toContain('Mia asks');
    await bench.pass(4 * 60 * MINUTE);
    expect(seen('omar.haddad')).toContain('Expired');
    for (const shown of bench.slack.direct('priya.natarajan')) expect(shown.text).toContain('Expired');
    expect(seen('mia.rossi')).toContain('Nobody decided in time');
    expect((await auditOf(bench)).map((row) => row.result)).toEqual(['asked', 'expired']);
    expect(lena()).toBe('READY');
  });

  it('go to a delegate as well, also those that wait already, until the absence ends', async () => {
    await asked(APPROVE_QUEUES);
    expect(await types('priya.natarajan', '/approvals delegate @omar.haddad until 5pm')).toContain(
      'Omar Haddad decides for you until',
    );
    expect(
      bench.slack
        .direct('omar.haddad')
        .map(({ text }) => text)
        .join(),
    ).toContain('You decide for Priya Natarajan.');
    expect(await types('omar.haddad', '/approvals delegate @priya.natarajan')).toContain(
      'You decide for Priya Natarajan yourself',
    );
    expect(await types('omar.haddad', '/approvals')).toContain('1 request waits for your decision');
    await types('omar.haddad', '/approvals approve');
    expect(lena()).toBe('BREAK');
    expect(seen('priya.natarajan')).toContain('Omar Haddad for Priya Natarajan approved');
    expect((await auditOf(bench)).find((row) => row.result === 'decided')).toHaveProperty('place');
  });

  it('do not come round to oneself over any number of delegates', async () => {
    await asked(APPROVE_QUEUES);
    await types('priya.natarajan', '/approvals delegate @omar.haddad');
    await types('omar.haddad', '/approvals delegate @dana.kim');
    expect(await types('dana.kim', '/approvals delegate @priya.natarajan')).toContain(
      'You decide for Priya Natarajan yourself',
    );
    await types('dana.kim', '/approvals approve');
    expect(lena()).toBe('BREAK');
    expect(seen('jonas.weber')).toContain('Dana Kim for Priya Natarajan approved');
  });

  it('stop going to a delegate when the absence is over', async () => {
    await asked(APPROVE_QUEUES);
    await types('priya.natarajan', '/approvals delegate @omar.haddad until 10:30');
    await bench.pass(31 * MINUTE);
    const copy = bench.slack.direct('omar.haddad').find(({ text }) => text.includes('Lena'));
    expect(copy?.text).not.toContain('You can: Approve');
    expect(await types('omar.haddad', '/approvals')).toContain('Nothing waits');
    expect(lena()).toBe('READY');
  });

  it('are handed over by one approver to somebody who has no part in it', async () => {
    await asked(APPROVE_QUEUES);
    expect(await types('priya.natarajan', '/approvals reassign @lena.fischer')).toContain('That person cannot take it');
    await types('priya.natarajan', '/approvals reassign @omar.haddad');
    expect(seen('omar.haddad')).toContain('You decide for Priya Natarajan');
    expect(seen('priya.natarajan')).not.toContain('You can: Approve');
    await press('omar.haddad', 'Approve');
    expect(lena()).toBe('BREAK');
  });

  it('do not take the press of somebody who lost the role after the card was sent', async () => {
    await asked(APPROVE_QUEUES);
    await changePerson(bench, 'priya.natarajan', '/role', { role: 'StandardUser' });
    await press('priya.natarajan', 'Approve');
    expect(seen('priya.natarajan')).toContain('You may not decide this');
    expect(lena()).toBe('READY');
  });

  it('do not take a yes for somebody who may no longer ask', async () => {
    await asked(APPROVE_QUEUES);
    await changePerson(bench, 'mia.rossi', '', { enabled: false });
    await press('priya.natarajan', 'Approve');
    expect(seen('priya.natarajan')).toContain('The phone account of Mia Rossi is switched off');
    expect(lena()).toBe('READY');
  });

  it('say so when whom it is about was deleted meanwhile', async () => {
    await asked(APPROVE_QUEUES);
    await changePerson(bench, 'lena.fischer', '/destroy', {});
    await press('priya.natarajan', 'Approve');
    expect(seen('priya.natarajan')).toContain('does not know this person');
    expect(timesSet(bench)).toBe(0);
  });

  it('do nothing for forged and foreign presses', async () => {
    await asked(APPROVE_QUEUES);
    await bench.slack.presses('mia.rossi', 'Withdraw', forge('approval.decide', { decision: 'approve', step: 0 }));
    await bench.settled();
    expect(bench.slack.sees('mia.rossi').text).toContain('You asked for this yourself');
    const stolen = bench.slack.direct('priya.natarajan').at(-1);
    await bench.slack.pressesOld('dana.kim', stolen, 'Approve');
    await bench.settled();
    expect(seen('dana.kim')).toContain('You are not asked about this request');
    expect(lena()).toBe('READY');
  });

  it('ask for the reason where the policy wants one, and show it to the approvers', async () => {
    await asked(APPROVE_WITH_REASON);
    expect(bench.slack.direct('priya.natarajan')).toHaveLength(0);
    await bench.slack.submits('mia.rossi', { because: 'She went home' });
    await bench.settled();
    expect(seen('priya.natarajan')).toContain('Reason: "She went home"');
  });

  it('run once the phone system answers again, also after a restart, and no earlier end is shown', async () => {
    await asked(APPROVE_QUEUES);
    bench.phone.refuse('/agent', 503);
    await press('priya.natarajan', 'Approve');
    expect(seen('priya.natarajan')).toContain('It is being done');
    await bench.restart();
    bench.phone.refuse(undefined);
    await bench.pass(MINUTE);
    expect(lena()).toBe('BREAK');
    expect(timesSet(bench)).toBe(1);
    expect(seen('priya.natarajan')).toContain('On break in Support');
  });

  it('do not run when the approver has lost the role before it could be done', async () => {
    await asked(APPROVE_QUEUES);
    bench.phone.refuse('/agent', 503);
    await press('priya.natarajan', 'Approve');
    await changePerson(bench, 'priya.natarajan', '/role', { role: 'StandardUser' });
    bench.phone.refuse(undefined);
    await bench.pass(MINUTE);
    expect(lena()).toBe('READY');
    expect(seen('mia.rossi')).toContain('Priya Natarajan may no longer approve this. Nothing was done');
    expect((await auditOf(bench)).at(-1)).toMatchObject({ result: 'failed' });
  });

  it('give up after a while, and tell both sides', async () => {
    await asked(APPROVE_QUEUES);
    bench.phone.refuse('/agent', 503);
    await press('priya.natarajan', 'Approve');
    for (let tried = 0; tried < 4; tried += 1) await bench.pass(5 * MINUTE);
    for (const person of ['mia.rossi', 'priya.natarajan']) expect(seen(person)).toContain('Approved, but not done');
  });

  it('cover the timed return of what was approved', async () => {
    await asked(APPROVE_QUEUES, `${ASK} for 15m`);
    await press('priya.natarajan', 'Approve');
    expect(lena()).toBe('BREAK');
    await bench.pass(16 * MINUTE);
    expect(lena()).toBe('READY');
    expect((await auditOf(bench)).filter((row) => row.result === 'asked')).toHaveLength(1);
  });

  it('leave an error on the card until the press can be repeated', async () => {
    await asked(APPROVE_QUEUES);
    bench.sandbox.setFaults({ status: 503 });
    await press('priya.natarajan', 'Approve');
    expect(seen('priya.natarajan')).toContain('Try again');
    expect(seen('jonas.weber')).toContain('Mia asks');
    bench.sandbox.setFaults({});
    await bench.pass(MINUTE);
    await press('priya.natarajan', 'Try again');
    expect(lena()).toBe('BREAK');
    expect(seen('priya.natarajan')).toContain('Approved by Priya Natarajan');
  });

  it('list what waits for me and what I wait for', async () => {
    await asked(APPROVE_QUEUES);
    expect(await types('priya.natarajan', '/approvals')).toContain('1 request waits for your decision');
    const mine = await types('mia.rossi', '/approvals');
    expect(mine).toContain('Nothing waits for your decision');
    expect(mine).toContain('Waits until 14:00');
  });
});
