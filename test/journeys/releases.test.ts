import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profiles } from '../../src/sandbox/portsip/switches.ts';
import { type Bench, openBench } from '../support/bench.ts';

const DANA = 'dana.kim';
const OMAR = 'omar.haddad';
const PRIYA = 'priya.natarajan';

/** Proving who one is, and approvals, have their own tests on every release (`npm run test:profiles`). */
const CONFIG = 'policy:\n  - { what: password.reset, then: allow }\n  - { what: "user.*", who: admin, then: allow }\n';

/** What somebody types, and what they read then; the pause that 22.3 and 22.4 cannot show reads "Not ready". */
const LINES: readonly [who: string, line: string, reads: string | RegExp][] = [
  [DANA, 'presence', 'Available'],
  [DANA, 'presence away note back soon', 'Away'],
  [DANA, 'presence available', 'Was: Away'],
  [OMAR, 'presence dana.kim', 'Available'],
  [OMAR, 'queue', /You serve \d queues/],
  [OMAR, 'queue break Support', /On break|Not ready/],
  [OMAR, 'queue lunch Support', /lunch|Not ready/],
  [OMAR, 'queue ready Support', 'Ready'],
  [OMAR, 'queue who Support', 'Lena Fischer'],
  [OMAR, 'find dana', 'Dana Park'],
  [DANA, 'calls', 'Hafenlogistik Nord'],
  [DANA, 'calls missed', '2 missed calls'],
  [DANA, 'recordings', 'Atelier Roux'],
  [DANA, 'contact add Anna Roux +33155599', 'is in your contacts'],
  [DANA, 'greeting on vacation', 'Callers now hear'],
  [DANA, 'numbers', 'Your extension is 2044'],
  [OMAR, 'ringgroups', 'On call'],
  [DANA, 'password account', 'phone password was changed'],
  [DANA, 'password extension', 'extension password was changed'],
  [DANA, 'password voicemail', 'voicemail PIN was changed'],
  [PRIYA, 'user show omar.haddad', 'Employee'],
  [PRIYA, 'user role @omar.haddad supervisor', 'Supervisor'],
  [PRIYA, 'user role @omar.haddad employee', 'Employee'],
  [PRIYA, 'user disable noah.becker', 'Noah Becker'],
  [PRIYA, 'user enable noah.becker', 'Noah Becker'],
  [PRIYA, 'group list', /\d+ groups/],
  [PRIYA, 'group add 2051 to Marketing', 'is in Marketing'],
  [PRIYA, 'audit group.add', 'Omar Haddad'],
  [DANA, 'meet audio Release check', 'Release check'],
  [DANA, 'meeting list', 'Release check'],
  [DANA, 'meeting stop', /ended|Release check/],
];

describe.each(profiles)('on PortSIP %s', (profile) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench({ profile, config: CONFIG });
  });
  afterAll(() => bench.close());

  it('every command does in Teams and in Slack what it does elsewhere', async () => {
    for (const [who, line, reads] of LINES) {
      await bench.teams.types(who, line);
      await bench.settled();
      const seen = bench.teams.sees(who);
      expect(seen, `${line}: ${seen.slice(0, 600)}`).toMatch(reads);
    }
    for (const [who, line, reads] of LINES.filter(
      ([, line]) => !/^(meet|user (role|dis|en)|contact|password|greeting)/.test(line),
    )) {
      await bench.slack.types(who, `/${line}`);
      await bench.settled();
      const { text } = bench.slack.sees(who);
      expect(text, `${line}: ${text.slice(0, 300)}`).toMatch(reads);
    }
    // Vendor spellings never reach anybody.
    expect(bench.slack.everything()).not.toMatch(/"text":"[^"]*\b(NOT_READY|DO_NOT_DISTURB|OTHER_CALL|LOGGED_OUT)\b/);
    // The contract's own spellings, whatever the release.
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
    expect(bench.agent(OMAR, 'Support')).toBe('READY');
  });

  it('starts and works without a warning in the log', async () => {
    await bench.until(() => bench.log().includes('the phone system tells what happens'), 'the stream of events');
    const lines = bench
      .log()
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.filter((line) => !line.includes('"level":"info"'))).toEqual([]);
  });
});

it('an upgrade under the running process is noticed at the first call that shows it', async () => {
  const bench = await openBench({ profile: '22.2' });
  try {
    const types = async (line: string) => {
      await bench.teams.types(OMAR, line);
      await bench.settled();
      return bench.teams.sees(OMAR);
    };
    expect(await types('queue break Support')).toContain('On break');
    bench.sandbox.setProfile('22.6');
    expect(await types('queue ready Support')).toContain('Ready');
    expect(await types('queue lunch Support')).toContain('At lunch');
    expect(bench.agent(OMAR, 'Support')).toBe('LUNCH');
    await bench.teams.types(DANA, 'presence away');
    await bench.settled();
    await bench.teams.types(DANA, 'presence available');
    await bench.settled();
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
    expect(bench.log()).toContain('the release has changed');
  } finally {
    await bench.close();
  }
});
