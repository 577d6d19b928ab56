import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { atTheApp, newestMeeting, visitsMeeting } from '../support/meetings.ts';

const DANA = 'dana.kim';
const OMAR = 'omar.haddad';

describe('the card of a running meeting', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  const here = () => bench.slack.channel().at(-1)?.text ?? '';
  const omars = () => bench.slack.direct(OMAR)[0]?.text ?? '';
  const everywhere = (text: string) => [here(), omars(), bench.teams.sees(DANA)].every((card) => card.includes(text));
  const looks = () =>
    bench.sandbox.calls().filter(({ path }) => path.endsWith('/status') && path.includes('/meetings/'));

  /** In a channel of Slack, with Omar, and in Teams; nothing has happened for a while, and it was looked at just now. */
  async function quiet(options: Parameters<typeof openBench>[0] = {}): Promise<void> {
    bench = await openBench(options);
    await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream of events');
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types(DANA, '/meet Outage @omar.haddad');
    await bench.settled();
    await bench.teams.types(DANA, 'meeting share');
    await bench.settled();
    for (let look = 0; look < 7; look += 1) await bench.pass(2_000);
    await bench.pass(5_000);
    expect(everywhere('Nobody is in yet')).toBe(true);
  }

  it('follows who comes and goes at once, because their calls are told', async () => {
    await quiet();
    for (const [how, name, shown] of [
      ['join', 'Omar Haddad', 'Omar Haddad is in'],
      ['join', 'Guest', 'are in'],
      ['leave', 'Guest', 'Omar Haddad is in'],
      ['leave', 'Omar Haddad', 'Nobody is in'],
    ] as const) {
      // So that no edit waits for its turn; in steps, so that no ping of the stream goes unanswered.
      for (let step = 0; step < 3; step += 1) await bench.pass(5_000);
      const at = bench.clock.now();
      await visitsMeeting(bench, how, name);
      await bench.until(() => everywhere(shown), `${name}: ${how}`);
      expect(bench.clock.now() - at).toBeLessThan(2_000);
    }
  });

  it('hears of colleagues by their own calls, and finds outside guests by looking, where calls to rooms are not told', async () => {
    await quiet({ switches: { wsiRoomCalls: false } });
    const at = bench.clock.now();
    await visitsMeeting(bench, 'join', 'Omar Haddad');
    await bench.until(() => everywhere('Omar Haddad is in'), 'Omar');
    expect(bench.clock.now() - at).toBeLessThan(2_000);
    await visitsMeeting(bench, 'join', 'Guest');
    await bench.pass(5_000);
    expect(everywhere('2 are in') || everywhere('are in')).toBe(true);
  });

  it('finds within five seconds what its owner does elsewhere, and ends with it', async () => {
    await quiet();
    await visitsMeeting(bench, 'join', 'Omar Haddad');
    await bench.until(() => everywhere('Omar Haddad is in'), 'Omar');
    for (const [path, shown] of [
      ['/lock', 'Locked'],
      ['/mute', 'Everybody is muted'],
      ['/start_recording', 'recorded'],
      ['/stop', 'ended'],
    ] as const) {
      await atTheApp(bench, DANA, path);
      await bench.pass(5_000);
      expect(everywhere(shown)).toBe(true);
    }
    const before = looks().length;
    await bench.pass(60_000);
    expect(looks()).toHaveLength(before);
  });

  it('is looked at more often again as soon as somebody presses something on it', async () => {
    await quiet();
    await bench.slack.pressesIn(OMAR, 'People');
    await bench.settled();
    await atTheApp(bench, DANA, '/lock');
    await bench.pass(2_000);
    expect(everywhere('Locked')).toBe(true);
  });

  it('leaves a question in its place until it is answered, or a minute has gone by', async () => {
    bench = await openBench();
    await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream of events');
    await bench.teams.types(DANA, 'meet Outage @omar.haddad');
    await bench.settled();
    await visitsMeeting(bench, 'join', 'Omar Haddad');
    await bench.until(() => bench.teams.sees(DANA).includes('Omar Haddad is in'), 'Omar');
    for (const answer of ['Keep it running', undefined]) {
      await bench.teams.presses(DANA, 'End');
      await bench.settled();
      await visitsMeeting(bench, 'join', `Guest ${String(answer)}`);
      for (let step = 0; step < 4; step += 1) await bench.pass(5_000);
      expect(bench.teams.sees(DANA)).toContain('still in Outage');
      if (answer) await bench.teams.presses(DANA, answer);
      else for (let step = 0; step < 10; step += 1) await bench.pass(5_000);
      await bench.settled();
      await bench.until(() => bench.teams.sees(DANA).includes(`Guest ${String(answer)}`), 'the card again', 1_000);
    }
    await visitsMeeting(bench, 'leave', 'Omar Haddad');
    await bench.until(() => !bench.teams.sees(DANA).includes('Omar Haddad and'), 'live again', 500);
  });

  it('is looked at once a minute while it is only planned', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'meet at 17:00 Budget review');
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('Budget review');
    const before = looks().length;
    for (let minute = 0; minute < 10; minute += 1) await bench.pass(60_000);
    expect(looks().length - before).toBeGreaterThanOrEqual(9);
    expect(looks().length - before).toBeLessThanOrEqual(11);
  });
});
