import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cloudAccountId, cloudAccounts, cloudServiceAccount } from '../../src/sandbox/cloudlink/seed.ts';
import { auditOf } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { opens, sends } from '../support/browser.ts';

const mailed = (bench: Bench) => bench.sandbox.cloud.mailbox().map(({ to }) => to);
const cloudCalls = (bench: Bench) => bench.sandbox.calls().filter(({ path }) => path.startsWith('/cloudlink/'));

/** As an administrator does it in the vendor's console. */
async function addToCloud({ sandbox }: Bench, person: Record<string, unknown>): Promise<void> {
  const { email: username, password } = cloudServiceAccount.instruments;
  const account = cloudAccounts.instruments.number;
  const post = async (path: string, body: unknown, token?: string) => {
    const answer = await request(`${sandbox.cloudUrl}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    return z.looseObject({ access_token: z.string().optional() }).parse(await answer.body.json());
  };
  const signIn = { grant_type: 'password', username, password, account_id: account };
  const { access_token } = await post('authentication/2017-09-01/token', signIn);
  await post(`admin/2017-09-01/accounts/${account}/users`, person, access_token);
}

describe('PortSIP and CloudLink in one installation', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('takes one address in both for one person, and asks where only when it matters', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await bench.slack.types('dana.kim', '/presence dnd');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('Do not disturb');
    expect(bench.presence('dana.kim').presence).toBe('DO_NOT_DISTURB');

    await bench.slack.types('dana.kim', '/password account');
    await bench.settled();
    const asked = bench.slack.sees('dana.kim');
    expect(asked.text).toContain('In which phone system?');
    expect(JSON.stringify(asked.blocks)).toContain('PortSIP PBX');
    expect(mailed(bench)).toEqual([]);

    await bench.slack.presses('dana.kim', 'Mitel CloudLink');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('Look into your mail');
    expect(JSON.stringify(bench.slack.sees('dana.kim'))).toContain('no-reply@mitel.io');
    expect(mailed(bench)).toEqual(['dana.kim@example.com']);
    expect((await auditOf(bench)).at(-1)).toMatchObject({
      command: 'password.reset',
      result: 'done',
      call: { system: 'cloudlink' },
      changed: { to: 'a link to choose a new one' },
    });

    // What only one of them has is not asked for.
    await bench.slack.types('dana.kim', '/password voicemail');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).not.toContain('In which phone system?');
  });

  it('understands the name of a system in what is typed or said, on both platforms', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await bench.slack.types('lena.fischer', '/password account in CloudLink');
    await bench.settled();
    expect(bench.slack.sees('lena.fischer').text).toContain('Look into your mail');
    await bench.teams.types('lena.fischer', 'reset my CloudLink password');
    await bench.settled();
    expect(mailed(bench)).toHaveLength(1);
    expect(bench.teams.sees('lena.fischer')).toContain('Which one');
    await bench.teams.types('lena.fischer', 'password extension in cloudlink');
    await bench.settled();
    expect(bench.teams.sees('lena.fischer')).toContain('Mitel CloudLink cannot do this');
    // What one of them can do at no time is led to its console, and not done in the other.
    await bench.teams.types('priya.natarajan', 'user disable omar.haddad@example.com in CloudLink');
    await bench.settled();
    expect(bench.teams.sees('priya.natarajan')).toContain(
      'Mitel CloudLink has nothing for it: switch a phone account off',
    );
    expect(bench.teams.sees('priya.natarajan')).toContain('https://admin.mitel.io');
  });

  it('finds people where they are, and says it where only another system could do what is wished', async () => {
    bench = await openBench({ cloud: 'instruments' });
    const says = async (person: string, text: string) => {
      await bench.teams.types(person, text);
      await bench.settled();
      return bench.teams.sees(person);
    };
    // Ada is in CloudLink alone, a second Dana too.
    for (const [name, email] of [
      ['Ada Byron', 'ada.byron@example.com'],
      ['Dana Alvarez', 'dana.alvarez@example.com'],
    ])
      await addToCloud(bench, { name, email });
    expect(await says('priya.natarajan', 'user disable Ada Byron')).toContain(
      'The person you named is known in Mitel CloudLink alone.',
    );
    expect(bench.teams.sees('priya.natarajan')).toContain(
      'Mitel CloudLink has nothing for it: switch a phone account off. Nothing was done.',
    );
    expect(bench.teams.sees('priya.natarajan')).toContain('https://admin.mitel.io');
    expect(await says('priya.natarajan', 'user disable Nobody Atall')).toContain('I know nobody called');
    expect(await says('priya.natarajan', 'user show Ada Byron')).toContain('ada.byron@example.com');
    expect(await says('dana.kim', 'find Byron')).toContain('ada.byron@example.com');
    // Who is in both is one person; who is in the other alone is a button.
    const danas = await says('dana.kim', 'find Dana');
    expect(danas).toContain('2 people for');
    expect(danas).toContain('1 in Mitel CloudLink');
    await bench.teams.presses('dana.kim', '1 in Mitel CloudLink');
    await bench.settled();
    expect(bench.teams.sees('dana.kim')).toContain('Dana Alvarez');
    // Somebody who is nobody in CloudLink looks into it by no name.
    expect(await says('tomas.eriksen', 'find Byron')).toContain('Nobody found');
    expect(await says('tomas.eriksen', 'find Dana')).not.toContain('in Mitel CloudLink');
    // Where both could do it, and both know the name, it is asked.
    expect(await says('priya.natarajan', 'user update @dana.park')).toContain('In which phone system?');
  });

  it('goes on in the system that was meant, also in an Undo', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await bench.teams.types('priya.natarajan', 'help');
    await bench.settled();
    const mobile = () => bench.sandbox.cloud.users().find(({ email }) => email === 'dana.park@example.com')?.mobile;
    const call = (number: string) => ({
      command: 'user.update',
      input: { user: 'dana.park@example.com', number },
      system: 'cloudlink',
    });
    for (const number of ['+49171', '+49172']) {
      await bench.teams.executes('priya.natarajan', { call: call(number) });
      await bench.settled();
      expect(mobile()).toBe(number);
    }
    await bench.teams.presses('priya.natarajan', 'Undo');
    await bench.settled();
    expect(mobile()).toBe('+49171');
    expect(bench.writes().filter(({ path }) => path.startsWith('/api/users'))).toEqual([]);
  });

  it('sends a code to the application of CloudLink, for somebody without another chat', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await bench.slack.types('dana.kim', '/password voicemail');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('Mitel CloudLink');
  });

  it('does what the operator says without asking', async () => {
    bench = await openBench({ cloud: 'instruments', config: 'systems:\n  serves:\n    password: cloudlink\n' });
    await bench.teams.types('dana.kim', 'password account');
    await bench.settled();
    expect(bench.teams.sees('dana.kim')).toContain('Look into your mail');
    expect(mailed(bench)).toEqual(['dana.kim@example.com']);
  });

  it('leaves somebody without a user in CloudLink alone with the PBX', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await bench.slack.types('tomas.eriksen', '/password account');
    await bench.settled();
    expect(bench.slack.sees('tomas.eriksen').text).not.toContain('In which phone system?');
    expect(mailed(bench)).toEqual([]);
  });

  it('goes on with the PBX while CloudLink is away', async () => {
    bench = await openBench({ cloud: 'instruments' });
    bench.sandbox.cloud.switches.callsPerMinute = 1;
    await bench.slack.types('dana.kim', '/presence away');
    await bench.until(() => bench.presence('dana.kim').presence === 'AWAY', 'away', 500);
    expect(cloudCalls(bench).some(({ status }) => status === 429)).toBe(true);
  });

  it('lets an administrator of CloudLink approve what happens there, and nobody approves their own wish', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await bench.slack.types('omar.haddad', '/password account @lena.fischer in CloudLink');
    await bench.settled();
    expect(bench.slack.sees('omar.haddad').text).toMatch(/needs the right Users → Edit/);

    await bench.slack.types('priya.natarajan', '/password account @lena.fischer in CloudLink');
    await bench.settled();
    expect(bench.slack.sees('priya.natarajan').text).toContain('Waiting for approval');
    expect(JSON.stringify(bench.slack.direct('priya.natarajan'))).not.toContain('Approve');
    expect(bench.slack.sees('priya.natarajan').text).toContain('One approval, by Jonas Weber');
    await bench.slack.pressesDirect('jonas.weber', 'Approve');
    await bench.settled();
    expect(mailed(bench)).toEqual(['lena.fischer@example.com']);
    expect(JSON.stringify(bench.slack.direct('lena.fischer'))).toContain('is in your mail');
  });

  it('holds a meeting where the person has connected an account, and asks only those who have both', async () => {
    bench = await openBench({ cloud: 'instruments' });
    const held = () => [bench.sandbox.state().meetings.length, bench.sandbox.cloud.conferences().size];
    const says = async (text: string) => {
      await bench.teams.types('dana.kim', text);
      await bench.settled();
      return bench.teams.sees('dana.kim');
    };
    const before = held()[0] ?? 0;
    expect(await says('meet Stand-up')).toContain('running');
    expect(held()).toEqual([before + 1, 0]);

    expect(await says('connect in CloudLink')).toContain('Connect your phone account');
    const link = bench.teams.address('dana.kim', 'Connect');
    const page = await opens(link);
    expect(page.html).toContain('Mitel CloudLink');
    expect((await sends(link, page, { password: 'Sandbox!2044' })).html).toContain('Connected');
    await bench.settled();

    // Tomas has no user in CloudLink, so there is nothing to ask.
    expect(await says('meet Review @tomas.eriksen')).toContain('running');
    expect(held()).toEqual([before + 2, 0]);
    expect(await says('meet Outage @omar.haddad')).toContain('In which phone system?');
    await bench.teams.presses('dana.kim', 'Mitel CloudLink');
    await bench.settled();
    expect(held()).toEqual([before + 2, 1]);
    // The copy of somebody invited stays with the system, too, however often it is drawn.
    await bench.teams.presses('dana.kim', 'Mute all');
    await bench.settled();
    await bench.pass(10_000);
    expect(bench.slack.direct('omar.haddad').at(-1)?.text).toContain('Everybody is muted');
    // What was chosen once is done from then on; what only the PBX can do is done there.
    expect(await says('meet Planning')).toContain('Join shows the way in');
    expect(held()).toEqual([before + 2, 2]);
    expect(await says('meetings')).toContain('You have 2 meetings, 2 running');
    await bench.teams.presses('dana.kim', 'Show');
    await bench.settled();
    expect(bench.teams.sees('dana.kim')).toContain('Join shows the way in');
    expect(await says('meet Outage in PortSIP')).toContain('Dial');
    expect(held()).toEqual([before + 3, 2]);
  });

  it('tells of a call whichever system hears of it, by wishes that are the person’s', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await bench.until(() => bench.sandbox.cloud.subscriptions().size === 1, 'a subscription');
    await bench.slack.types('dana.kim', '/notify calls on');
    await bench.settled();
    await bench.sandbox.cloud.events.ring(cloudAccountId('instruments'), '2044', { number: '2051' });
    await bench.settled();
    expect(bench.slack.direct('dana.kim').map(({ text }) => text)).toEqual([
      expect.stringContaining('Omar Haddad is calling you'),
    ]);
  });

  it('asks for the account of the system in which it was to be done', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await bench.slack.types('dana.kim', '/meet Stand-up in CloudLink');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('Connect your account in Mitel CloudLink');
    const link = bench.slack.address('dana.kim', 'Connect');
    await sends(link, await opens(link), { password: 'Sandbox!2044' });
    await bench.settled();
    expect([...bench.sandbox.cloud.conferences().values()].map(({ name }) => name)).toEqual(['Stand-up']);
    expect(bench.presence('dana.kim').connected).toBe(true);
  });
});
