import { afterEach, describe, expect, it } from 'vitest';
import type { Faults } from '../../src/sandbox/control.ts';
import { auditOf } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';

const MINUTE = 60_000;
const DANA = 'dana.kim';
const OMAR = 'omar.haddad';

const troubles: [string, Faults][] = [
  ['down', { down: true }],
  ['answering 500', { status: 500 }],
  ['answering 502', { status: 502 }],
  ['answering with a page', { html: true }],
  ['asking to wait', { status: 429, retryAfter: 7 }],
  ['too busy', { status: 429 }],
];

describe('when the phone system is in trouble', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  /** Who is known here already: the usual case in the middle of a day. */
  async function warm(...people: string[]): Promise<void> {
    for (const person of people) {
      await bench.slack.types(person, '/presence');
      await bench.teams.types(person, 'presence');
    }
    await bench.settled();
  }

  it('acknowledges before the phone system has answered', async () => {
    bench = await openBench();
    const hold = bench.phone.hold('/api/');
    const acks = await Promise.all([
      bench.slack.types(DANA, '/presence dnd'),
      bench.slack.says(OMAR, 'presence dnd'),
      bench.teams.types('lena.fischer', 'presence dnd'),
    ]);
    expect(acks.map(({ status }) => status)).toEqual([200, 200, 200]);
    await hold.reached;
    expect(bench.slack.sees(DANA).text).toContain('Working on it');
    expect(bench.writes()).toEqual([]);
    hold.release();
    await bench.settled();
    for (const person of [DANA, OMAR, 'lena.fischer']) expect(bench.presence(person).presence).toBe('DO_NOT_DISTURB');
    expect(bench.slack.sees(DANA).text).toContain('You are on Do not disturb');
  });

  describe.each(troubles)('%s', (_what, faults) => {
    it('keeps a change and carries it out once when the trouble is over', async () => {
      bench = await openBench({ brisk: true });
      await warm(DANA, OMAR);
      bench.sandbox.setFaults(faults);
      await bench.slack.types(DANA, '/presence dnd for 30m');
      await bench.teams.types(OMAR, 'queue lunch all');
      await bench.settled();
      expect(bench.slack.sees(DANA).text).toMatch(/kept and tried until 10:05/);
      expect(bench.teams.sees(OMAR)).toMatch(/kept and tried until 10:05/);
      expect(bench.presence(DANA).presence).toBe('AVAILABLE');
      bench.sandbox.setFaults({});
      const done = () => bench.presence(DANA).presence === 'DO_NOT_DISTURB' && bench.agent(OMAR, 'Billing') === 'LUNCH';
      await bench.until(done, 'both done', 500);
      await bench.settled();
      expect(bench.slack.sees(DANA).text).toContain('Do not disturb until 10:30');
      await bench.until(() => /lunch in (both|all 2) queues/i.test(bench.teams.sees(OMAR)), 'Omar is told');
      expect(bench.teams.sees(OMAR)).not.toContain('Stop trying');
      expect(bench.teams.stub.messages(bench.teams.conversation(OMAR))).toHaveLength(2);
      const before = bench.writes().filter(({ status }) => status < 300).length;
      await bench.pass(6 * MINUTE);
      expect(bench.writes().filter(({ status }) => status < 300)).toHaveLength(before);
      await bench.pass(30 * MINUTE);
      expect(bench.presence(DANA).presence).toBe('AVAILABLE');
    });

    it('says plainly that a question has no answer', async () => {
      bench = await openBench({ brisk: true });
      await warm(DANA);
      bench.sandbox.setFaults(faults);
      await bench.slack.types(DANA, '/presence Lena Fischer');
      await bench.slack.types(OMAR, '/queue');
      await bench.settled();
      for (const person of [DANA, OMAR]) {
        expect(bench.slack.sees(person).text).toMatch(/The phone system is (not answering|busy)/);
        expect(bench.slack.sees(person).text).toContain('Try again in a minute');
        expect(bench.slack.sees(person).text).not.toMatch(/ECONN|500|429|undefined|bug|socket/i);
      }
    });
  });

  it('keeps a change of somebody it has not met since the start, too', async () => {
    bench = await openBench({ brisk: true });
    bench.sandbox.setFaults({ down: true });
    await bench.slack.types(DANA, '/presence dnd for 30m');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('The phone system is not answering');
    bench.sandbox.setFaults({});
    if (bench.slack.sees(DANA).text.includes('kept and tried'))
      await bench.until(() => bench.presence(DANA).presence === 'DO_NOT_DISTURB', 'done', 500);
    else expect(bench.slack.sees(DANA).text).toContain('Nothing was changed');
  });

  it('stops trying when it is told to', async () => {
    bench = await openBench({ brisk: true });
    await warm(DANA);
    bench.sandbox.setFaults({ down: true });
    await bench.slack.types(DANA, '/presence dnd');
    await bench.settled();
    await bench.slack.presses(DANA, 'Stop trying');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('I stopped trying');
    bench.sandbox.setFaults({});
    for (let minute = 0; minute < 6; minute += 1) await bench.pass(MINUTE);
    expect(bench.writes()).toEqual([]);
    expect(bench.slack.sees(DANA).text).toContain('I stopped trying');
  });

  it('gives up after five minutes and says what is not done', async () => {
    bench = await openBench({ brisk: true });
    await warm(DANA);
    bench.sandbox.setFaults({ down: true });
    await bench.slack.types(DANA, '/presence dnd');
    await bench.settled();
    await bench.until(() => /Nothing was changed/.test(bench.slack.sees(DANA).text), 'told', 5_000);
    bench.sandbox.setFaults({});
    await bench.pass(MINUTE);
    expect(bench.writes()).toEqual([]);
    expect((await auditOf(bench)).map(({ command, result }) => [command, result])).toEqual([
      ['presence.set', 'failed'],
    ]);
  });

  it('lets a newer wish end an older one, and says so', async () => {
    bench = await openBench({ brisk: true });
    await warm(DANA);
    bench.sandbox.setFaults({ down: true });
    await bench.slack.types(DANA, '/presence dnd');
    await bench.settled();
    const older = bench.slack.responseOf(DANA);
    await bench.slack.types(DANA, '/presence lunch');
    await bench.settled();
    await bench.until(
      () => bench.slack.shows(older).text.includes('You asked for something newer'),
      'told of the older',
    );
    bench.sandbox.setFaults({});
    await bench.until(() => bench.presence(DANA).presence === 'LUNCH', 'the newer done', 500);
    await bench.pass(6 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('LUNCH');
    expect(bench.writes().filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('never lets an older wish that is being tried have the last word', async () => {
    bench = await openBench({ brisk: true });
    await warm(DANA);
    bench.sandbox.setFaults({ down: true });
    await bench.slack.types(DANA, '/presence dnd');
    await bench.settled();
    bench.sandbox.setFaults({});
    const hold = bench.phone.hold('/api/user/presence');
    bench.clock.move(5_000);
    await bench.until(() => hold.isReached(), 'the older wish on its way', 200);
    await bench.slack.types(DANA, '/presence lunch');
    hold.release();
    await bench.settled();
    await bench.until(() => bench.slack.sees(DANA).text.includes('You are at lunch'), 'told');
    expect(bench.presence(DANA).presence).toBe('LUNCH');
  });

  it('says after four seconds that it is slow, and still brings the result', async () => {
    bench = await openBench({ brisk: true });
    await warm(DANA, OMAR);
    const hold = bench.phone.hold('/api/user/presence');
    await bench.slack.types(DANA, '/presence dnd');
    await bench.teams.types(OMAR, 'presence dnd');
    await hold.reached;
    bench.clock.move(4_000);
    await bench.until(() => bench.slack.sees(DANA).text.includes('slow to answer'), 'told in Slack');
    await bench.until(() => bench.teams.sees(OMAR).includes('slow to answer'), 'told in Teams');
    hold.release();
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('You are on Do not disturb');
    expect(bench.teams.sees(OMAR)).toContain('You are on Do not disturb');
    expect(bench.teams.stub.messages(bench.teams.conversation(OMAR))).toHaveLength(2);
  });

  it('waits twenty seconds, and does not claim to know what it does not know', async () => {
    bench = await openBench({ brisk: true });
    await warm(DANA);
    const hold = bench.phone.hold('/api/user/presence');
    const typedAt = bench.clock.now();
    await bench.slack.types(DANA, '/presence dnd');
    await hold.reached;
    await bench.until(() => bench.slack.sees(DANA).text.includes('slow to answer'), 'told that it is slow', 1_000);
    await bench.until(() => /kept and tried/.test(bench.slack.sees(DANA).text), 'told that it is kept', 1_000);
    expect(bench.clock.now() - typedAt).toBeGreaterThan(20_000);
    expect(bench.slack.sees(DANA).text).toContain('I cannot tell yet whether it is done');
    hold.release();
    await bench.until(() => bench.slack.sees(DANA).text.includes('You are on Do not disturb'), 'done after all', 1_000);
  });

  it('returns a timed state as soon as the phone system is back', async () => {
    bench = await openBench({ brisk: true });
    await bench.slack.types(DANA, '/presence lunch for 30m');
    await bench.settled();
    bench.sandbox.setFaults({ status: 500 });
    await bench.pass(31 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('LUNCH');
    await bench.pass(MINUTE);
    bench.sandbox.setFaults({});
    await bench.until(() => bench.presence(DANA).presence === 'AVAILABLE', 'returned', 5_000);
    await bench.settled();
    expect(bench.slack.direct(DANA)).toHaveLength(1);
  });

  it('starts although the phone system is away, and works when it is back', async () => {
    bench = await openBench({ brisk: true });
    await bench.slack.types(DANA, '/presence lunch for 30m');
    await bench.settled();
    bench.sandbox.setFaults({ down: true });
    await bench.restart();
    bench.sandbox.setFaults({});
    await bench.pass(31 * MINUTE);
    await bench.until(() => bench.presence(DANA).presence === 'AVAILABLE', 'returned', 5_000);
  });
});
