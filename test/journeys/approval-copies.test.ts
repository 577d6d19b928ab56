import { afterEach, describe, expect, it } from 'vitest';
import { APPROVE_BY_TWO, APPROVE_QUEUES } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';

const NOISE = { text: 'Noise' };
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

  it('are found again under hundreds of newer messages, however many pages that takes', async () => {
    bench = await openBench({ config: APPROVE_QUEUES });
    const { stub } = bench.slack;
    const people = ['priya.natarajan', 'jonas.weber', 'mia.rossi'];
    stub.next('chat.postMessage', { lost: true });
    await bench.slack.types('mia.rossi', ASK);
    await bench.settled();
    // By the time of the second try the chats have gone on.
    for (const person of people)
      for (let at = 1; at <= 450; at += 1)
        stub.messages.set(`D${bench.slack.userId(person)} ${Math.floor(bench.clock.now() / 1_000)}.9${at}`, NOISE);
    await bench.pass(60_000);
    expect(stub.done('conversations.history')).toHaveLength(3);
    await bench.slack.presses('mia.rossi', 'Withdraw');
    await bench.settled();
    const shown = people.flatMap(cards).filter((text) => text !== NOISE.text);
    expect(shown).toHaveLength(3);
    for (const text of shown) expect(text).toContain('Withdrawn by Mia Rossi');
  });

  it.each(['a command', 'words'])('are one card for who asks by %s in the chat with the bot', async (how) => {
    bench = await openBench({ config: APPROVE_QUEUES });
    const own = { channel_id: `D${bench.slack.userId('mia.rossi')}`, channel_name: 'directmessage' };
    if (how === 'words') await bench.slack.says('mia.rossi', ASK.slice(1));
    else await bench.slack.types('mia.rossi', ASK, own);
    await bench.settled();
    // The private working line is gone, and what stands there can be changed.
    if (how !== 'words') expect(bench.slack.sees('mia.rossi').text).toBe('');
    expect(cards('mia.rossi')).toEqual([expect.stringContaining('Waiting for approval')]);
    await bench.slack.pressesDirect('priya.natarajan', 'Approve');
    await bench.settled();
    expect(cards('mia.rossi')[0]).toContain('Approved by Priya Natarajan');
    expect(cards('mia.rossi').join()).not.toContain('Waiting for approval');
  });

  it('are told by a private line in a chat between two people, in which the bot has no part', async () => {
    bench = await openBench({ config: APPROVE_QUEUES });
    await bench.slack.types('mia.rossi', ASK, { channel_id: 'D0HUMANS', channel_name: 'directmessage' });
    await bench.settled();
    expect(bench.slack.sees('mia.rossi').text).toContain('Waiting for approval');
    expect(cards('mia.rossi')).toEqual([expect.stringContaining('Waiting for approval')]);
    expect(bench.slack.channel('D0HUMANS')).toEqual([]);
  });

  it('are drawn anew in Teams at the first press, and from then on, where a posting was cut off', async () => {
    bench = await openBench({ config: APPROVE_BY_TWO });
    await bench.teams.types('jonas.weber', 'help');
    await bench.settled();
    const chat = bench.teams.conversation('jonas.weber');
    const teamsCards = () =>
      new Map(bench.teams.stub.messages(chat).map((one) => [String(one.id), JSON.stringify(one)]));
    const before = teamsCards();
    // Posted, and whoever posted it did not live to write that down: it is posted a second time.
    bench.teams.stub.refuse({ kind: 'send', status: 0, lost: true, times: 1 });
    await bench.slack.types('mia.rossi', ASK);
    await bench.settled();
    await bench.until(() => teamsCards().size === before.size + 2, 'the second posting', 1_000);
    await bench.settled();
    const [orphan = '', known = ''] = [...teamsCards().keys()].filter((id) => !before.has(id)).sort();
    expect(teamsCards().get(orphan)).toContain('"title":"Approve"');

    await bench.teams.pressesOn('jonas.weber', orphan, 'Approve');
    await bench.settled();
    await bench.pass(10_000);
    for (const id of [orphan, known]) {
      expect(teamsCards().get(id)).toContain('Jonas Weber approved');
      expect(teamsCards().get(id)).not.toContain('"title":"Approve"');
    }
    // Decided elsewhere, later: nobody presses it any more, and it shows the end all the same.
    await bench.slack.pressesDirect('priya.natarajan', 'Approve');
    await bench.settled();
    await bench.pass(10_000);
    for (const id of [orphan, known]) expect(teamsCards().get(id)).toContain('Approved by Jonas Weber and Priya');
  });

  it('does no harm in Teams where a posting was cut off and nobody pressed in time', async () => {
    bench = await openBench({ config: APPROVE_QUEUES });
    await bench.teams.types('jonas.weber', 'help');
    await bench.settled();
    const chat = bench.teams.conversation('jonas.weber');
    const posted = () =>
      bench.teams.stub.messages(chat).map((one) => ({ id: String(one.id), text: JSON.stringify(one) }));
    const before = posted().map(({ id }) => id);
    bench.teams.stub.refuse({ kind: 'send', status: 0, lost: true, times: 1 });
    await bench.slack.types('mia.rossi', ASK);
    await bench.settled();
    await bench.until(() => posted().length === before.length + 2, 'the second posting', 1_000);
    const orphan =
      posted().find(({ id, text }) => !before.includes(id) && text.includes('"title":"Approve"'))?.id ?? '';
    await bench.pass(5 * 60 * 60_000);
    await bench.teams.pressesOn('jonas.weber', orphan, 'Approve');
    await bench.settled();
    await bench.pass(10_000);
    expect(bench.agent('lena.fischer', 'Support')).toBe('READY');
    for (const { id, text } of posted().filter((one) => !before.includes(one.id))) {
      expect([id, text.includes('"title":"Approve"')]).toEqual([id, false]);
      expect(text).toContain('Expired');
    }
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
