import { afterEach, describe, expect, it } from 'vitest';
import { setAtTheConsole } from '../support/agent-states.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { visitsMeeting } from '../support/meetings.ts';

const DANA = 'dana.kim';
const MIA = 'mia.rossi';
const OMAR = 'omar.haddad';
const LENA = 'lena.fischer';

/** Everything live at once: boards, agents, a meeting with its copies and its people, and somebody's own page. */
describe('live cards of every kind, on both platforms', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  const teams = (person: string) => JSON.stringify(bench.teams.stub.messages(bench.teams.conversation(person)));
  const direct = (person: string) => JSON.stringify(bench.slack.direct(person));
  /** Every place that shows something live, and what it shows. */
  const places = {
    'agents in Teams': () => teams(MIA),
    'board in Slack': () => direct(MIA),
    'agents in Slack': () => direct(LENA),
    'meeting in the channel': () => JSON.stringify(bench.slack.channel()),
    'meeting with an invited person': () => direct(OMAR),
    'meeting and its people in Teams': () => teams(DANA),
    'own page': () => bench.slack.home(OMAR).text,
  };
  type Place = keyof typeof places;

  async function show(): Promise<void> {
    bench = await openBench();
    await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream of events');
    bench.slack.stub.join('C0GENERAL');
    await bench.teams.types(MIA, 'queue who Support');
    await bench.slack.types(MIA, '/queue board');
    await bench.slack.types(LENA, '/queue who Support');
    await bench.slack.types(DANA, '/meet Outage @omar.haddad');
    await bench.settled();
    await bench.teams.types(DANA, 'meeting share');
    await bench.settled();
    await bench.teams.types(DANA, 'meeting participants');
    await bench.slack.opensHome(OMAR);
    await bench.settled();
  }

  /** Edits of each message, and of each page. */
  function edits(): Map<string, number> {
    const counts = new Map<string, number>();
    const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const { conversation, target } of bench.teams.stub.of('update')) count(`teams ${conversation} ${target}`);
    for (const { args } of bench.slack.stub.done('chat.update'))
      count(`slack ${String(args.channel)} ${String(args.ts)}`);
    for (const { args } of bench.slack.stub.done('views.publish')) count(`home ${String(args.user_id)}`);
    return counts;
  }

  const added = (before: Map<string, number>) =>
    [...edits()].map(([key, number]) => number - (before.get(key) ?? 0)).filter((number) => number > 0);

  const wrong = (wanted: Readonly<Record<Place, string>>) =>
    Object.entries(places).flatMap(([place, shown]) => {
      const text = Object.entries(wanted).find(([key]) => key === place)?.[1] ?? '';
      return shown().includes(text) ? [] : [place];
    });

  it('are right within 10 s of the return of a stream that was cut for 60 s, each edited once for it', async () => {
    await show();
    bench.phone.events(false);
    await bench.until(() => bench.log().includes('no longer tells what happens'), 'the cut');
    for (let second = 0; second < 60; second += 1) await bench.pass(1_000);

    // Just before the stream is back, so that nobody has asked since: one change for each card.
    const before = edits();
    await setAtTheConsole(bench, OMAR, 'Support', 'LOGGED_OUT');
    await visitsMeeting(bench, 'join', 'A guest');
    bench.phone.events(true);
    const backAt = bench.clock.now();
    const wanted = {
      'agents in Teams': 'Support: 1 of 6 ready',
      'board in Slack': '1 of 6 ready',
      'agents in Slack': 'Support: 1 of 6 ready',
      'meeting in the channel': 'A guest is in',
      'meeting with an invited person': 'A guest is in',
      'meeting and its people in Teams': '1 in',
      'own page': 'Logged out',
    };
    expect(wrong(wanted).length).toBeGreaterThan(0);
    await bench.until(() => wrong(wanted).length === 0, 'every card is right', 250);
    expect(bench.clock.now() - backAt).toBeLessThan(10_000);
    await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream again', 250);
    for (let second = 0; second < 15; second += 1) await bench.pass(1_000);
    // Three cards of queues, four of the meeting, and the page.
    expect(added(before)).toEqual(Array.from({ length: 8 }, () => 1));
    expect(wrong(wanted)).toEqual([]);
  });
});
