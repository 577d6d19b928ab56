import { afterEach, describe, expect, it } from 'vitest';
import { cloudAccountId } from '../../src/sandbox/cloudlink/seed.ts';
import { auditOf } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { logSettings, openLogBench, SLACK_CHANNEL } from '../support/log-bench.ts';

const PRIYA = 'priya.natarajan';
const JONAS = 'jonas.weber';
const DANA = 'dana.kim';
const instruments = cloudAccountId('instruments');

/** Both platforms, by the same few words. */
const platforms = {
  slack: {
    says: (bench: Bench, person: string, text: string) => bench.slack.types(person, `/${text}`),
    sees: (bench: Bench, person: string) => JSON.stringify(bench.slack.sees(person)),
    told: (bench: Bench, person: string) => JSON.stringify(bench.slack.direct(person)),
  },
  teams: {
    says: (bench: Bench, person: string, text: string) => bench.teams.types(person, text),
    sees: (bench: Bench, person: string) => bench.teams.sees(person),
    told: (bench: Bench, person: string) => JSON.stringify(bench.teams.stub.messages(bench.teams.conversation(person))),
  },
};

describe.each(['slack', 'teams'] as const)('CloudLink alone, in %s', (platform) => {
  let bench: Bench;
  afterEach(() => bench.close());
  const { says, sees, told } = platforms[platform];
  const ask = async (person: string, text: string) => {
    await says(bench, person, text);
    await bench.settled();
    return sees(bench, person);
  };
  const people = () => bench.sandbox.cloud.users().filter(({ accountId }) => accountId === instruments);

  it('mails passwords, leads to the welcome mail, and shows no button that leads nowhere', async () => {
    bench = await openBench({ cloudAlone: true });
    expect(await ask(DANA, 'password account')).toContain('Look into your mail');
    expect(bench.sandbox.cloud.mailbox().map(({ to, kind }) => `${kind} ${to}`)).toEqual([
      'reset dana.kim@example.com',
    ]);
    expect(await ask(DANA, 'password voicemail')).toContain('Mitel CloudLink cannot do this');
    expect(await ask(PRIYA, 'user welcome noah.becker@example.com')).toContain('admin.mitel.io');
    expect(await ask(DANA, 'user welcome noah.becker@example.com')).toContain('Users → Add');
    const shown = await ask(PRIYA, 'user show omar.haddad@example.com');
    expect(shown).toContain('Omar Haddad');
    expect(shown).not.toMatch(/Switch off|Disable/);
  });

  it('says of each thing that CloudLink has no operation for what is so, and the way that there is', async () => {
    bench = await openBench({ cloudAlone: true });
    const before = JSON.stringify(people());
    for (const [line, what] of [
      ['user disable omar.haddad@example.com', 'switch a phone account off'],
      ['user enable omar.haddad@example.com', 'switch a phone account on'],
    ] as const) {
      const shown = await ask(PRIYA, line);
      expect(shown).toContain(`Mitel CloudLink has nothing for it: ${what}. Nothing was done.`);
      expect(shown).toContain('What can be done about it is done in Mitel Administration.');
      expect(shown).toContain('https://admin.mitel.io');
      // Nobody else is led there.
      const others = await ask(DANA, line);
      expect(others).toContain(
        'Ask your phone administrator: what can be done about it is done in Mitel Administration.',
      );
      expect(others).not.toContain('https://admin.mitel.io');
    }
    expect(await ask(DANA, 'queue break')).toContain('Type help to see what I can do for you.');
    expect(JSON.stringify(people())).toBe(before);

    const ended = await ask(DANA, 'disconnect');
    expect(ended).toContain('I deleted my access to it.');
    expect(ended).toContain(
      'Mitel CloudLink did not end the sign-in at once: nobody has it any more, and it ends by itself.',
    );
  });

  it('raises the alarm where nobody can be switched off: for the administrators with the way to the console', async () => {
    bench = await openBench({ cloudAlone: true });
    for (const admin of [PRIYA, JONAS]) await bench.slack.says(admin, 'help');
    await (platform === 'slack' ? bench.teams.types(DANA, 'help') : bench.slack.says(DANA, 'help'));
    await ask(DANA, 'password account');
    // The other chat is told, this one has the answer.
    const others = platforms[platform === 'slack' ? 'teams' : 'slack'];
    expect(others.told(bench, DANA)).toContain('A link for a new phone password is in your mail');
    expect(told(bench, DANA)).not.toContain('A link for a new phone password is in your mail');
    const before = JSON.stringify(people());
    if (platform === 'slack') await bench.slack.presses(DANA, 'That was not me');
    else await bench.teams.presses(DANA, 'That was not me');
    await bench.settled();
    const shown = sees(bench, DANA);
    expect(shown).toContain('The alarm is raised, your account is still on');
    expect(shown).toContain('Do not use the link in that mail.');
    expect(shown).toContain('The administrators know, and one of them talks to you.');
    for (const admin of [PRIYA, JONAS]) {
      const alarm = JSON.stringify(bench.slack.direct(admin).filter(({ text }) => text.includes('that was not me')));
      expect(alarm.split('Dana Kim: that was not me').length).toBeGreaterThan(1);
      expect(alarm).toContain('Mitel CloudLink gives me no way to switch it off');
      expect(alarm).toContain('in Mitel Administration under Users');
      expect(alarm).toContain('https://admin.mitel.io');
      expect(alarm).not.toContain('Switch off');
    }
    expect((await auditOf(bench)).filter(({ command }) => command === 'account.lock')).toMatchObject([
      { result: 'done', changed: { from: 'on', to: 'on, reported by its owner' } },
    ]);
    expect(JSON.stringify(people())).toBe(before);
  });

  it('creates somebody by address and name alone, and deletes them for the typed word', async () => {
    bench = await openBench({ cloudAlone: true });
    for (const admin of [PRIYA, JONAS]) await bench.slack.says(admin, 'help');
    await bench.settled();
    let shown = await ask(PRIYA, 'user create');
    // Slack opens a form within three seconds or not at all, and a busy machine may be late.
    for (let tries = 0; platform === 'slack' && !bench.slack.modal() && tries < 5; tries += 1)
      shown = await ask(PRIYA, 'user create');
    const form = platform === 'slack' ? JSON.stringify(bench.slack.modal()) : shown;
    expect(form).toContain('E-mail');
    expect(form).not.toContain('Department');
    const ada = { name: 'Ada Byron', email: 'ada.byron@example.com' };
    if (platform === 'slack') await bench.slack.submits(PRIYA, ada);
    else await bench.teams.presses(PRIYA, 'Create user', ada);
    await bench.settled();
    expect(sees(bench, PRIYA)).toContain('Waiting for approval');
    await bench.slack.pressesDirect(JONAS, 'Approve');
    await bench.settled();
    expect(people().find(({ email }) => email === ada.email)).toMatchObject({ extension: '', role: 'USER' });
    expect(told(bench, PRIYA)).toContain('Ada Byron is created');

    expect(await ask(PRIYA, 'user delete ada.byron@example.com')).toContain('delete');
    expect(people().some(({ email }) => email === ada.email)).toBe(true);
  });

  it('says who is calling, once, by the name they are known by, and promises nothing it cannot hear of', async () => {
    bench = await openBench({ cloudAlone: true });
    await bench.until(() => bench.sandbox.cloud.subscriptions().size === 1, 'a subscription');
    expect(await ask(DANA, 'notify missed on')).toContain('I hear nothing of missed calls');
    const on = await ask(DANA, 'notify calls on');
    expect(on).toContain('I tell you of incoming calls');
    expect(on).not.toContain('Voicemail');
    const rings = (number: string) => bench.sandbox.cloud.events.ring(instruments, '2044', { number });
    const { bodies, statuses } = await rings('2051');
    expect(statuses).toEqual([200]);
    await bench.settled();
    for (const body of bodies) await bench.sandbox.cloud.events.again(body);
    await bench.settled();
    const count = (text: string) => told(bench, DANA).split(text).length - 1;
    const once = count('Omar Haddad is calling you');
    expect(once).toBeGreaterThan(0);
    await rings('+4930123456');
    await bench.settled();
    expect(count('Omar Haddad is calling you')).toBe(once);
    expect(told(bench, DANA)).toContain('+4930123456 is calling you');
    expect(told(bench, DANA)).not.toContain('Add to contacts');
    await ask(DANA, 'notify calls off');
    await rings('2052');
    await bench.settled();
    expect(told(bench, DANA)).not.toContain('Lena Fischer is calling');
  });
});

