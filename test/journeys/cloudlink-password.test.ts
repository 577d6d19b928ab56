import { afterEach, describe, expect, it } from 'vitest';
import { auditOf } from '../support/approval-bench.ts';
import { type Bench, type BenchOptions, openBench } from '../support/bench.ts';

const CUSTOMERS = `
systems:
  serves: { password: cloudlink-instruments, user: cloudlink-instruments }
cloudlink:
  name: Example Telecom
  accounts:
    instruments: { id: '100200300', name: Example Instruments }
    ballad: { id: '100200301', name: Ballad Industries, managers: [marek.dvorak@telecom.example.com] }
    harbor:
      id: '100200302'
      name: Harbor Clinic
      singleSignOn: { name: Microsoft 365, page: 'https://passwordreset.example.com' }
`;

describe('a CloudLink password, by a mailed link', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  const open = async (options: BenchOptions = {}) => {
    bench = await openBench({
      cloud: 'instruments',
      config: 'systems: { serves: { password: cloudlink } }\n',
      ...options,
    });
    return bench;
  };
  const mails = () => bench.sandbox.cloud.mailbox();
  const slackSees = (person: string) => bench.slack.sees(person).text;

  it('is not mailed to somebody who never completed the account: they hear what they need instead', async () => {
    await open();
    await bench.slack.types('noah.becker', '/password account');
    await bench.settled();
    expect(slackSees('noah.becker')).toContain('Your account is not completed yet');
    await bench.teams.types('noah.becker', 'password account');
    await bench.settled();
    expect(bench.teams.sees('noah.becker')).toContain('welcome mail');
    expect(mails()).toEqual([]);
    expect((await auditOf(bench)).filter(({ result }) => result === 'done' || result === 'asked')).toEqual([
      expect.objectContaining({ command: 'password.reset' }),
      expect.objectContaining({ command: 'password.reset' }),
    ]);
  });

  it('leads an administrator from somebody unregistered to the welcome mail, which only the console can send', async () => {
    await open();
    await bench.slack.types('priya.natarajan', '/password account @noah.becker');
    await bench.settled();
    await bench.slack.pressesDirect('jonas.weber', 'Approve');
    await bench.settled();
    expect(bench.slack.direct('priya.natarajan').at(-1)?.text).toContain('Noah Becker has not completed the account');
    await bench.slack.pressesDirect('priya.natarajan', 'Welcome mail');
    await bench.settled();
    expect(JSON.stringify(bench.slack.stub.calls)).toContain('https://admin.mitel.io');
    await bench.slack.types('omar.haddad', '/user welcome @noah.becker in CloudLink');
    await bench.settled();
    expect(slackSees('omar.haddad')).toContain('Users → Add or Users → Edit');
    await bench.teams.types('jonas.weber', 'user welcome noah becker');
    await bench.settled();
    expect(bench.teams.sees('jonas.weber')).toContain('Open administration');
  });

  it('is not asked for at CloudLink where the account signs in elsewhere: the page is shown', async () => {
    await open({ cloud: 'partner', config: CUSTOMERS });
    bench.slack.add({ name: 'ines.costa', fullName: 'Ines Costa', email: 'ines.costa@harbor.example.com' });
    bench.teams.add({ name: 'ines.costa', fullName: 'Ines Costa', email: 'ines.costa@harbor.example.com' });
    await bench.slack.types('ines.costa', '/password account');
    await bench.settled();
    expect(slackSees('ines.costa')).toContain('You sign in with Microsoft 365');
    expect(bench.slack.address('ines.costa', 'Open Microsoft 365')).toBe('https://passwordreset.example.com');
    await bench.teams.types('ines.costa', 'password account');
    await bench.settled();
    expect(bench.teams.sees('ines.costa')).toContain('You sign in with Microsoft 365');
    // Administrators there may always use Mitel credentials as well.
    bench.slack.add({ name: 'hana.sato', fullName: 'Hana Sato', email: 'hana.sato@harbor.example.com' });
    await bench.slack.types('hana.sato', '/password account');
    await bench.settled();
    expect(slackSees('hana.sato')).toContain('Look into your mail');
    expect(bench.sandbox.calls().filter(({ path }) => path.endsWith('/password'))).toHaveLength(1);
  });

  it('says nothing about an address that nobody has, on both platforms', async () => {
    await open();
    await bench.slack.types('dana.kim', '/password account stranger@example.com in CloudLink');
    await bench.settled();
    expect(slackSees('dana.kim')).toContain('If the address is known, a mail is on its way');
    await bench.teams.types('dana.kim', 'password account stranger@example.com in CloudLink');
    await bench.settled();
    expect(bench.teams.sees('dana.kim')).toContain('If the address is known, a mail is on its way');
    expect(mails()).toEqual([]);
    expect(bench.log()).toContain('asked for somebody whom nobody knows');
  });

  it('promises nothing where CloudLink does not know the address after all, and the operator hears of it', async () => {
    await open({ cloudSwitches: { resetUnregistered: 404, errorBody: 'html' } });
    await bench.slack.types('omar.haddad', '/password account');
    await bench.settled();
    expect(slackSees('omar.haddad')).toContain('Look into your mail');
    expect(bench.log()).not.toContain('omar.haddad@example.com/password');
    expect(JSON.stringify(bench.slack.everything())).not.toMatch(/Sip#\d/);
  });
});

