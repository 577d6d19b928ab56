import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMailServer } from '../adapters/chat/email/mail-server.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { type LogBench, logSettings, openLogBench, SLACK_CHANNEL, TEAMS_CHANNEL } from '../support/log-bench.ts';

describe('support logs when something is in the way', () => {
  let bench: Bench;
  let logs: LogBench;

  beforeEach(async () => {
    bench = await openBench({ env: logSettings });
    logs = openLogBench(bench);
    bench.slack.stub.join(SLACK_CHANNEL);
    await logs.addToTeam();
  });
  afterEach(() => bench.close());

  const numbersInSlack = () => logs.inSlack().map(({ text }) => Number(/Log (\d+)/.exec(text)?.[1]));
  const numbersInTeams = () => logs.inTeams().map((message) => Number(/Log (\d+)/.exec(message)?.[1]));
  const ledger = async (log: number) => {
    await bench.slack.types('sam.ortiz', `/supportlog deliveries ${log}`);
    await bench.until(() => bench.slack.sees('sam.ortiz').text.includes(`Log ${log} `), 'the ledger');
    return bench.slack.sees('sam.ortiz').text;
  };

  it('are kept while a platform is away, and follow once and in order; the other one does not wait', async () => {
    bench.slack.stub.setDown(true);
    for (const at of [1, 2, 3, 4]) expect(await logs.arrive(`a${at}`, { title: `Trouble ${at}` })).toBe(202);
    await bench.until(() => numbersInTeams().length === 4, 'all of them in Teams', 500);
    await bench.restart();
    bench.slack.stub.setDown(false);
    await bench.until(() => numbersInSlack().length === 4, 'all of them in Slack', 1_000);
    await bench.settled();
    expect(numbersInSlack()).toEqual([1, 2, 3, 4]);
    expect(numbersInTeams()).toEqual([1, 2, 3, 4]);
  });

  it('name places as people call them: as the platform says or once said, or as the configuration does', async () => {
    const routes = [{ to: ['slack:C0SUPPORT', 'slack:C0NAMED', 'slack:C0OTHER', `teams:${TEAMS_CHANNEL}`] }];
    const other = await openBench({
      env: logSettings,
      config: JSON.stringify({ supportLogs: { names: { 'slack:C0NAMED': '#noc' }, routes } }),
    });
    const there = openLogBench(other);
    const { stub } = other.slack;
    stub.channelNames.set('C0SUPPORT', 'support').set('C0NAMED', 'not-asked-for');
    other.teams.stub.channels.set(TEAMS_CHANNEL, 'Alerts');
    for (const channel of ['C0SUPPORT', 'C0NAMED', 'C0OTHER']) stub.join(channel);
    await there.addToTeam();
    await there.arrive('a');
    await other.until(() => there.inTeams().length === 1 && there.inSlack('C0OTHER').length === 1, 'the cards', 500);
    const ledgerOf = async (log: number) => {
      await other.slack.types('sam.ortiz', `/supportlog deliveries ${log}`);
      await other.until(() => other.slack.sees('sam.ortiz').text.includes(`Log ${log} `), 'the ledger');
      return other.slack.sees('sam.ortiz').text;
    };
    const first = await ledgerOf(1);
    for (const name of ['#support in Slack: ', '#noc in Slack: ', 'Slack channel C0OTHER: ', 'Alerts in Teams: '])
      expect(first).toContain(name);
    expect(
      stub.calls.filter(({ method, args }) => method === 'conversations.info' && args.channel === 'C0NAMED'),
    ).toEqual([]);

    // Thrown out of a private channel: the platform does not show it any more.
    stub.channelNames.clear();
    stub.leave('C0SUPPORT');
    await other.settled();
    await other.restart();
    await there.arrive('b', { title: 'Echo' });
    const told = () => other.slack.direct('priya.natarajan').find(({ text }) => text.includes('do not reach a place'));
    await other.until(() => told() !== undefined, 'the administrator to be told', 500);
    expect(told()?.text).toContain('#support in Slack: The app is not in that channel. They go to ');
    expect(await ledgerOf(2)).toMatch(/#support in Slack: Failed/);
    await other.close();
  });

  it('are not posted again when only the answer was lost', async () => {
    bench.slack.stub.next('chat.postMessage', { lost: true });
    await logs.arrive('a');
    await bench.until(() => bench.slack.stub.done('conversations.history').length === 1, 'a look', 1_000);
    await logs.arrive('b', { title: 'Echo' });
    await bench.until(() => numbersInSlack().length === 2, 'the next one', 1_000);
    expect(numbersInSlack()).toEqual([1, 2]);
    await logs.pressesInSlack('sam.ortiz', 'Take it', 0);
    await bench.until(() => logs.inSlack()[0]?.text.includes('Sam Ortiz has it') === true, 'the first one changed');
  });

  it('go the second route when the channel is gone; administrators hear of it once, and what was missed follows', async () => {
    bench.slack.stub.leave(SLACK_CHANNEL);
    await logs.arrive('a');
    await logs.arrive('b', { title: 'Echo' });
    const told = () =>
      bench.slack.direct('priya.natarajan').filter(({ text }) => text.includes('do not reach a place'));
    await bench.until(() => told().length > 0 && numbersInTeams().length === 2, 'the administrator to be told', 500);
    await bench.pass(60_000);
    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain(`Slack channel ${SLACK_CHANNEL}: The app is not in that channel.`);
    expect(numbersInTeams()).toEqual([1, 2]);
    expect(await ledger(1)).toMatch(
      /Slack channel C0SUPPORT: Failed · .*not in that channel.*Teams channel .* instead/,
    );

    bench.slack.stub.join(SLACK_CHANNEL);
    await logs.arrive('c', { title: 'Noise' });
    await bench.until(() => numbersInSlack().length === 3, 'what was missed', 1_000);
    expect(numbersInSlack().toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(await ledger(2)).toContain('Log 2 has reached everybody');
  });

  it('tell the administrators as soon as it can be read who they are', async () => {
    const told = () =>
      bench.slack.direct('priya.natarajan').filter(({ text }) => text.includes('do not reach a place'));
    bench.sandbox.setFaults({ down: true });
    // What was known of people is too old by then.
    await bench.pass(61_000);
    bench.slack.stub.leave(SLACK_CHANNEL);
    await logs.arrive('a');
    await bench.until(() => numbersInTeams().length === 1, 'the second route', 500);
    await bench.pass(30_000);
    expect(told()).toHaveLength(0);
    bench.sandbox.setFaults({});
    await bench.until(() => told().length > 0, 'the administrator to be told', 1_000);
    await bench.pass(60_000);
    expect(told()).toHaveLength(1);
  });

  it('say how many wait when they come faster than the channel takes them', async () => {
    await Promise.all(Array.from({ length: 14 }, (_, at) => logs.arrive(`s${at}`, { title: `Storm ${at}` })));
    const storm = () => logs.inSlack().find(({ text }) => /more logs|came in at once/.test(text));
    await bench.until(() => storm() !== undefined, 'the card of the storm', 200);
    await bench.until(() => numbersInSlack().filter((log) => log > 0).length === 14, 'each of them', 1_000);
    await bench.until(() => storm()?.text.includes('logs came in at once') === true, 'the end of the storm', 1_000);
    expect(numbersInSlack().filter((log) => log > 0)).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
  });

  it('are taken by one of two who press at once, and the other is told who', async () => {
    await logs.arrive('a');
    await bench.until(() => numbersInSlack().length === 1, 'the card');
    await bench.slack.types('priya.natarajan', '/supportcontact add mia.rossi@example.com');
    await bench.until(() => bench.slack.sees('priya.natarajan').text.includes('contact now'), 'two contacts');
    const [before] = logs.inSlack();
    await Promise.all([
      logs.pressesInSlack('sam.ortiz', 'Take it', 0, before),
      logs.pressesInSlack('mia.rossi', 'Take it', 0, before),
    ]);
    await bench.until(() => logs.inSlack()[0]?.text.includes(' has it · Open') === true, 'somebody to have it');
    await bench.settled();
    const winner = /^(\S+ \S+) has it/.exec(logs.inSlack()[0]?.text ?? '')?.[1];
    expect(['Sam Ortiz', 'Mia Rossi']).toContain(winner);
    const whispered = JSON.stringify([bench.slack.stub.done('chat.postEphemeral'), bench.slack.stub.responses]);
    expect(whispered).toContain(`${winner} has it already`);

    const priya = () => bench.slack.sees('priya.natarajan').text;
    await bench.slack.types('priya.natarajan', '/supportcontact remove nobody');
    await bench.until(() => priya().includes('No support contact is called "nobody".'), 'that there is none');
    expect(priya().match(/Nothing was changed/g)).toHaveLength(1);
    await bench.slack.types('priya.natarajan', '/supportcontact remove mia');
    await bench.until(() => priya().includes('Mia Rossi is no support contact any more'), 'one contact less');
  });

  it('show what people wrote as it is, and refuse what is too long', async () => {
    const title = '<!here> *bold* <https://evil.example|click>';
    await logs.arrive('a', { title, product: '@channel', reporter: 'a@b.example' });
    await bench.until(() => numbersInSlack().length === 1 && numbersInTeams().length === 1, 'the card');
    expect(JSON.stringify(logs.inSlack())).not.toMatch(/<!here>|<https/);
    await bench.slack.types('sam.ortiz', '/supportlog note 1');
    await bench.until(
      () => bench.slack.modal() !== undefined || bench.slack.sees('sam.ortiz').blocks.length > 0,
      'a form',
    );
    await bench.teams.types('sam.ortiz', 'supportlog note 1');
    await bench.until(() => bench.teams.sees('sam.ortiz').includes('Input.Text'), 'a form in Teams');
    const data = { call: { command: 'supportlog.note', input: { log: '1' } }, note: 'x'.repeat(20_000) };
    await bench.teams.executes('sam.ortiz', data);
    await bench.until(() => bench.teams.sees('sam.ortiz').includes('is too long'), 'a refusal');
    expect(logs.threadsInSlack()).toHaveLength(0);
  });

  it('go from a Teams channel that shut us out to the other platform', async () => {
    bench.teams.stub.refuse({ kind: 'send', status: 403, code: 'BotNotInConversationRoster', times: 1 });
    await logs.arrive('a');
    await bench.until(() => numbersInSlack().length === 1, 'the card in Slack', 500);
    const text = await ledger(1);
    expect(text).toMatch(/Teams channel .*: Failed · .*not installed in that chat or team/);
    // The app is added again: what failed there follows.
    await logs.addToTeam();
    await bench.until(() => numbersInTeams().length === 1, 'the card in Teams', 500);
  });

  it('reach a contact who is in no chat by e-mail, with later words in the thread of the mail', async () => {
    const server = await openMailServer();
    const other = await openBench({
      env: {
        SUPPORT_LOGS_SECRET: logSettings.SUPPORT_LOGS_SECRET,
        SUPPORT_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      },
      config: `supportLogs:
  portal: https://admin.example.com/accounts/{account}
  contacts: [{ email: outside@partner.example, digest: '10:05' }]
  routes: [{ to: [outside@partner.example, mail:ops@partner.example] }]
`,
    });
    const at = openLogBench(other);
    await at.arrive('a', { title: 'Echo' });
    const to = (address: string) => server.received.filter((mail) => mail.to.includes(address));
    await other.until(() => server.received.length === 2, 'both mails', 500);
    expect(to('outside@partner.example')[0]?.raw).toContain('Subject: =?UTF-8?Q?Mitel_One_Web=3A_Echo');
    const { text = '', html = '' } = await PostalMime.parse(to('ops@partner.example')[0]?.raw ?? '');
    for (const part of [text, html])
      expect(part).toContain('You get this mail because of route 1; your administrators can change that');
    const portal = 'https://admin.example.com/accounts/4711';
    expect(text).toContain(`Open in portal: ${portal}`);
    expect(html).toContain(`href="${portal}"`);
    // Nothing can be pressed in a mail: it says what to type, and that is understood.
    const words = 'Support contacts type to Patchcord in Slack or Teams: ';
    expect(text).toContain(`${words}"take log 1", "resolve log 1", "log 1 reported 00412233"`);
    expect(html).toContain(`${words}&quot;take log 1&quot;`);
    // What is open, once a day: by mail as well, where there is no chat.
    await other.settled();
    await other.until(() => server.received.length === 3, 'the digest', 20_000);
    const digest = await PostalMime.parse(to('outside@partner.example')[1]?.raw ?? '');
    expect(digest.subject).toBe('1 open support log');
    expect(digest.text).toContain(`${words}"open support logs", "take log 1"`);
    const id = /Message-ID: (<\S+>)/i.exec(to('ops@partner.example')[0]?.raw ?? '')?.[1];
    await other.slack.says('sam.ortiz', 'take log 1');
    await other.until(() => server.received.length === 5, 'who has it', 500);
    expect(to('ops@partner.example')[1]?.raw).toContain(`In-Reply-To: ${id}`);
    expect(to('ops@partner.example')[1]?.raw).toContain('Sam Ortiz has it');
    const sentences = async (at: number) => {
      const mail = await PostalMime.parse(to('ops@partner.example')[at]?.raw ?? '');
      return [...(mail.text ?? '').slice((mail.text ?? '').indexOf(words)).matchAll(/"([^"]+)"/g)].map(
        ([, one]) => one,
      );
    };
    expect(await sentences(1)).toEqual(['note on log 1: called back', 'resolve log 1', 'log 1 reported 00412233']);
    await other.slack.says('sam.ortiz', 'note on log 1: called back');
    await other.until(() => server.received.length === 7, 'the note', 500);
    await other.slack.says('sam.ortiz', 'log 1 reported 00412233');
    await other.until(() => server.received.length === 9, 'reported', 500);
    expect((await PostalMime.parse(to('ops@partner.example')[3]?.raw ?? '')).text).toContain('00412233');
    expect(await sentences(3)).toEqual(['note on log 1: called back', 'resolve log 1']);
    await other.slack.says('sam.ortiz', 'resolve log 1');
    await other.until(() => server.received.length === 11, 'resolved', 500);
    expect(await sentences(4)).toEqual(['reopen log 1']);
    await other.close();
    await server.close();
  });
});