describe.each([
  ['instruments', false],
  ['partner', true],
] as const)('a support log, where the support contact stands in the account %s', (cloud, may) => {
  let bench: Bench;
  afterEach(() => bench.close());

  it(`${may ? 'is resolved by a partner' : 'keeps its state for anybody but a partner'}, on both platforms`, async () => {
    bench = await openBench({ cloudAlone: true, cloud, env: logSettings });
    const logs = openLogBench(bench);
    bench.slack.stub.join(SLACK_CHANNEL);
    await logs.addToTeam();
    for (const [id, press] of [
      ['one', () => logs.pressesInSlack('sam.ortiz', 'Resolved')],
      ['two', () => logs.pressesInTeams('sam.ortiz', 'Resolved')],
    ] as const) {
      await logs.arrive(id, { title: `Log ${id}` });
      const shown = () => logs.inSlack().at(-1)?.text ?? '';
      await bench.until(
        () => shown().includes(`Log ${id}`) && logs.inTeams().at(-1)?.includes(`Log ${id}`) === true,
        id,
      );
      await press();
      await bench.settled();
      await bench.pass(5_000);
      expect(shown().includes('· Resolved')).toBe(may);
      // The vendor's console knows nothing of it.
      expect(shown().includes("Resolved here. Please repeat it in the vendor's console.")).toBe(may);
      expect(logs.inTeams().at(-1)).toContain('https://admin.mitel.io');
    }
    const said = JSON.stringify([bench.slack.stub.calls, bench.teams.stub.calls]);
    expect(said.includes('Only partners of the vendor may change the state')).toBe(!may);
  });
});