describe('a partner with several customers', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  async function openPartner(config = CUSTOMERS) {
    bench = await openBench({ cloud: 'partner', config, brisk: true });
    for (const [name, fullName] of [
      ['paula.brandt', 'Paula Brandt'],
      ['marek.dvorak', 'Marek Dvořák'],
    ] as const) {
      bench.slack.add({ name, fullName, email: `${name}@telecom.example.com` });
      bench.teams.add({ name, fullName, email: `${name}@telecom.example.com` });
    }
  }

  it('acts for each of them, and is asked which when a name is in two', async () => {
    await openPartner();
    await bench.slack.types('paula.brandt', '/user show Liam');
    await bench.settled();
    expect(bench.slack.sees('paula.brandt').text).toContain("Liam O'Brien");
    // Omar is in two accounts; a read takes what the configuration says, a change that cannot be undone asks.
    await bench.teams.types('paula.brandt', 'password account omar haddad in Ballad Industries');
    await bench.settled();
    expect(bench.teams.sees('paula.brandt')).toContain('Waiting for approval');
    await bench.slack.pressesDirect('marek.dvorak', 'Approve');
    await bench.settled();
    expect(bench.sandbox.cloud.mailbox()).toEqual([
      expect.objectContaining({ to: 'omar.haddad@example.com', accountId: expect.stringContaining('100200301') }),
    ]);
  });

  it('takes an account that is named, in their own words, and never another one', async () => {
    await openPartner();
    const says = async (text: string) => {
      await bench.teams.types('paula.brandt', text);
      await bench.settled();
      return bench.teams.sees('paula.brandt');
    };
    expect(await says('password account omar haddad in account Ballad')).toContain('Waiting for approval');
    await bench.slack.pressesDirect('marek.dvorak', 'Approve');
    await bench.settled();
    expect(bench.sandbox.cloud.mailbox()).toEqual([
      expect.objectContaining({ accountId: expect.stringContaining('100200301') }),
    ]);
    const unknown = await says('password account omar haddad in account Balad');
    expect(unknown).toContain('I do not know which account');
    expect(unknown).toContain('Ballad Industries');
    expect(bench.sandbox.cloud.mailbox()).toHaveLength(1);
    expect(await says('user show hana.sato@harbor.example.com in the customer account Harbor Clinic')).toContain(
      'Hana Sato',
    );
  });

  it('reaches, as an Account Manager, only the accounts assigned', async () => {
    await openPartner();
    await bench.slack.types('marek.dvorak', '/user show liam.obrien@ballad.example.com');
    await bench.settled();
    expect(bench.slack.sees('marek.dvorak').text).toContain("Liam O'Brien");
    await bench.slack.types('marek.dvorak', '/user show ines.costa@harbor.example.com');
    await bench.settled();
    expect(bench.slack.sees('marek.dvorak').text).toContain('your role there is User');
  });

  it('takes a channel for the account it is about, and asks elsewhere', async () => {
    const here = 'systems: { channels: { C0GENERAL: cloudlink-ballad } }';
    await openPartner(CUSTOMERS.replace(/systems:\n.*\n/, `${here}\n`));
    await bench.teams.types('paula.brandt', 'password account omar haddad');
    await bench.settled();
    for (const label of ['PortSIP PBX', 'Example Instruments', 'Ballad Industries'])
      expect(bench.teams.sees('paula.brandt')).toContain(label);
    await bench.slack.types('paula.brandt', '/password account omar haddad');
    await bench.settled();
    expect(bench.slack.sees('paula.brandt').text).toContain('Waiting for approval');
    await bench.slack.pressesDirect('marek.dvorak', 'Approve');
    await bench.settled();
    expect(bench.sandbox.cloud.mailbox()).toEqual([
      expect.objectContaining({ accountId: expect.stringContaining('100200301') }),
    ]);
  });
});
