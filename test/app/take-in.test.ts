import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeIn } from '../../src/app/support/take-in.ts';
import type { Arrival } from '../../src/core/intake.ts';
import type { Database } from '../../src/store/database.ts';
import { countByState, countLogs, duplicatesOf, findLogs, readFiles, readLog } from '../../src/store/support-logs.ts';
import { engines, type Place } from '../store/engines.ts';
import { testClock } from '../support/clock.ts';

const report: Arrival['report'] = {
  product: 'Mitel One Web',
  title: 'No audio after update',
  reporter: 'kai@ballad.example',
  accountId: '4711',
  occurredAt: Date.parse('2026-11-23T08:48:12Z'),
};
const hook = (id: string, more: Partial<Arrival['report']> = {}): Arrival => ({
  source: 'webhook',
  delivery: `webhook:${id}`,
  id,
  report: { ...report, ...more },
});
const mail = (id: string, more: Partial<Arrival> = {}): Arrival => ({
  source: 'mailbox',
  delivery: `mail:<${id}@mitel.example>`,
  report,
  note: `Words of ${id}`,
  ...more,
});

describe.each(engines)('taking a support log in ($name)', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  const clock = testClock();
  let stored: number[];
  let changed: number[];

  beforeEach(async () => {
    place = await newPlace();
    database = await place.open();
    stored = [];
    changed = [];
  });
  afterEach(() => place.remove());

  const take = (arrival: Arrival) =>
    takeIn({ database, clock, wake: () => undefined }, arrival, {
      stored: async (_tx, log) => void stored.push(log.number),
      changed: async (_tx, log) => void changed.push(log.number),
    });
  const notesOf = async (log: number) =>
    (await readLog(database.db, log))?.handling.notes.map(({ kind, text }) => [kind, text]);

  it('stores a log once, however often and in how many processes at once it is delivered', async () => {
    const others = await place.open();
    const all = await Promise.all([
      take(hook('a')),
      take(hook('a')),
      takeIn({ database: others, clock, wake: () => undefined }, hook('a'), {
        stored: async (_tx, log) => void stored.push(log.number),
        changed: async () => undefined,
      }),
    ]);
    expect(all.map((one) => one.kind).sort()).toEqual(['known', 'known', 'stored']);
    expect(new Set(all.map((one) => one.log)).size).toBe(1);
    expect(stored).toHaveLength(1);
    expect(await countLogs(database.db, {})).toBe(1);
    expect(await countByState(database.db)).toEqual([{ state: 'Open', count: 1 }]);
  });

  it('takes logs of different ids for different ones, although they say the same', async () => {
    await take(hook('a'));
    await take(hook('b'));
    expect(stored).toHaveLength(2);
    expect((await findLogs(database.db, { state: 'Open', query: 'AUDIO' }, 10)).map((log) => log.key)).toEqual([
      'id: b',
      'id: a',
    ]);
    expect(await countLogs(database.db, { product: 'mobile' })).toBe(0);
  });

  it('threads later mails to their log: by what they say, and by what they answer', async () => {
    const first = await take(
      mail('one', {
        files: [
          { name: 'a.eml', type: 'message/rfc822', bytes: 3, kind: 'original', content: new Uint8Array([1, 2, 3]) },
        ],
      }),
    );
    const again = await take(mail('two'));
    const other = { ...report, title: 'Re: No audio after update', occurredAt: report.occurredAt + 3_600_000 };
    const answer = await take(mail('three', { report: other, follows: ['mail:<two@mitel.example>'], reminder: true }));
    expect([first, again, answer].map((one) => one.log)).toEqual([first.log, first.log, first.log]);
    expect(await notesOf(first.log)).toEqual([
      ['mail', 'Words of two'],
      ['mail', 'Words of three'],
    ]);
    expect((await readLog(database.db, first.log))?.handling.vendorReminders).toBe(1);
    expect((await readFiles(database.db, first.log)).map(({ content }) => [...content])).toEqual([[1, 2, 3]]);
    expect(await take(mail('two'))).toEqual({ kind: 'known', log: first.log });
    expect(changed).toHaveLength(2);
  });

  it('threads a mail to the log that the webhook brought, and the other way round', async () => {
    const hooked = await take(hook('a'));
    expect(await take(mail('one'))).toEqual({ kind: 'known', log: hooked.log });
    const mailed = await take(mail('two', { report: { ...report, title: 'Echo' } }));
    expect(await take(hook('c', { title: 'Echo' }))).toEqual({ kind: 'known', log: mailed.log });
  });

  it('groups reports of the same by several people within an hour, in one account', async () => {
    const lead = await take(hook('a'));
    const second = await take(hook('b', { reporter: 'lou@ballad.example', title: 'no  AUDIO after update' }));
    const elsewhere = await take(hook('c', { reporter: 'lou@ballad.example', accountId: '9' }));
    expect(stored).toEqual([lead.log, elsewhere.log]);
    expect((await readLog(database.db, second.log))?.handling.duplicateOf).toBe(lead.log);
    expect((await duplicatesOf(database.db, lead.log)).map((log) => log.number)).toEqual([second.log]);
    expect(await notesOf(lead.log)).toEqual([['duplicate', `Another report of the same: log ${second.log}.`]]);
    clock.set(clock.now() + 61 * 60_000);
    await take(hook('d', { reporter: 'mo@ballad.example' }));
    expect(stored).toHaveLength(3);
  });
});
