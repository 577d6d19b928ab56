import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { APPROVE_BY_ROLE, auditOf, changePerson, isEnabled } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { opens, sends } from '../support/browser.ts';
import { everythingWritten, leaks } from '../support/everything-written.ts';
import { slackTalk } from '../support/slack-talk.ts';

const ADMIN = 'priya.natarajan';
describe.each(['sqlite', 'postgres'] as const)('one thing for several people, on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  const open = async (config?: string) => {
    bench = await openBench({ engine, ...(config !== undefined && { config }) });
  };
  const { types, press, pressDirect, seen } = slackTalk(() => bench);
  const isOn = (person: string) => isEnabled(bench, person);

  it('switches several off with one approval that lists them, and tells who was left out and why', async () => {
    await open();
    await changePerson(bench, 'dana.park', '', { enabled: false });
    const preview = await types(
      ADMIN,
      '/user disable @omar.haddad @lena.fischer @dana.park @priya.natarajan @nobody, Dana',
    );
    expect(preview).toContain('Switch off 2 phone accounts?');
    expect(preview).toContain('4 of 6 cannot be done as they stand');
    expect(preview).toContain('Dana Park: Is off already');
    expect(preview).toContain('Priya Natarajan: You cannot do this to yourself');
    expect(preview).toContain('I know nobody called');
    expect(preview).toContain('Which Dana?');
    expect(preview).toContain('Omar Haddad: Ready, needs an approval. Signs');
    expect(await isOn('omar.haddad')).toBe(true);

    expect(await press(ADMIN, 'Ask for approval: 2 people')).toContain(
      'Waiting for approval: switch off 2 phone accounts',
    );
    const asked = seen('jonas.weber').at(-1) ?? '';
    expect(asked).toContain('Priya asks: switch off 2 phone accounts');
    for (const part of ['Omar Haddad: Signs', 'Lena Fischer: ']) expect(asked).toContain(part);
    const leftOut = seen(ADMIN).find((text) => text.includes('4 people were left out')) ?? '';
    expect(leftOut).toContain('Dana Park: Is off already');
    expect(await isOn('omar.haddad')).toBe(true);

    await pressDirect('jonas.weber', 'Approve');
    for (const person of ['omar.haddad', 'lena.fischer']) expect(await isOn(person)).toBe(false);
    expect(seen('jonas.weber').at(-1)).toContain('2 of 2 done.');
    const told = seen(ADMIN).find((text) => text.startsWith('2 of 2 done: switch off 2')) ?? '';
    expect(told).toContain('Omar Haddad: Done');
    const rows = await auditOf(bench);
    const changed = rows.flatMap((row) => (row.changed ? [row.changed] : []));
    expect(changed).toEqual([
      { what: 'phone account of Omar Haddad', from: 'on', to: 'off' },
      { what: 'phone account of Lena Fischer', from: 'on', to: 'off' },
    ]);
    expect(rows.map((row) => row.result)).toEqual(['asked', 'decided', 'done', 'done', 'done']);
    expect(new Set(rows.map((row) => row.approval)).size).toBe(1);
    expect(seen('omar.haddad').join()).toContain('Your phone account was switched off');
  });

  it('does what needs no approval at once, shows how far it is, and takes all of it back', async () => {
    await open();
    for (const person of ['omar.haddad', 'lena.fischer', 'dana.kim'])
      await changePerson(bench, person, '', { enabled: false });
    expect(await types(ADMIN, '/user enable @omar.haddad, @lena.fischer, @dana.kim')).toContain('Omar Haddad: Ready');
    await press(ADMIN, 'Do it for 3 people');
    for (const person of ['omar.haddad', 'lena.fischer', 'dana.kim']) expect(await isOn(person)).toBe(true);
    const live = seen(ADMIN).at(-1) ?? '';
    expect(live).toContain('3 of 3 done: switch on 3 phone accounts');
    expect(live).toContain('Dana Kim: Done');
    expect((await auditOf(bench)).map((row) => [row.command, row.result])).toEqual([
      ['user.enable', 'done'],
      ['user.enable', 'done'],
      ['user.enable', 'done'],
    ]);
    await pressDirect(ADMIN, 'Undo');
    expect(seen(ADMIN).at(-1)).toContain('Switch off 3 phone accounts?');
  });

  it('goes on where a killed process stopped: each person once, and the rest when the phone system is back', async () => {
    await open();
    for (const person of ['omar.haddad', 'lena.fischer']) await changePerson(bench, person, '', { enabled: false });
    await types(ADMIN, '/user enable @omar.haddad @lena.fischer');
    const before = bench.writes().length;
    const lena = bench.sandbox.state().people.find((one) => one.username === 'lena.fischer')?.id;
    bench.phone.refuse(`/users/${lena}`, 503);
    await press(ADMIN, 'Do it for 2 people');
    bench.phone.refuse(undefined);
    await bench.restart();
    await bench.pass(60_000);
    expect(await isOn('omar.haddad')).toBe(true);
    expect(await isOn('lena.fischer')).toBe(true);
    const good = bench
      .writes()
      .slice(before)
      .filter(({ status }) => status < 300);
    expect(good).toHaveLength(2);
    expect(seen(ADMIN).at(-1)).toContain('2 of 2 done');
  });

  it('gives each their own new password on their own page, and never to who asked', async () => {
    await open();
    const preview = await types(ADMIN, '/password account @omar.haddad @lena.fischer @priya.natarajan');
    expect(preview).toContain('New phone password for 2 people?');
    expect(preview).toContain('Priya Natarajan: That is you: ask for it alone');
    await press(ADMIN, 'Ask for approval: 2 people');
    await pressDirect('jonas.weber', 'Approve');
    const secrets: string[] = [];
    for (const person of ['omar.haddad', 'lena.fischer']) {
      const url = linkOf(bench, person).replace(/^https?:\/\/[^/]+/, bench.patchcord.url);
      const shown = await sends(url, await opens(url), {});
      secrets.push(/<output data-secret>([^<]+)<\/output>/.exec(shown.html)?.[1] ?? '');
    }
    expect(new Set(secrets).size).toBe(2);
    expect(JSON.stringify(bench.slack.direct(ADMIN))).not.toContain('/secret/');
    const database = await openDatabase(bench.database, { migrate: false });
    const places = await everythingWritten({
      database,
      transcripts: { log: bench.log(), slack: bench.slack.everything() },
      url: bench.patchcord.url,
    });
    await database.close();
    expect(leaks(places, secrets)).toEqual([]);
  });

  it('asks again for the names that were left, and for the kind of password', async () => {
    await open();
    await types(ADMIN, '/user enable @omar.haddad @nobody');
    await bench.slack.presses(ADMIN, 'Change the list');
    await bench.settled();
    expect(JSON.stringify(bench.slack.modal())).toContain('@omar.haddad, @nobody');
    await bench.slack.submits(ADMIN, { user: 'dana.kim, lena.fischer' });
    await bench.settled();
    expect(bench.slack.sees(ADMIN).text).toContain('Is on already');
    await bench.slack.types(ADMIN, '/password @omar.haddad @lena.fischer');
    await bench.settled();
    await bench.slack.submits(ADMIN, { target: 'voicemail' });
    await bench.settled();
    expect(bench.slack.sees(ADMIN).text).toContain('New voicemail PIN for 2 people?');
  });

  it('asks for one approval for each rule, does the rest at once, and each goes its own way', async () => {
    await open(APPROVE_BY_ROLE);
    const people = ['omar.haddad', 'jonas.weber', 'mia.rossi'];
    for (const person of ['omar.haddad', 'mia.rossi', 'jonas.weber'])
      await changePerson(bench, person, '', { enabled: false });
    const preview = await types(ADMIN, '/user enable @omar.haddad @jonas.weber @mia.rossi');
    expect(preview).toContain('For 1 person it is done at once.');
    expect(preview).toContain('these are 2 requests, because they need different approvals (1 + 1 people)');
    expect(preview).toContain('Omar Haddad: Ready');
    expect(preview).toContain('Jonas Weber: Ready, needs an approval (administrators need Dana)');
    expect(preview).toContain('Mia Rossi: Ready, needs an approval (supervisors need Lena)');
    expect(bench.writes().filter(({ person }) => person === `${ADMIN}@example.com`)).toEqual([]);
    await press(ADMIN, 'Do it for 3 people');
    expect(await Promise.all(people.map(isOn))).toEqual([true, false, false]);
    expect(seen(ADMIN).filter((text) => text.startsWith('Waiting for approval')).length).toBe(2);
    const asked = { dana: seen('dana.kim').join(), lena: seen('lena.fischer').join() };
    expect(asked.dana).toContain('Jonas Weber');
    expect(asked.dana).not.toContain('Mia Rossi');
    expect(asked.lena).toContain('Mia Rossi');
    expect(asked.lena).not.toContain('Jonas Weber');

    await pressDirect('dana.kim', 'Approve');
    expect(await Promise.all(people.map(isOn))).toEqual([true, true, false]);
    await pressDirect('lena.fischer', 'Deny');
    await bench.slack.submits('lena.fischer', {});
    await bench.settled();
    expect(await Promise.all(people.map(isOn))).toEqual([true, true, false]);
    const own = seen(ADMIN).filter((text) => /^(Approved|Denied) by/.test(text));
    const ends = new Set(own.map((text) => text.split(',')[0]));
    expect(ends).toEqual(new Set(['Approved by Dana Kim', 'Denied by Lena Fischer']));
    const rows = await auditOf(bench);
    expect(rows.filter(({ result }) => result === 'asked').map(({ rule }) => rule)).toEqual([
      'administrators need Dana',
      'supervisors need Lena',
    ]);
    expect(new Set(rows.flatMap(({ approval }) => approval ?? [])).size).toBe(2);
  });

  it('does the others when one of them was deleted before the approval, and says so', async () => {
    await open();
    await types(ADMIN, '/user disable @omar.haddad @lena.fischer');
    await press(ADMIN, 'Ask for approval: 2 people');
    await changePerson(bench, 'lena.fischer', '/destroy', {});
    await pressDirect('jonas.weber', 'Approve');
    expect(await isOn('omar.haddad')).toBe(false);
    expect(seen('jonas.weber').at(-1)).toContain('1 of 2 done. Lena Fischer:');
    expect(seen(ADMIN).some((text) => text.startsWith('1 of 2 done'))).toBe(true);
    const results = (await auditOf(bench)).map((row) => row.result);
    expect(results).toEqual(['asked', 'decided', 'done', 'failed', 'done']);
  });

  it('offers it under a group and a list of people, to administrators', async () => {
    await open();
    const listed = await types(ADMIN, '/find Dana');
    expect(listed).toContain('Switch all off');
    expect(await types('omar.haddad', '/find Dana')).not.toContain('Switch all off');
    expect(await press(ADMIN, 'Switch all off')).toContain('Switch off 2 phone accounts?');
  });
});

function linkOf(bench: Bench, person: string): string {
  const found = /"url":"([^"]+\/secret\/[^"]+)"/.exec(JSON.stringify(bench.slack.direct(person)));
  if (!found?.[1]) throw new Error(`${person} has no link`);
  return found[1];
}
