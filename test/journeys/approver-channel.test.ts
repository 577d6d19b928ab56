import { afterEach, describe, expect, it } from 'vitest';
import { auditOf } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { type LogBench, openLogBench } from '../support/log-bench.ts';

const ASK = '/queue break Support @lena.fischer';
const SLACK = 'slack:C0SUPPORT';
const TEAMS = 'teams:19:support@thread.tacv2';
const MINUTE = 60_000;

const config = (direct: boolean, ...channels: string[]) => `
policy:
  - what: queue.set
    on: others
    approve:
      by: admin
      remind: 30m
      channels: [${channels.map((channel) => `"${channel}"`).join(', ')}]
      direct: ${direct}
`;

describe('an approval in a channel', () => {
  let bench: Bench;
  let places: LogBench;
  afterEach(() => bench.close());

  async function open(text: string): Promise<void> {
    bench = await openBench({ config: text });
    places = openLogBench(bench);
    bench.slack.stub.join('C0SUPPORT');
    await places.addToTeam();
    await bench.settled();
  }
  async function ask(): Promise<void> {
    await bench.slack.types('mia.rossi', ASK);
    await bench.settled();
  }
  const lena = () => bench.agent('lena.fischer', 'Support');
  const inSlack = () => places.inSlack().at(-1)?.text ?? '';
  const inTeams = () => places.inTeams().at(-1) ?? '';
  async function press(person: string, label: string): Promise<string> {
    const before = bench.slack.stub.calls.length;
    await places.pressesInSlack(person, label);
    await bench.settled();
    const whispers = bench.slack.stub.calls.slice(before).filter(({ method }) => method === 'chat.postEphemeral');
    const responses = bench.slack.stub.responses.map(({ body }) => String(body.text));
    return [...responses, ...whispers.map(({ args }) => String(args.text))].at(-1) ?? '';
  }

  it('is one card for everybody: whoever may decides on it, others are told that they may not', async () => {
    await open(config(false, SLACK, TEAMS));
    await ask();
    expect(bench.slack.direct('priya.natarajan')).toEqual([]);
    for (const shown of [inSlack(), inTeams()]) {
      expect(shown).toContain('Mia asks');
      expect(shown).toContain('One approval, by Priya Natarajan or Jonas Weber');
    }
    expect(JSON.stringify(places.inSlack())).toContain('<!date^');
    expect(inTeams()).toContain('{{TIME(');

    expect(await press('omar.haddad', 'Approve')).toContain('You are not asked about this request');
    expect(await press('mia.rossi', 'Approve')).toContain('You asked for this yourself');
    expect(inSlack()).toContain('You can: Approve');
    expect(lena()).toBe('READY');

    const answer = await press('priya.natarajan', 'Approve');
    expect(answer).toContain('Approved by Priya Natarajan');
    expect(answer).not.toContain('You can');
    expect(lena()).toBe('BREAK');
    for (const shown of [inSlack(), inTeams()]) expect(shown).toContain('Approved by Priya Natarajan');
    expect(inSlack()).not.toContain('You can');
    expect(inTeams()).not.toContain('"title":"Approve"');
    expect((await auditOf(bench)).filter((row) => row.result === 'decided')).toHaveLength(1);
  });

  it('takes the press in Teams as well, and changes every copy', async () => {
    await open(config(true, SLACK, TEAMS));
    await bench.teams.types('jonas.weber', 'help');
    await ask();
    expect(bench.slack.direct('priya.natarajan').at(-1)?.text).toContain('Mia asks');
    await places.pressesInTeams('jonas.weber', 'Approve');
    await bench.settled();
    const copies = [inSlack(), inTeams(), bench.slack.direct('priya.natarajan').at(-1)?.text];
    for (const shown of copies) expect(shown).toContain('Approved by Jonas Weber');
    expect(lena()).toBe('BREAK');
  });

  it('keeps no second card with buttons in Teams where a posting was cut off and somebody has pressed it', async () => {
    await open(config(false, TEAMS));
    bench.teams.stub.refuse({ kind: 'send', status: 0, lost: true, times: 1 });
    await ask();
    await bench.until(() => places.inTeams().length === 2, 'the second posting', 1_000);
    // Omar is not asked: he is told so alone, and the card of which nobody knew is one of the copies from now on.
    await places.pressesInTeams('omar.haddad', 'Approve', {}, 0);
    await bench.settled();
    expect(lena()).toBe('READY');
    await places.pressesInTeams('priya.natarajan', 'Approve');
    await bench.settled();
    await bench.pass(10_000);
    for (const shown of places.inTeams()) {
      expect(shown).toContain('Approved by Priya Natarajan');
      expect(shown).not.toContain('"title":"Approve"');
    }
  });

  it('comes again as a reminder, says how much time is left, and ends where nobody decided', async () => {
    await open(config(false, SLACK));
    await ask();
    expect(places.inSlack()).toHaveLength(1);
    expect(inSlack()).toContain('Time left: less than 4 hours');
    await bench.pass(31 * MINUTE);
    expect(places.inSlack()).toHaveLength(2);
    const edits = () => bench.slack.stub.done('chat.update').length;
    const before = edits();
    await bench.pass(60 * MINUTE);
    expect(edits()).toBe(before);
    const left: [number, string][] = [
      [90, '1 hour'],
      [30, '30 minutes'],
      [20, '10 minutes'],
      [5, '5 minutes'],
      [3.5, '1 minute'],
    ];
    for (const [minutes, words] of left) {
      await bench.pass(minutes * MINUTE);
      for (const { text } of places.inSlack()) expect(text).toContain(`Time left: less than ${words}`);
    }
    await bench.pass(MINUTE);
    for (const { text } of places.inSlack()) expect(text).toContain('Expired');
    expect(lena()).toBe('READY');
  });

  it('goes to the approvers directly where its channel is closed to the bot', async () => {
    await open(config(false, 'slack:C0CLOSED'));
    await ask();
    expect(bench.slack.direct('priya.natarajan').at(-1)?.text).toContain('Mia asks');
    expect(bench.log()).toContain('an approval could not be shown in its channel');
    await bench.slack.pressesDirect('priya.natarajan', 'Approve');
    await bench.settled();
    expect(lena()).toBe('BREAK');
  });
});
