import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { type LogBench, logSettings, openLogBench, SLACK_CHANNEL } from '../support/log-bench.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const CONFIG = `
timezone: Europe/Berlin
supportContacts: [sam.ortiz@example.com, mia.rossi@example.com]
supportLogs:
  routes: [{ to: slack:${SLACK_CHANNEL} }]
  escalation:
    - wait: 15m
    - { wait: 15m, to: mia.rossi@example.com, repeat: 2 }
    - { wait: 1h, to: jonas.weber@example.com }
  contacts:
    - { email: mia.rossi@example.com, quiet: 22:00-07:00 }
    - { email: sam.ortiz@example.com, digest: 08:00 }
`;

describe('a support log that nobody takes', () => {
  let bench: Bench;
  let logs: LogBench;

  /** At 10:00 in Berlin on 23 November 2026, unless told otherwise. */
  async function open(config = CONFIG) {
    const { SUPPORT_LOGS_SECRET } = logSettings;
    bench = await openBench({ env: { SUPPORT_LOGS_SECRET }, config });
    logs = openLogBench(bench);
    bench.slack.stub.join(SLACK_CHANNEL);
  }
  afterEach(() => bench.close());

  const calls = () => logs.threadsInSlack().map(({ text }) => text.split('\n')[1] ?? '');
  const direct = (person: string) => bench.slack.direct(person).map(({ text }) => text);
  /** Lets so much time go by in steps, as it does: what falls due on the way happens at its time. */
  async function wait(ms: number, stepMs = 5 * MINUTE) {
    for (let gone = 0; gone < ms; gone += stepMs) {
      await bench.pass(Math.min(stepMs, ms - gone));
      await bench.settled();
    }
  }

  it('is brought up again, then the next contacts are called in, one after another, until somebody takes it', async () => {
    await open();
    await logs.arrive('a');
    await wait(14 * MINUTE, 7 * MINUTE);
    expect(calls()).toEqual([]);
    await wait(2 * MINUTE, MINUTE);
    expect(calls()).toEqual([expect.stringMatching(/^Nobody has taken log 1 for 1[56] minutes. Who takes it\?$/)]);
    expect(bench.slack.stub.done('chat.postMessage').some(({ args }) => args.reply_broadcast === 'true')).toBe(true);
    // That is no note.
    expect(logs.inSlack().at(-1)?.text).not.toContain('in the thread');
    await wait(15 * MINUTE);
    expect(calls()[1]).toContain('Called in: mia.rossi@example.com.');
    await bench.until(() => direct('mia.rossi').length > 0, 'the card for Mia');
    expect(direct('mia.rossi')[0]).toMatch(/Log 1 · Called in after 3\d minutes/);
    await wait(15 * MINUTE);
    expect(calls()).toHaveLength(3);
    await wait(45 * MINUTE);
    expect(calls()).toHaveLength(3);
    await wait(15 * MINUTE);
    expect(calls()[3]).toContain('Called in: jonas.weber@example.com.');
    expect(direct('jonas.weber')).toHaveLength(1);
    await wait(3 * 24 * HOUR, 4 * HOUR);
    expect(calls()).toHaveLength(4);
    // Once each day at eight.
    expect(direct('sam.ortiz').filter((text) => text.startsWith('1 open support log'))).toHaveLength(3);
  });

  it('is quiet while snoozed, and once somebody has it', async () => {
    await open();
    await logs.arrive('a');
    await logs.arrive('b', { title: 'Echo' });
    await bench.until(() => logs.inSlack().length === 2, 'both cards', 500);
    await bench.slack.types('sam.ortiz', '/supportlog snooze 1 for 2h');
    await bench.until(() => logs.inSlack()[0]?.text.includes('Quiet until') === true, 'the snooze', 200);
    await logs.pressesInSlack('sam.ortiz', 'Take it', 1);
    await bench.until(() => logs.inSlack()[1]?.text.includes('Sam Ortiz has it') === true, 'taken', 200);
    await wait(115 * MINUTE);
    expect(calls()).toEqual([]);
    await wait(10 * MINUTE);
    expect(calls()).toEqual([expect.stringContaining('log 1 for 2 hours')]);
  });

  it('calls nobody out of bed: the next contact instead, and in the night before the clocks change too', async () => {
    await open();
    // To 22:30 on Saturday, 27 March 2027: the clocks go forward that night.
    bench.clock.move(Date.parse('2027-03-27T21:30:00Z') - bench.clock.now());
    await logs.arrive('a');
    await wait(31 * MINUTE);
    expect(calls()).toHaveLength(2);
    expect(calls()[1]).toContain('Called in: jonas.weber@example.com.');
    expect(direct('mia.rossi')).toEqual([]);
    await wait(9 * HOUR, 30 * MINUTE);
    const digests = bench.slack.stub
      .done('chat.postMessage')
      .filter(({ args }) => String(args.text).startsWith('1 open support log'));
    expect(digests).toHaveLength(1);
    expect(bench.clock.now()).toBeLessThan(Date.parse('2027-03-28T07:15:00Z'));
  });

  it('leaves people alone in the hours they set in the chat, unless it may wake them', async () => {
    await open(`${CONFIG.replace('slack:C0SUPPORT', 'mia.rossi@example.com')}  wakes: [critical]\n`);
    const titles = () =>
      direct('mia.rossi').flatMap((text) => /^[^\n]*(Echo|Noise|Outage|Crackle|Buzz)/.exec(text)?.[1] ?? []);
    const thread = () => bench.slack.stub.done('chat.postMessage').filter(({ args }) => args.thread_ts !== undefined);
    await logs.arrive('a', { title: 'Echo' });
    await bench.until(() => titles().includes('Echo'), 'the first one', 500);

    // It is ten in Berlin. The configuration says 22:00-07:00; her own word counts instead.
    await bench.slack.types('mia.rossi', '/notify quiet 9:00-18:00');
    await bench.settled();
    expect(bench.slack.sees('mia.rossi').text).toMatch(/^Quiet from 09:00–18:00\n/);
    expect(bench.slack.sees('mia.rossi').text).toContain('Support logs wait for their end, too');
    await logs.arrive('b', { title: 'Noise' });
    await logs.arrive('c', { title: 'Outage', severity: 'Critical' });
    await bench.slack.types('sam.ortiz', '/supportlog note 1 note Looking at it');
    await bench.until(() => bench.slack.sees('sam.ortiz').text.includes('1 note'), 'the note');
    await bench.until(() => titles().includes('Outage'), 'what may wake her', 500);
    await bench.pass(2 * MINUTE);
    expect(titles()).toEqual(['Echo', 'Outage']);
    expect(thread()).toEqual([]);
    await bench.slack.types('sam.ortiz', '/supportlog deliveries 2');
    await bench.until(() => bench.slack.sees('sam.ortiz').text.includes('next try'), 'the ledger');
    await bench.slack.types('priya.natarajan', '/supportcontact list');
    await bench.until(() => bench.slack.sees('priya.natarajan').text.includes('Quiet 09:00–18:00'), 'the list');

    // Over sooner than she had said: what waited comes now.
    await bench.slack.types('mia.rossi', '/notify quiet off');
    await bench.until(() => titles().length === 3 && thread().length === 1, 'what waited', 500);
    expect(titles()).toEqual(['Echo', 'Outage', 'Noise']);
    await bench.pass(13 * HOUR);
    await logs.arrive('d', { title: 'Crackle' });
    await bench.until(() => titles().includes('Crackle'), 'also at night', 500);
    await bench.slack.types('mia.rossi', '/notify quiet default');
    await bench.settled();
    await logs.arrive('e', { title: 'Buzz' });
    await bench.pass(2 * MINUTE);
    expect(titles()).not.toContain('Buzz');
    await bench.pass(9 * HOUR);
    await bench.until(() => titles().includes('Buzz'), 'in the morning', 500);
  });

  it('goes to whoever covers', async () => {
    await open(CONFIG.replace('slack:C0SUPPORT', 'mia.rossi@example.com'));
    await bench.slack.types('mia.rossi', '/supportcontact cover @sam.ortiz until tomorrow 18:00');
    await bench.until(() => bench.slack.sees('mia.rossi').text.includes('Sam Ortiz covers Mia Rossi'), 'the cover');
    await logs.arrive('a');
    await bench.until(() => direct('sam.ortiz').length === 1, 'the card for Sam', 500);
    expect(direct('sam.ortiz')[0]).toContain('Covering Mia Rossi');
    expect(direct('mia.rossi')).toEqual([]);
  });

  it('reminds whoever covers, and not the one who is away, also of what came before', async () => {
    await open(
      CONFIG.replace('slack:C0SUPPORT', 'mia.rossi@example.com').replace('quiet: 22:00-07:00', 'quiet: 02:00-03:00'),
    );
    await logs.arrive('a');
    await bench.until(() => direct('mia.rossi').length === 1, 'the card for Mia', 500);
    await bench.slack.types('mia.rossi', '/supportcontact cover @sam.ortiz until tomorrow 18:00');
    await bench.until(() => bench.slack.sees('mia.rossi').text.includes('Sam Ortiz covers Mia Rossi'), 'the cover');
    await wait(40 * MINUTE);
    await bench.until(
      () => direct('sam.ortiz').some((text) => text.startsWith('Nobody has it yet')),
      'a reminder',
      1_000,
    );
    expect(direct('sam.ortiz')[0]).toContain('Covering Mia Rossi');
    expect(direct('mia.rossi').filter((text) => text.startsWith('Nobody has it yet'))).toEqual([]);
    // To oneself ends it, and nobody has to say until when.
    await bench.slack.types('mia.rossi', '/supportcontact cover @mia.rossi');
    await bench.until(() => bench.slack.sees('mia.rossi').text.includes('Mia Rossi is back'), 'the end');
  });

  it('is told once after quiet hours, with the last reminder alone, and with none when somebody has it', async () => {
    await open(
      `${CONFIG.replace('slack:C0SUPPORT', 'sam.ortiz@example.com').replace('digest: 08:00', 'quiet: 10:30-15:00')}`,
    );
    await logs.arrive('a');
    await logs.arrive('b', { title: 'Echo' });
    await bench.until(() => direct('sam.ortiz').length === 2, 'the cards for Sam', 500);
    await wait(2 * HOUR, 15 * MINUTE);
    const told = () => direct('sam.ortiz').filter((text) => text.startsWith('Nobody has it yet'));
    const early = told().length;
    await bench.slack.types('mia.rossi', '/supportlog take 2');
    await bench.until(() => bench.slack.sees('mia.rossi').text.includes('Mia Rossi has it'), 'taken');
    await wait(2 * HOUR + 50 * MINUTE, 15 * MINUTE);
    expect(told()).toHaveLength(early);
    await wait(15 * MINUTE, 5 * MINUTE);
    await bench.until(() => told().length > early, 'the last reminder', 1_000);
    await bench.settled();
    expect(
      told()
        .slice(early)
        .map((text) => text.split('\n')[1]),
    ).toEqual([expect.stringMatching(/^Nobody has taken log 1 for /)]);
  });
});
