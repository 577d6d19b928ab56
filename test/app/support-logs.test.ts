import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContacts } from '../../src/app/phone/contacts.ts';
import { DELIVER_LOGS, LOG_CLOCK } from '../../src/app/support/support-jobs.ts';
import { consequencesOf } from '../../src/app/support/support-logs.ts';
import { takeIn } from '../../src/app/support/take-in.ts';
import { shippedSupport } from '../../src/config/support-schema.ts';
import type { Arrival } from '../../src/core/intake.ts';
import type { SupportSettings } from '../../src/core/support-settings.ts';
import type { Database } from '../../src/store/database.ts';
import { findJob } from '../../src/store/jobs.ts';
import { removeCover, saveCover } from '../../src/store/support-contacts.ts';
import { deliveriesOf } from '../../src/store/support-deliveries.ts';
import { engines, type Place } from '../store/engines.ts';
import { testClock } from '../support/clock.ts';

const MINUTE = 60_000;
const SAM = 'sam@example.com';
const BEN = 'ben@example.com';

describe.each(engines)('what follows from a support log in ($name)', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  /** 10:00 in Berlin. */
  const clock = testClock();

  beforeEach(async () => {
    clock.set(Date.parse('2026-11-23T09:00:00Z'));
    place = await newPlace();
    database = await place.open();
  });
  afterEach(() => place.remove());

  function take(arrival: Partial<Arrival> & { delivery: string }, support: Partial<SupportSettings> = {}) {
    const contacts = createContacts({ database, clock, configured: [SAM] });
    const given = { clock, contacts, support: { ...shippedSupport, ...support } };
    const report = {
      product: 'Mitel One Web',
      title: 'Echo',
      reporter: 'kai@ballad.example',
      accountId: '4711',
      occurredAt: clock.now(),
    };
    return takeIn(
      { database, clock, wake: () => undefined },
      { source: 'mailbox', report, ...arrival },
      consequencesOf(given),
    );
  }
  const goesTo = async (log: number) =>
    (await deliveriesOf(database.db, log)).map(({ destination, nextAt }) => [destination, nextAt - clock.now()]);
  const dueIn = async (log: number) => {
    const job = await findJob(database.db, LOG_CLOCK, String(log));
    return job && job.dueAt - clock.now();
  };

  it('goes to the support contacts where no route says otherwise, and is looked at again after a quarter of an hour', async () => {
    const { log } = await take({ delivery: 'mail:1' });
    expect(await goesTo(log)).toEqual([[`person:${SAM}`, 0]]);
    expect(await findJob(database.db, DELIVER_LOGS, `person:${SAM}`)).toMatchObject({ dueAt: clock.now() });
    expect(await dueIn(log)).toBe(15 * MINUTE);
  });

  it('goes to whoever covers, and to whoever covers them, as long as that holds', async () => {
    const cover = (person: string, by: string) =>
      database.commit((tx) =>
        saveCover(tx, { person, name: person, cover: by, coverName: by, untilAt: clock.now() + MINUTE }),
      );
    await cover(SAM, BEN);
    await cover(BEN, 'mia@example.com');
    expect(await goesTo((await take({ delivery: 'mail:1', id: 'a' })).log)).toEqual([['person:mia@example.com', 0]]);
    // Round in a circle: it stops before it comes back.
    await cover('mia@example.com', SAM);
    expect(await goesTo((await take({ delivery: 'mail:2', id: 'b' })).log)).toEqual([['person:mia@example.com', 0]]);
    await database.commit((tx) => removeCover(tx, SAM));
    expect(await goesTo((await take({ delivery: 'mail:3', id: 'c' })).log)).toEqual([[`person:${SAM}`, 0]]);
    clock.set(clock.now() + 2 * MINUTE);
    await cover(SAM, BEN);
    expect(await goesTo((await take({ delivery: 'mail:4', id: 'd' })).log)).toEqual([[`person:${BEN}`, 0]]);
  });

  it('waits for the end of quiet hours', async () => {
    const quiet = [{ days: [0, 1, 2, 3, 4, 5, 6], from: 9 * 60, to: 12 * 60, zone: 'Europe/Berlin' }];
    const contacts = [{ email: SAM, quiet, digest: undefined, zone: 'Europe/Berlin' }];
    const { log } = await take({ delivery: 'mail:1' }, { contacts });
    expect(await goesTo(log)).toEqual([[`person:${SAM}`, 120 * MINUTE]]);
  });

  it('is brought up at once when the vendor has reminded often enough', async () => {
    const first = await take({ delivery: 'mail:1' });
    clock.set(clock.now() + MINUTE);
    const reminds = (delivery: string) =>
      take({ delivery, follows: ['mail:1'], reminder: true, note: 'Still open' }, { vendorReminders: 2 });
    await reminds('mail:2');
    expect(await dueIn(first.log)).toBe(14 * MINUTE);
    await reminds('mail:3');
    expect(await dueIn(first.log)).toBe(0);
  });
});
