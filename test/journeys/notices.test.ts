import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const DANA = 'dana.kim';
const DANA_MAIL = 'dana.kim@example.com';
const HOUR = 60 * 60_000;
const roux = { number: '+33155599', name: 'Roux Frères' };
const hafen = { number: '+4940555118', name: 'HLN' };

describe.each(['sqlite', 'postgres'] as const)('notices of calls on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());
  const listening = () => bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream of events');
  const told = () => bench.slack.direct(DANA).map((one) => one.text);
  const asks = async (line: string) => {
    await bench.slack.types(DANA, line);
    await bench.settled();
  };

  it('tell of a missed call once, with the caller by the name in the contacts, and end when switched off', async () => {
    bench = await openBench({ engine });
    await listening();
    await asks('/notify');
    expect(bench.slack.sees(DANA).text).toContain('You are told of no calls');
    bench.sandbox.phones.ring(roux, DANA_MAIL).end();
    bench.clock.move(5_000);
    await asks('/notify missed on');
    expect(bench.slack.sees(DANA).text).toContain('I tell you of missed calls');
    bench.sandbox.phones.ring(hafen, DANA_MAIL).end();
    await bench.until(() => told().length === 1, 'the notice');
    expect(told()[0]).toContain('Missed call from Hafenlogistik Nord');
    const taken = bench.sandbox.phones.ring(roux, DANA_MAIL);
    taken.answer();
    taken.end();
    bench.sandbox.phones.ring(roux, 'dana.park@example.com').end();
    // The record says the same again, also to a process that starts anew.
    await bench.restart();
    await listening();
    await bench.pass(60_000);
    await bench.pass(11 * 60_000);
    expect(told()).toHaveLength(1);
    await asks('/notify missed off');
    bench.sandbox.phones.ring(hafen, DANA_MAIL).end();
    await bench.pass(2 * 60_000);
    expect(told()).toHaveLength(1);
    await bench.slack.presses(DANA, 'Undo');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('I tell you of missed calls');
  });

  it('find what was missed while the stream was away in the call records, once', async () => {
    bench = await openBench({ engine });
    await listening();
    bench.sandbox.phones.ring(hafen, DANA_MAIL).end();
    bench.clock.move(5_000);
    await asks('/notify missed on');
    bench.phone.events(false);
    await bench.until(() => bench.log().includes('no longer tells what happens'), 'the cut');
    await bench.pass(1_000);
    bench.sandbox.phones.ring(roux, DANA_MAIL).end();
    await bench.until(() => told().length > 0, 'the notice', 5_000);
    bench.phone.events(true);
    await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream again', 500);
    await bench.pass(60_000);
    await bench.pass(11 * 60_000);
    expect(told()).toEqual([expect.stringContaining('Missed call from Roux Frères')]);
  });
});

describe('notices of calls, in detail', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const listening = () => bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream of events');
  const told = () => bench.slack.direct(DANA).map((one) => one.text);
  const last = () => JSON.stringify(bench.slack.direct(DANA).at(-1));
  const asks = async (line: string) => {
    await bench.slack.types(DANA, line);
    await bench.settled();
  };

  it('wait for the end of quiet hours, and come in one card', async () => {
    bench = await openBench();
    await listening();
    await asks('/notify missed on');
    await asks('/notify voicemail on');
    await asks('/notify calls on');
    await asks('/notify quiet 22:00-07:00');
    expect(bench.slack.sees(DANA).text).toContain('Quiet from 22:00–07:00');
    bench.clock.move(13 * HOUR);
    await bench.settled();
    bench.sandbox.phones.ring(roux, DANA_MAIL).end();
    bench.sandbox.phones.ring(hafen, DANA_MAIL).end('voicemail');
    // Midnight, then 06:30, then 07:30 in Berlin.
    await bench.pass(HOUR);
    await bench.pass(6.5 * HOUR);
    expect(told()).toEqual([]);
    await bench.pass(HOUR);
    await bench.until(() => told().length > 0, 'the morning');
    await bench.pass(HOUR);
    expect(told()).toEqual([expect.stringContaining('1 missed call, 1 on your voicemail in your quiet hours')]);
    expect(last()).toContain('Roux Frères');
    expect(last()).toContain('Hafenlogistik Nord');
  });

  it('say who is ringing while it rings, and offer to add strangers to the contacts', async () => {
    bench = await openBench();
    await listening();
    await asks('/notify calls on');
    await asks('/notify missed on');
    const call = bench.sandbox.phones.ring(roux, DANA_MAIL);
    await bench.until(() => told().length === 1, 'the alert');
    expect(told()[0]).toContain('Roux Frères is calling you');
    call.end();
    await bench.until(() => told().length === 2, 'the notice');
    expect(last()).toContain('Call back');
    await bench.slack.pressesDirect(DANA, 'Add to contacts');
    await bench.settled();
    bench.sandbox.phones.ring({ ...roux, name: '' }, DANA_MAIL).end();
    await bench.until(
      () => told().at(-1)?.includes('Missed call from Roux Frères') === true && told().length > 3,
      'the name',
    );
  });

  it('never ping anybody by the name that came with a call', async () => {
    bench = await openBench();
    await listening();
    await asks('/notify missed on');
    bench.sandbox.phones.ring({ number: '', name: '<!channel>' }, DANA_MAIL).end();
    await bench.until(() => told().length === 1, 'the notice');
    expect(last()).not.toContain('<!channel>');
    expect(last()).toContain('hid the number');
  });

  it('reach people in Teams, who read and set them there', async () => {
    bench = await openBench();
    await listening();
    await bench.teams.types(DANA, 'notify missed on');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('I tell you of missed calls');
    await bench.teams.types(DANA, 'notify quiet at night');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('are no hours');
    bench.sandbox.phones.ring(roux, DANA_MAIL).end();
    await bench.until(() => bench.teams.sees(DANA).includes('Missed call from Roux Frères'), 'the notice');
  });

  it('have events alone for somebody who has not connected the phone account', async () => {
    bench = await openBench();
    await listening();
    await bench.slack.types('noah.becker', '/notify missed on');
    await bench.settled();
    bench.sandbox.phones.ring(roux, 'noah.becker@example.com').end();
    await bench.until(() => bench.slack.direct('noah.becker').length === 1, 'the notice');
    await bench.pass(11 * 60_000);
    expect(bench.slack.direct('noah.becker')).toHaveLength(1);
  });
});
