import { afterEach, describe, expect, it } from 'vitest';
import { openMailServer } from '../adapters/chat/email/mail-server.ts';
import { type Bench, openBench } from '../support/bench.ts';

describe('status systems', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const ask = async (person: string, line = '/status systems') => {
    await bench.slack.types(person, line);
    await bench.settled();
    return bench.slack.sees(person).text;
  };

  it('says of everything that is set up how it is doing, what is wrong first', async () => {
    const mail = await openMailServer();
    bench = await openBench({ cloud: 'instruments', env: { SUPPORT_SMTP_URL: `smtp://127.0.0.1:${mail.port}` } });
    const fine = await ask('priya.natarajan');
    expect(fine).toMatch(/^All systems work/);
    for (const line of [
      /PortSIP PBX: works: Answers in \d+ ms\. Version: 22\.[236]\.\d+ · Events: arrive/,
      /Mitel CloudLink: works: .*Account: 100200300 · Notices of calls: subscribed · Gateway and its onboarding: not known to me/,
      /Slack: works/,
      /Microsoft Teams: works/,
      /E-mail out: works/,
      /Database: works: .*Engine: SQLite/,
      /Work: works: \d+ waiting, none given up/,
      /Support mailbox: off: Not set up/,
    ])
      expect(fine).toMatch(line);
    expect(bench.slack.address('priya.natarajan', 'Open')).toBe('https://admin.mitel.io');
    bench.clock.move(2 * 60_000);
    expect(await ask('priya.natarajan')).toMatch(/Slack: works: Answers in \d+ ms\. Has been so since 10:0/);
    await mail.close();
    expect(await ask('priya.natarajan')).toMatch(
      /^E-mail out needs a look\n.*E-mail out: needs a look: The mail server/,
    );
    await bench.teams.types('priya.natarajan', 'are all systems up');
    await bench.settled();
    expect(bench.teams.sees('priya.natarajan')).toContain('E-mail out needs a look');
  });

  it('is for administrators', async () => {
    bench = await openBench();
    expect(await ask('dana.kim')).toContain('You cannot do this');
  });
});
