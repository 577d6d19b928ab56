import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMailbox, settings } from '../../adapters/intake/mailbox/index.ts';
import { mailboxMemory } from '../../src/app/support/mailbox-memory.ts';
import type { Arrival, Intake } from '../../src/core/intake.ts';
import { silentLog } from '../../src/core/log.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import * as samples from '../adapters/intake/mailbox/samples.ts';
import { type MovingClock, movingClock } from '../support/moving-clock.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { eventually } from './start.ts';

describe('the mailbox of a real IMAP server', () => {
  let dovecot: Dovecot;
  let database: Database;
  let clock: MovingClock;
  const open: Intake[] = [];
  let users = 0;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.remove());
  afterEach(async () => {
    for (const intake of open.splice(0)) await intake.stop();
    await database.close();
  });

  /** A new mailbox, and what is taken out of it. */
  async function set(url?: string) {
    users += 1;
    const user = `user${users}`;
    database = await openDatabase({ memory: true });
    clock = movingClock();
    const taken: Arrival[] = [];
    let trouble: Error | undefined;
    const client = await dovecot.client(user);
    const mailbox = (name = 'support') => {
      const given = settings.parse({ url: url ?? dovecot.url(user), senders: ['mitel.io'] });
      const intake = createMailbox(given, {
        clock,
        log: silentLog,
        memory: mailboxMemory({ database, clock }, name),
      });
      open.push(intake);
      return intake;
    };
    const take = async (arrival: Arrival) => {
      if (trouble) throw trouble;
      const known = taken.some(({ delivery }) => delivery === arrival.delivery);
      if (!known) taken.push(arrival);
      return { kind: known ? ('known' as const) : ('stored' as const), log: taken.length };
    };
    const flags = async () => {
      const found = await client.fetchAll('1:*', { flags: true });
      return found.map((one) => [...(one.flags ?? [])].filter((flag) => flag !== '\\Recent').toSorted());
    };
    const titles = () => taken.map(({ report }) => report.title);
    const failWith = (error: Error | undefined) => {
      trouble = error;
    };
    return { user, client, mailbox, take, taken, flags, titles, failWith };
  }
  const TAKEN = ['$Patchcord', '\\Seen'];

  it('takes what is unread, then what comes, told by the server; and marks it after it is stored', async () => {
    const { client, mailbox, take, titles, flags, failWith } = await set();
    await client.append('INBOX', samples.text({ id: 'old' }), ['\\Seen']);
    await client.append('INBOX', samples.text({ id: 'first' }));
    failWith(new Error('the database is away'));
    const intake = mailbox();
    await intake.check();
    await intake.start(take);
    await eventually('the trouble', () =>
      intake.check().then(
        () => undefined,
        () => true,
      ),
    );
    expect(await flags()).toEqual([['\\Seen'], []]);
    failWith(undefined);
    await eventually('the first mail', async () => ((await flags())[1]?.length === 2 ? true : undefined));
    await eventually('that it works again', () =>
      intake.check().then(
        () => true,
        () => undefined,
      ),
    );
    const since = Date.now();
    await client.append('INBOX', samples.html({ id: 'second' }));
    await eventually('the second mail', async () => ((await flags())[2]?.length === 2 ? true : undefined));
    expect(Date.now() - since).toBeLessThan(5_000);
    expect(titles()).toEqual(['No audio first', 'No audio second']);
    expect(await flags()).toEqual([['\\Seen'], TAKEN, TAKEN]);
    await client.logout();
  });

  it('takes what a person has read meanwhile, and leaves notices of machines unread', async () => {
    const { client, mailbox, take, titles, flags } = await set();
    const first = mailbox();
    await first.start(take);
    await eventually('the first look', () => first.check().then(() => true));
    await client.append('INBOX', samples.text({ id: 'a' }));
    await eventually('the mail', () => (titles().length === 1 ? true : undefined));
    await first.stop();
    await client.append('INBOX', samples.text({ id: 'b' }), ['\\Seen']);
    await client.append('INBOX', 'From: x@y.example\r\nAuto-Submitted: auto-replied\r\nSubject: away\r\n\r\nAway.\r\n');
    await mailbox().start(take);
    await eventually('both to be marked', async () =>
      (await flags()).every((marks) => marks.includes('$Patchcord')) ? true : undefined,
    );
    expect(titles()).toEqual(['No audio a', 'No audio b']);
    expect(await flags()).toEqual([TAKEN, TAKEN, ['$Patchcord']]);
    await client.logout();
  });

  it('is read by one process, and by the other one when that has gone; the server may be away in between', async () => {
    const { client, mailbox, take, taken } = await set();
    const [one, two] = [mailbox(), mailbox()];
    await one.start(take);
    await eventually('the first look', () => one.check().then(() => true));
    await two.start(take);
    await client.append('INBOX', samples.text({ id: 'a' }));
    await eventually('one mail', () => (taken.length === 1 ? true : undefined));
    await dovecot.stop();
    await dovecot.start();
    await one.stop();
    const again = await dovecot.client(`user${users}`);
    await again.append('INBOX', samples.text({ id: 'b' }));
    const end = Date.now() + 10_000;
    while (taken.length < 2 && Date.now() < end) {
      clock.move(1_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(taken.map(({ report }) => report.title)).toEqual(['No audio a', 'No audio b']);
    await again.logout();
  });

  it('says what is wrong with the address', async () => {
    const { mailbox: wrong } = await set(dovecot.url('someone', 'wrong'));
    await expect(wrong().check()).rejects.toMatchObject({ code: 'not-allowed' });
    await database.close();
    const { mailbox: missing } = await set(dovecot.url('someone').replace('INBOX', 'Nowhere'));
    await expect(missing().check()).rejects.toMatchObject({ code: 'not-found' });
    await database.close();
    const { mailbox: away } = await set('imap://a:b@127.0.0.1:1/INBOX');
    await expect(away().check()).rejects.toMatchObject({ code: 'unreachable' });
  });
});
