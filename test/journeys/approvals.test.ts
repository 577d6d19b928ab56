import { afterEach, describe, expect, it } from 'vitest';
import { APPROVE_QUEUES, auditOf, forge, timesSet } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';

const ASK = '/queue break Support @lena.fischer';

describe.each(['sqlite', 'postgres'] as const)('an approval, from asking to running, on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('goes from Slack to approvers in Slack and Teams, is decided once, runs once and is audited', async () => {
    bench = await openBench({ engine, config: APPROVE_QUEUES });
    await bench.teams.types('jonas.weber', 'help');
    await bench.settled();
    await bench.slack.types('mia.rossi', ASK);
    await bench.settled();
    expect(bench.slack.sees('mia.rossi').text).toContain('Waiting for approval');
    expect(bench.agent('lena.fischer', 'Support')).toBe('READY');
    expect(bench.slack.direct('priya.natarajan').at(-1)?.text).toContain('Mia asks: Break for Lena Fischer in Support');
    expect(bench.teams.sees('jonas.weber')).toContain('Mia asks');

    // The requester cannot approve, whatever button she makes up.
    await bench.slack.presses('mia.rossi', 'Withdraw', forge('approval.decide', { decision: 'approve', step: 0 }));
    await bench.settled();
    expect(bench.slack.sees('mia.rossi').text).toContain('You asked for this yourself');
    expect(bench.agent('lena.fischer', 'Support')).toBe('READY');

    const pressed = await bench.teams.presses('jonas.weber', 'Approve');
    expect(JSON.stringify(pressed.body)).toContain('Approved by Jonas Weber');
    await bench.settled();
    expect(bench.agent('lena.fischer', 'Support')).toBe('BREAK');
    for (const copy of [bench.slack.direct('priya.natarajan').at(-1)?.text, bench.teams.sees('jonas.weber')]) {
      expect(copy).toContain('Approved by Jonas Weber');
      expect(copy).toContain('Lena Fischer: On break in Support');
      expect(copy).not.toMatch(/You can: Approve|"title":"Approve"/);
    }
    const told = bench.slack.direct('mia.rossi').map((message) => message.text);
    expect(told.some((text) => text.startsWith('Approved by Jonas Weber'))).toBe(true);
    expect(told.at(-1)).toContain('Lena Fischer: On break in Support');
    expect(timesSet(bench)).toBe(1);

    const rows = await auditOf(bench);
    expect(rows.map((row) => row.result)).toEqual(['asked', 'decided', 'done']);
    expect(new Set(rows.map((row) => row.approval)).size).toBe(1);
    expect(rows[1]).toMatchObject({ platform: 'teams', decision: 'approve' });
  });

  it('is asked in Teams and denied there with a form, and the Slack copy and the asker hear of it', async () => {
    bench = await openBench({ engine, config: APPROVE_QUEUES });
    await bench.teams.types('jonas.weber', 'help');
    await bench.teams.types('mia.rossi', 'queue break Support @lena.fischer');
    await bench.settled();
    expect(bench.teams.sees('mia.rossi')).toContain('Waiting for approval');
    const form = await bench.teams.presses('jonas.weber', 'Deny');
    expect(JSON.stringify(form.body)).toContain('Input.Text');
    await bench.settled();
    const denied = await bench.teams.presses('jonas.weber', 'Deny', { reason: 'Two are on the phone' });
    expect(JSON.stringify(denied.body)).toContain('Denied by Jonas Weber');
    await bench.settled();
    expect(bench.slack.direct('priya.natarajan').at(-1)?.text).toContain('Denied by Jonas Weber');
    const cards = bench.teams.stub
      .messages(bench.teams.conversation('mia.rossi'))
      .map((message) => JSON.stringify(message));
    expect(cards.filter((card) => card.includes('Two are on the phone'))).toHaveLength(2);
    expect(cards.join()).not.toContain('Withdraw');
    expect(bench.agent('lena.fischer', 'Support')).toBe('READY');
  });
});
