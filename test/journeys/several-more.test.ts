import { afterEach, describe, expect, it } from 'vitest';
import { APPROVE_BY_ROLE, auditOf, changePerson, isEnabled } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { slackTalk } from '../support/slack-talk.ts';

const ADMIN = 'priya.natarajan';

describe('one thing for several people', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  const open = async (config?: string) => {
    bench = await openBench({ brisk: true, ...(config !== undefined && { config }) });
  };
  const { types, press, pressDirect, seen } = slackTalk(() => bench);
  const isOn = (person: string) => isEnabled(bench, person);

  it('brings the end to who asked, after a long outage in the same card, and else in a new message', async () => {
    await open();
    for (const person of ['omar.haddad', 'lena.fischer']) await changePerson(bench, person, '', { enabled: false });
    const lena = bench.sandbox.state().people.find((one) => one.username === 'lena.fischer')?.id;
    bench.phone.refuse(`/users/${lena}`, 503);
    await types(ADMIN, '/user enable @omar.haddad @lena.fischer');
    await press(ADMIN, 'Do it for 2 people');
    const ended = () => seen(ADMIN).some((text) => text.startsWith('1 of 2 done: switch on 2'));
    const card = () => seen(ADMIN).find((text) => text.includes('of 2 done: switch on 2')) ?? '';
    await bench.pass(14 * 60_000);
    expect(card()).toContain('Lena Fischer: Waits for its turn');
    for (let minute = 15; minute <= 17; minute += 1) await bench.pass(60_000);
    await bench.until(() => card().includes('Correct the rest'), 'the end');
    expect([ended(), seen(ADMIN).join().includes('No longer live')]).toEqual([true, false]);

    bench.phone.refuse(undefined);
    await changePerson(bench, 'omar.haddad', '', { enabled: false });
    await types(ADMIN, '/user enable @omar.haddad @lena.fischer');
    bench.slack.stub.next('chat.update', { error: 'edit_window_closed' });
    const before = seen(ADMIN).length;
    await press(ADMIN, 'Do it for 2 people');
    const told = seen(ADMIN).slice(before);
    expect(told).toHaveLength(2);
    expect(told.at(-1)).toContain('2 of 2 done: switch on 2 phone accounts');
  }, 60_000);

  it.each(['no answer', 'a killed process'] as const)(
    'does not call undone what an earlier try may have done: the row says to look, and so does the audit (%s)',
    async (how) => {
      await open();
      const { id = '' } = bench.sandbox.state().people.find((one) => one.username === 'lena.fischer') ?? {};
      for (const person of ['omar.haddad', 'lena.fischer']) await changePerson(bench, person, '', { enabled: false });
      await types(ADMIN, '/user enable @omar.haddad @lena.fischer');
      const goes = () => press(ADMIN, 'Do it for 2 people');
      // The change is made, and its answer lost; then nothing can be looked at any more.
      const isGone = () => changePerson(bench, 'lena.fischer', '/destroy', {});
      if (how === 'no answer') {
        bench.phone.blur(`/users/${id}`);
        await goes();
        await isGone();
        await bench.pass(5_000);
      } else await bench.diesAfterChange(2, goes, isGone);
      const ended = () => seen(ADMIN).find((text) => text.startsWith('1 of 2 done, 1 perhaps: switch on 2')) ?? '';
      await bench.until(() => ended() !== '', 'the end', 1_000);
      expect(ended()).toContain('Omar Haddad: Done');
      expect(ended()).toContain('Lena Fischer: Perhaps done, please look: ');
      expect(ended()).toContain('Look at them before you do it again.');
      // Nobody is led to do it again at once.
      expect(ended()).not.toContain('Correct the rest');
      expect((await auditOf(bench)).map(({ command, result }) => [command, result])).toEqual([
        ['user.enable', 'done'],
        ['user.enable', 'perhaps done'],
      ]);
      expect(await types(ADMIN, '/audit')).toContain('Switch a phone account on: perhaps done');
    },
  );

  it('lists both requests for “cancel that”', async () => {
    await open(APPROVE_BY_ROLE);
    for (const person of ['mia.rossi', 'jonas.weber']) await changePerson(bench, person, '', { enabled: false });
    await bench.slack.says(ADMIN, 'user enable @jonas.weber @mia.rossi');
    await bench.settled();
    await pressDirect(ADMIN, 'Ask for approval: 2 people');
    await bench.slack.says(ADMIN, 'cancel that');
    await bench.settled();
    const listed = seen(ADMIN).at(-1) ?? '';
    expect(listed).toContain('Nothing waits for your decision');
    expect(listed.match(/Waits until/g)).toHaveLength(2);
  });

  it('asks for the reason first where one of the rules wants it, and then for each approval once', async () => {
    await open(APPROVE_BY_ROLE.replace('approve: {', 'approve: { reason: required,'));
    for (const person of ['mia.rossi', 'jonas.weber']) await changePerson(bench, person, '', { enabled: false });
    await types(ADMIN, '/user enable @jonas.weber @mia.rossi');
    await press(ADMIN, 'Ask for approval: 2 people');
    const asked = () => ['dana.kim', 'lena.fischer'].map((person) => seen(person).length);
    expect(asked()).toEqual([0, 0]);
    await bench.slack.submits(ADMIN, { because: 'Back from leave' });
    await bench.settled();
    expect(asked()).toEqual([1, 1]);
    for (const person of ['dana.kim', 'lena.fischer']) expect(seen(person).at(-1)).toContain('Back from leave');
    await pressDirect('dana.kim', 'Approve');
    expect([await isOn('jonas.weber'), await isOn('mia.rossi')]).toEqual([true, false]);
  });

  it('leaves a person out for whom nobody could approve', async () => {
    await open();
    // Jonas is the only other administrator, and does not approve what is about himself.
    const both = await types(ADMIN, '/user disable @omar.haddad @jonas.weber');
    expect(both).toContain('Jonas Weber: This needs an approval, and nobody but you');
    expect(both).toContain('Omar Haddad: Ready, needs an approval');
    await press(ADMIN, 'Ask for approval: 1 person');
    await pressDirect('jonas.weber', 'Approve');
    expect([await isOn('omar.haddad'), await isOn('jonas.weber')]).toEqual([false, true]);
  });
});
