import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/kit/clock.ts';
import { listAccounts, readAccount, removeAccount, saveAccount, swapAccount } from '../../src/store/accounts.ts';
import { clearFailures, countFailure, readFailures } from '../../src/store/attempts.ts';
import {
  chatUsersByDirectoryId,
  chatUsersByEmail,
  readChatUser,
  rememberDirect,
  type StoredChatUser,
  upsertChatUser,
} from '../../src/store/chat-users.ts';
import type { Database } from '../../src/store/database.ts';
import { createMeetingMemory, pruneKeptMeetings } from '../../src/store/kept-meetings.ts';
import { linksOf, readLink, removeLink, saveLink } from '../../src/store/links.ts';
import {
  copiesOfDrawing,
  dueLiveCards,
  endLiveCard,
  expiredLiveCards,
  liveCardsOf,
  liveSubjects,
  readLiveCard,
  saveHints,
  saveLiveCard,
  seenDrawing,
  touchLiveCard,
  touchLiveCards,
} from '../../src/store/live-cards.ts';
import { engines, type Place } from './engines.ts';

describe.each(engines)('on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  beforeAll(async () => {
    place = await newPlace();
    database = await place.open();
  });
  afterAll(() => place.remove());

  const dana: Omit<StoredChatUser, 'direct'> = {
    platform: 'slack',
    tenant: 'T1',
    id: 'U1',
    name: 'Dana',
    email: 'Dana@Example.com',
    emailVerified: true,
    directoryId: null,
    locale: 'de-DE',
    zone: 'Europe/Berlin',
    kind: 'person',
    seenAt: 1,
  };

  it('a chat user is written again without losing the private conversation', async () => {
    await upsertChatUser(database.db, dana);
    await rememberDirect(database.db, dana, '{"ref":"D1"}');
    await upsertChatUser(database.db, {
      ...dana,
      name: 'Dana B.',
      directoryId: 'ABC',
      emailVerified: false,
      seenAt: 2,
    });
    expect(await readChatUser(database.db, 'slack', 'T1', 'U1')).toEqual({
      ...dana,
      name: 'Dana B.',
      email: 'dana@example.com',
      directoryId: 'abc',
      emailVerified: false,
      seenAt: 2,
      direct: '{"ref":"D1"}',
    });
  });

  it('chat users are found by address and directory id in any case of letters', async () => {
    const teams = { ...dana, platform: 'teams', tenant: 'X', id: '29:1', directoryId: 'F00' };
    await upsertChatUser(database.db, dana);
    await upsertChatUser(database.db, teams);
    const platforms = (await chatUsersByEmail(database.db, 'DANA@example.com')).map((user) => user.platform);
    expect(platforms.sort()).toEqual(['slack', 'teams']);
    expect(await chatUsersByDirectoryId(database.db, 'f00')).toHaveLength(1);
    expect(await chatUsersByEmail(database.db, 'nobody@example.com')).toEqual([]);
  });

  it('a link leads to one phone user, and from there to all chat users', async () => {
    const link = { platform: 'slack', tenant: 'T1', chatId: 'U1', system: 'portsip', phoneUserId: '101', linkedAt: 1 };
    await saveLink(database.db, link);
    await saveLink(database.db, { ...link, phoneUserId: '102', linkedAt: 2 });
    await saveLink(database.db, { ...link, platform: 'teams', phoneUserId: '102', linkedAt: 3 });
    expect(await readLink(database.db, 'slack', 'T1', 'U1')).toEqual({ ...link, phoneUserId: '102', linkedAt: 2 });
    expect(await linksOf(database.db, 'portsip', '101')).toEqual([]);
    expect((await linksOf(database.db, 'portsip', '102')).map((each) => each.platform)).toEqual(['slack', 'teams']);
    expect(await removeLink(database.db, 'slack', 'T1', 'U1')).toBe(true);
    expect(await removeLink(database.db, 'slack', 'T1', 'U1')).toBe(false);
    expect(await readLink(database.db, 'slack', 'T1', 'U1')).toBeUndefined();
  });

  it('of two refreshes of an account one is stored', async () => {
    const account = { system: 'portsip', phoneUserId: '101' };
    await saveAccount(database.db, { ...account, sealed: 'one', at: 1 });
    const swaps = await Promise.all(
      ['two', 'three'].map((sealed) =>
        database.commit((tx) => swapAccount(tx, { ...account, sealed, at: 2, version: 1 })),
      ),
    );
    expect(swaps).toEqual([true, false]);
    expect(await readAccount(database.db, 'portsip', '101')).toEqual({
      ...account,
      sealed: 'two',
      connectedAt: 1,
      refreshedAt: 2,
      version: 2,
    });
    await saveAccount(database.db, { ...account, sealed: 'anew', at: 3 });
    await saveAccount(database.db, { system: 'cloudlink', phoneUserId: '9', sealed: 's', at: 3 });
    expect((await listAccounts(database.db)).map((each) => [each.system, each.version])).toEqual([
      ['cloudlink', 1],
      ['portsip', 3],
    ]);
    expect(await listAccounts(database.db, 'portsip')).toHaveLength(1);
    expect(await removeAccount(database.db, 'portsip', '101')).toBe(true);
    expect(await readAccount(database.db, 'portsip', '101')).toBeUndefined();
  });

  it('wrong tries beyond the third make the pause longer and longer, until a right one or a day', async () => {
    const pauses: number[] = [];
    for (let at = 0; at < 16; at += 1) {
      const { blockedUntil } = await database.commit((tx) => countFailure(tx, 'dana', 1000));
      pauses.push(Math.max(0, blockedUntil - 1000));
    }
    expect(pauses.slice(0, 6)).toEqual([0, 0, 0, 2_000, 4_000, 8_000]);
    expect(pauses.at(-1)).toBe(900_000);
    expect(await readFailures(database.db, 'dana')).toEqual({ count: 16, lastAt: 1000, blockedUntil: 901_000 });
    const dayLater = 1001 + 24 * 60 * 60_000;
    expect(await database.commit((tx) => countFailure(tx, 'dana', dayLater))).toMatchObject({
      count: 1,
      blockedUntil: 0,
    });
    await clearFailures(database.db, 'dana');
    expect(await readFailures(database.db, 'dana')).toEqual({ count: 0, lastAt: 0, blockedUntil: 0 });
  });

  it('live cards are kept up to date, the longest forgotten first, until their time is over', async () => {
    const card = {
      id: 'a',
      subject: 'queue:8002',
      drawing: 'd',
      view: null,
      message: '{}',
      viewer: '{}',
      call: '{}',
      untilAt: 100,
      updatedAt: 5,
      fingerprint: null,
    };
    await saveLiveCard(database.db, card);
    await saveLiveCard(database.db, { ...card, id: 'b', updatedAt: 4, untilAt: 200 });
    await saveLiveCard(database.db, { ...card, id: 'c', subject: 'queue:1', updatedAt: 3 });
    expect((await dueLiveCards(database.db, 50, 2)).map((each) => each.id)).toEqual(['c', 'b']);
    expect(await touchLiveCards(database.db, ['queue:1', 'queue:2'], 50)).toEqual([
      { drawing: 'd', nextEditAt: 0, message: '{}' },
    ]);
    await touchLiveCard(database.db, 'c', { at: 50, fingerprint: 'f', nextEditAt: 60 });
    const seen = await seenDrawing(database.db, 'd', 2);
    expect(seen.map(({ id, touched, nextEditAt }) => `${id} ${touched} ${nextEditAt}`).sort()).toEqual([
      'a 0 0',
      'b 0 0',
      'c 1 60',
    ]);
    expect(await readLiveCard(database.db, 'a')).toMatchObject({ quiet: 2 });
    expect(await liveSubjects(database.db, 50)).toEqual(['queue:1', 'queue:8002']);
    expect((await dueLiveCards(database.db, 50, 2)).map((each) => each.id)).toEqual(['b', 'a']);
    expect(await liveCardsOf(database.db, 'queue:8002', 50)).toHaveLength(2);
    expect((await copiesOfDrawing(database.db, 'd')).map((each) => each.id)).toEqual(['a', 'b', 'c']);
    expect((await liveCardsOf(database.db, 'queue:8002', 100)).map((each) => each.id)).toEqual(['b']);
    expect((await expiredLiveCards(database.db, 100, 9)).map((each) => each.id).sort()).toEqual(['a', 'c']);
    expect(await readLiveCard(database.db, 'c')).toMatchObject({ updatedAt: 50, fingerprint: 'f' });
    expect(await endLiveCard(database.db, 'a')).toBe(true);
    expect(await endLiveCard(database.db, 'a')).toBe(false);
  });

  it('of a drawing are touched by its hints, too, as long as one of its copies is kept up to date', async () => {
    const drawn = {
      view: null,
      message: '{}',
      viewer: '{}',
      call: '{}',
      untilAt: 100,
      updatedAt: 5,
      fingerprint: null,
    };
    for (const id of ['x', 'y'])
      await saveLiveCard(database.db, { ...drawn, id, subject: 'meeting:1', drawing: 'hinted' });
    await saveHints(database.db, 'hinted', ['line:2044', 'line:9001']);
    await saveHints(database.db, 'hinted', ['line:9001', 'line:2051', 'line:2051']);
    expect(await touchLiveCards(database.db, ['line:2044'], 50)).toEqual([]);
    expect(await touchLiveCards(database.db, ['line:2051', 'line:9001'], 50)).toHaveLength(2);
    await endLiveCard(database.db, 'x');
    expect(await touchLiveCards(database.db, ['line:9001'], 50)).toHaveLength(1);
    await endLiveCard(database.db, 'y');
    await saveLiveCard(database.db, { ...drawn, id: 'z', subject: 'meeting:1', drawing: 'hinted' });
    expect(await touchLiveCards(database.db, ['line:9001'], 50)).toEqual([]);
    await endLiveCard(database.db, 'z');
  });

  it('of a meeting keeps what was written before, and forgets what is long over', async () => {
    const day = 24 * 60 * 60_000;
    const memory = createMeetingMemory({ database, clock: { ...systemClock, now: () => 5 } });
    await memory.write('cloudlink', 'm1', 'dana', { mode: 'video', start: day, end: 2 * day });
    await memory.write('cloudlink', 'm1', 'dana', { startedAt: day });
    await memory.write('cloudlink', 'm2', 'omar', { endedAt: 100 * day });
    const read = () => memory.read('cloudlink', ['m1', 'm2', 'unknown']);
    const first = { owner: 'dana', mode: 'video', createdAt: 5, start: day, end: 2 * day, startedAt: day };
    expect([...(await read())]).toEqual(
      expect.arrayContaining([
        ['m1', first],
        ['m2', { owner: 'omar', mode: 'audio', createdAt: 5, endedAt: 100 * day }],
      ]),
    );
    expect(await memory.read('cloudlink-ballad', ['m1'])).toEqual(new Map());
    await pruneKeptMeetings(database.db, 93 * day);
    expect([...(await read()).keys()]).toEqual(['m2']);
    await memory.forget('cloudlink', 'm2');
    expect(await read()).toEqual(new Map());
    expect(await memory.read('cloudlink', [])).toEqual(new Map());
  });
});
