import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailboxMemory, THREAD_MS } from '../../src/app/support/mailbox-memory.ts';
import { pruneThreads } from '../../src/store/mailboxes.ts';
import { engines, type Place } from '../store/engines.ts';
import { movingClock } from '../support/moving-clock.ts';

describe.each(engines)('the memory of a mailbox ($name)', ({ newPlace }) => {
  let place: Place;
  beforeEach(async () => {
    place = await newPlace();
  });
  afterEach(() => place.remove());

  it('lets one process read, and another one as soon as the first has gone or fallen silent', async () => {
    const clock = movingClock();
    const one = mailboxMemory({ database: await place.open(), clock }, 'support');
    const two = mailboxMemory({ database: await place.open(), clock }, 'support');
    const both = await Promise.all([one.hold(10_000), two.hold(10_000)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const [mine, theirs] = both[0] ? [one, two] : [two, one];
    clock.move(8_000);
    expect(await mine.hold(10_000)).toBe(true);
    clock.move(7_000);
    expect(await theirs.hold(10_000)).toBe(false);
    clock.move(3_000);
    expect(await theirs.hold(10_000)).toBe(true);
    expect(await mine.hold(10_000)).toBe(false);
    // Somebody else's turn is not given back.
    await mine.release();
    expect(await mine.hold(10_000)).toBe(false);
    await theirs.release();
    expect(await mine.hold(10_000)).toBe(true);
  });

  it('remembers where it began, until the server numbers its mails anew', async () => {
    const clock = movingClock();
    const memory = mailboxMemory({ database: await place.open(), clock }, 'support');
    await memory.hold(10_000);
    expect(await memory.since('1', 50)).toBe(50);
    expect(await memory.since('1', 70)).toBe(50);
    expect(await memory.since('2', 3)).toBe(3);
    expect(await memory.since('2', 9)).toBe(3);
  });

  it('finds the last mail of a subject, for a month', async () => {
    const clock = movingClock();
    const database = await place.open();
    const memory = mailboxMemory({ database, clock }, 'support');
    const long = 'x'.repeat(900);
    await memory.remember(long, 'mail:a');
    await memory.remember(long, 'mail:b');
    expect(await memory.lastOf(long)).toBe('mail:b');
    expect(await memory.lastOf('y')).toBeUndefined();
    clock.move(THREAD_MS + 1);
    expect(await memory.lastOf(long)).toBeUndefined();
    expect(await pruneThreads(database.db, clock.now() - THREAD_MS)).toBe(1);
  });
});
