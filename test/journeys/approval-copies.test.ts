import { afterEach, describe, expect, it } from 'vitest';
import { APPROVE_QUEUES } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';

const ASK = '/queue break Support @lena.fischer';

describe('the copies of an approval', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const cards = (person: string) => bench.slack.direct(person).map(({ text }) => text);
  const edits = () => bench.slack.stub.done('chat.update').length;

  it('are found again, and show the end, where the answer to a posting was lost', async () => {
    bench = await openBench({ config: APPROVE_QUEUES });
    // The first of the two approvers' cards arrives, and nobody hears of it; a second try has to wait.
    bench.slack.stub.next('chat.postMessage', { lost: true });
    await bench.slack.types('mia.rossi', ASK);
    await bench.settled();
    const shown = () => [...cards('priya.natarajan'), ...cards('jonas.weber')];
    expect(shown()).toHaveLength(2);
    await bench.slack.presses('mia.rossi', 'Withdraw');
    await bench.settled();
    await bench.pass(60_000);
    expect(shown()).toHaveLength(2);
    for (const text of shown()) expect(text).toContain('Withdrawn by Mia Rossi');
  });

  it('are not changed again when nothing in them changes', async () => {
    bench = await openBench({ config: APPROVE_QUEUES });
    await bench.slack.types('mia.rossi', ASK);
    await bench.settled();
    const before = edits();
    await bench.slack.pressesDirect('priya.natarajan', 'Approve');
    await bench.settled();
    // One for the answer to the press, one for each copy that shows the end: two approvers and who asked.
    expect(edits() - before).toBeLessThanOrEqual(4);
    const ended = edits();
    await bench.pass(10_000);
    expect(edits()).toBe(ended);
    expect(cards('jonas.weber').at(-1)).toContain('Approved by Priya Natarajan');
  });

  it('show what is true after an answer that came late and was old', async () => {
    bench = await openBench({ config: APPROVE_QUEUES });
    await bench.slack.types('mia.rossi', ASK);
    await bench.settled();
    let release = () => {};
    const wait = new Promise<void>((resolve) => {
      release = resolve;
    });
    bench.slack.stub.next('chat.update', { wait });
    await bench.slack.pressesDirect('priya.natarajan', 'Approve');
    await bench.until(() => bench.agent('lena.fischer', 'Support') === 'BREAK', 'the break', 100);
    release();
    await bench.settled();
    await bench.pass(10_000);
    for (const person of ['priya.natarajan', 'jonas.weber'])
      expect(cards(person).at(-1)).toContain('Lena Fischer: On break in Support.');
  });
});
