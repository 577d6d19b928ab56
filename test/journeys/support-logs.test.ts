import { strFromU8, unzipSync } from 'fflate';
import { fetch } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { LOGS_SECRET, type LogBench, logSettings, openLogBench, SLACK_CHANNEL } from '../support/log-bench.ts';

describe('a support log, from its arrival until it is resolved', () => {
  let bench: Bench;
  let logs: LogBench;

  beforeEach(async () => {
    bench = await openBench({ env: logSettings });
    logs = openLogBench(bench);
    bench.slack.stub.join(SLACK_CHANNEL);
    await logs.addToTeam();
  });
  afterEach(() => bench.close());

  it('stands in both channels once, is taken, noted and resolved there, and reads the same everywhere', async () => {
    await logs.arrive('one', { title: 'No audio after update' });
    await logs.arrive('one', { title: 'No audio after update' });
    await bench.until(() => logs.inSlack().length === 1 && logs.inTeams().length === 1, 'a card in each channel');
    expect(logs.inSlack()[0]?.text).toMatch(/^Mitel One Web: No audio after update · Open\n/);
    expect(logs.inSlack()[0]?.text).toContain('Nobody has it yet');
    expect(JSON.stringify([logs.inSlack(), logs.inTeams()])).not.toContain('kai@ballad.example');

    await logs.pressesInSlack('sam.ortiz', 'Take it');
    await bench.until(() => logs.inTeams()[0]?.includes('Sam Ortiz has it · Open') === true, 'taken, also in Teams');
    expect(logs.inSlack()[0]?.text).toMatch(/^Sam Ortiz has it · Open\n/);

    await logs.pressesInSlack('sam.ortiz', 'Note');
    await bench.until(() => JSON.stringify(bench.slack.modal() ?? '').includes('field:note'), 'a form');
    await bench.slack.submits('sam.ortiz', { note: 'Looking at <!channel> it' });
    await bench.until(() => logs.threadsInSlack().length === 1 && logs.threadsInTeams().length === 1, 'the note');
    expect(logs.threadsInSlack()[0]?.text).toContain('Looking at &lt;!channel&gt; it');
    expect(logs.threadsInTeams()[0]).toContain('Sam Ortiz');

    await logs.pressesInTeams('sam.ortiz', 'Resolved');
    await bench.until(() => logs.inSlack()[0]?.text.includes('· Resolved') === true, 'resolved, also in Slack');
    expect(logs.inTeams()[0]).toContain('Resolved by Sam Ortiz');
    expect(logs.inTeams()[0]).not.toContain('Take it');
    expect(logs.inSlack()).toHaveLength(1);
    expect(logs.inTeams()).toHaveLength(1);

    await bench.slack.types('sam.ortiz', '/supportlog deliveries 1');
    await bench.until(() => bench.slack.sees('sam.ortiz').text.includes('reached'), 'the ledger');
    expect(bench.slack.sees('sam.ortiz').text).toContain('Slack channel C0SUPPORT: Seen');
  });

  it('is shown in full to a support contact who asks, and to nobody else', async () => {
    await logs.arrive('one', { title: 'Echo', description: 'My extension is 2044' });
    await bench.slack.types('sam.ortiz', '/supportlog show echo');
    await bench.until(() => bench.slack.sees('sam.ortiz').text.includes('Echo'), 'the log');
    expect(bench.slack.sees('sam.ortiz').text).toContain('kai@ballad.example');
    await bench.slack.types('omar.haddad', '/supportlog show 1');
    await bench.until(() => bench.slack.sees('omar.haddad').text.includes('cannot'), 'a refusal');
    expect(bench.slack.sees('omar.haddad').text).toContain('Only support contacts can do this.');
  });

  it('goes to the support contacts themselves where there is no route', async () => {
    const plain = await openBench({ env: { SUPPORT_LOGS_SECRET: LOGS_SECRET } });
    const at = openLogBench(plain);
    await at.arrive('one', { title: 'Echo' });
    await plain.until(() => plain.slack.direct('sam.ortiz').length === 1, 'a card for Sam');
    expect(plain.slack.direct('sam.ortiz')[0]?.text).toContain('Echo');
    await plain.close();
  });

  it('arrives in the sandbox by itself, and waits for Sam to say a first word', async () => {
    const plain = await openBench();
    await plain.settled();
    expect(plain.slack.direct('sam.ortiz')).toHaveLength(0);
    await plain.slack.says('sam.ortiz', 'any open support logs?');
    const texts = () => plain.slack.direct('sam.ortiz').map(({ text }) => text.split('\n')[0]);
    await plain.until(() => texts().length === 3, 'the list, and a card for each log', 500);
    expect(new Set(texts())).toEqual(
      new Set([
        '2 open support logs',
        'Calls drop when leaving the office Wi-Fi · Open',
        'Mitel One Web: No audio after update · Open',
      ]),
    );
    await plain.restart();
    await plain.pass(21 * 60_000);
    await plain.until(() => texts().some((text) => text?.includes('Voicemail')), 'another one', 1_000);
    await plain.close();
  });

  it('is downloaded as a zip by a private link, as long as one may see it', async () => {
    await logs.arrive('one', { title: 'Echo', description: 'Since Monday' });
    await bench.slack.types('sam.ortiz', '/supportlog export echo');
    await bench.until(() => bench.slack.sees('sam.ortiz').text.includes('as a zip'), 'the link');
    const page = new URL(bench.slack.address('sam.ortiz', 'Open the export'));
    const get = (path: string) => fetch(`${bench.patchcord.url}${path}`);
    const shown = await get(page.pathname);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('Log 1: Echo');
    const file = await get(`${page.pathname}/file`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="log-1.zip"');
    const entries = unzipSync(new Uint8Array(await file.arrayBuffer()));
    expect(Object.keys(entries)).toEqual(['log-1.txt']);
    expect(strFromU8(entries['log-1.txt'] ?? new Uint8Array())).toContain('Reporter:    kai@ballad.example');
    expect((await get('/export/0123456789abcdef/file')).status).toBe(410);
    await bench.pass(11 * 60_000);
    expect((await get(page.pathname)).status).toBe(410);
  });
});
