import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { type LogBench, logSettings, openLogBench, SLACK_CHANNEL, TEAMS_CHANNEL } from '../support/log-bench.ts';

const ADMIN = 'priya.natarajan';
const SAM = 'sam.ortiz';
const MIA = 'mia.rossi';

describe('support logs and what people and platforms do to them', () => {
  let bench: Bench;
  let logs: LogBench;
  afterEach(() => bench.close());

  async function open(config: string): Promise<void> {
    bench = await openBench({ env: logSettings, config });
    logs = openLogBench(bench);
    bench.slack.stub.join(SLACK_CHANNEL);
    await logs.addToTeam();
  }

  it('go round a place that is gone, whatever the platform calls it, and of each the operator hears once', async () => {
    const places = ['slack:C0GONE', 'slack:C0OLD', `teams:${TEAMS_CHANNEL}`];
    const settings = { routes: [{ to: places }], second: [`slack:${SLACK_CHANNEL}`], names: { 'slack:C0OLD': '#old' } };
    await open(JSON.stringify({ supportLogs: settings }));
    bench.slack.stub.leave('C0GONE', 'channel_not_found');
    bench.slack.stub.leave('C0OLD', 'is_archived');
    bench.teams.stub.refuse({ kind: 'send', status: 404, code: 'ConversationNotFound', times: 2 });
    const titles = () => logs.inSlack().map(({ text }) => /(Echo|Noise)/.exec(text)?.[0]);
    for (const [at, title] of ['Echo', 'Noise'].entries()) {
      await logs.arrive(`g${at}`, { title });
      await bench.until(() => titles().length === at + 1, `${title} by the second route`, 500);
      await bench.settled();
    }
    // Each log once, however many places it was meant for.
    expect(titles()).toEqual(['Echo', 'Noise']);
    const told = () =>
      bench.slack.direct(ADMIN).flatMap(({ text }) => (/do not reach a place/.test(text) ? [text] : []));
    await bench.until(() => told().length === 3, 'the administrator to be told of each place', 500);
    await bench.pass(60_000);
    expect(told()).toHaveLength(3);
    for (const words of [
      'Slack channel C0GONE: Slack does not show that channel to the app. They go to Slack channel C0SUPPORT instead.',
      '#old in Slack: That channel is archived.',
      'Teams channel 19:support@thread.tacv2: ',
    ])
      expect(told().join('\n')).toContain(words);
    await bench.slack.types(SAM, '/supportlog deliveries 2');
    await bench.settled();
    const ledger = bench.slack.sees(SAM).text;
    expect(ledger).toContain('Log 2 has not reached 3 of 4 places');
    expect(ledger).toMatch(/#old in Slack: Failed · That channel is archived/);
    expect(ledger).toContain('Slack channel C0SUPPORT: Sent');
  });

  it('take a note as long as its field, shown by its beginning; of 20,000 characters they take none', async () => {
    await open('');
    await logs.arrive('n');
    await bench.until(() => logs.inSlack().length === 1, 'the card');
    const long = 'x'.repeat(20_000);
    await bench.slack.types(SAM, `/supportlog note 1 note ${long}`);
    await bench.settled();
    expect(bench.slack.sees(SAM).text).toContain('That is too long for me');
    await bench.teams.types(SAM, `note on log 1: ${long}`);
    await bench.settled();
    expect(bench.teams.sees(SAM)).toContain('That is too long for me');
    // The client lets nobody type that much, but the form may be sent by other means.
    await logs.fillsInSlack(SAM, 'Note', { note: long });
    await bench.settled();
    expect(logs.threadsInSlack()).toEqual([]);
    expect(JSON.stringify(bench.slack.modal())).toContain('too long');

    const most = `${'y'.repeat(2_990)}<!here> end`.slice(0, 3_000);
    await logs.fillsInSlack(SAM, 'Note', { note: most });
    await bench.until(() => logs.threadsInSlack().length === 1, 'the note', 200);
    expect(logs.threadsInSlack()[0]?.text).toContain('Cut here');
    expect(logs.threadsInSlack()[0]?.text.length).toBeLessThan(800);
    await bench.until(() => logs.threadsInTeams().length === 1, 'the note in Teams', 200);
  });

  it('are taken by one of two who press in different chats at once, and read the same in both', async () => {
    await open('supportContacts: [mia.rossi@example.com]\n');
    await logs.arrive('t');
    await bench.until(() => logs.inSlack().length === 1 && logs.inTeams().length === 1, 'the card in both');
    const [, inTeams] = await Promise.all([logs.pressesInSlack(SAM, 'Take it'), logs.pressesInTeams(MIA, 'Take it')]);
    await bench.settled();
    await bench.pass(5_000);
    const winner = /^(\S+ \S+) has it/.exec(logs.inSlack()[0]?.text ?? '')?.[1];
    expect(['Sam Ortiz', 'Mia Rossi']).toContain(winner);
    expect(logs.inTeams()[0]).toContain(`${winner} has it`);
    const toldInSlack = JSON.stringify([bench.slack.stub.done('chat.postEphemeral'), bench.slack.stub.responses]);
    const loser = winner === 'Sam Ortiz' ? JSON.stringify([inTeams, bench.teams.stub.calls]) : toldInSlack;
    expect(loser).toContain(`${winner} has it already`);
    await bench.slack.types(SAM, '/supportlog show 1');
    await bench.settled();
    expect(bench.slack.sees(SAM).text.match(/nobody → /g)).toHaveLength(1);
  });
});
