import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  approvalOfRequest,
  approvalsBy,
  changeApproval,
  copiesOf,
  insertApproval,
  pendingApprovals,
  readApproval,
  removeCopy,
  saveCopy,
} from '../../src/store/approvals.ts';
import type { Database } from '../../src/store/database.ts';
import { delegationsAt, removeDelegation, saveDelegation } from '../../src/store/delegations.ts';
import { engines, type Place } from './engines.ts';

describe.each(engines)('approvals on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  beforeEach(async () => {
    place = await newPlace();
    database = await place.open();
  });
  afterEach(() => place.remove());

  const row = { id: 'a1', request: 'r1', requester: 'portsip:1', state: 'pending', body: '{}', askedAt: 5 };
  const insert = (more: Partial<typeof row> = {}) => database.commit((tx) => insertApproval(tx, { ...row, ...more }));

  it('are written once per request', async () => {
    expect(await insert()).toBe(true);
    expect(await insert({ id: 'a2' })).toBe(false);
    expect(await approvalOfRequest(database.db, 'r1')).toEqual({ ...row, version: 1 });
  });

  it('take one change per version, however many try at once', async () => {
    await insert();
    const other = await place.open();
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        (at % 2 ? database : other).commit((tx) =>
          changeApproval(tx, { id: 'a1', version: 1, state: 'approved', body: `{"by":${at}}` }),
        ),
      ),
    );
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await readApproval(database.db, 'a1')).toMatchObject({ state: 'approved', version: 2 });
  });

  it('are listed while they wait, the oldest first, and by who asked, the newest first', async () => {
    await insert({ id: 'b', request: 'r2', askedAt: 7 });
    await insert();
    await insert({ id: 'c', request: 'r3', askedAt: 9, state: 'denied' });
    expect((await pendingApprovals(database.db)).map(({ id }) => id)).toEqual(['a1', 'b']);
    expect((await approvalsBy(database.db, 'portsip:1', 2)).map(({ id }) => id)).toEqual(['c', 'b']);
  });

  it('keep where each copy stands', async () => {
    const copy = {
      approval: 'a1',
      copy: 'slack:T:U',
      person: 'portsip:2',
      viewer: '{}',
      message: '{"id":"1"}',
      shown: 1,
      fingerprint: null,
    };
    await database.commit((tx) => saveCopy(tx, copy));
    await database.commit((tx) => saveCopy(tx, { ...copy, shown: 2 }));
    expect(await copiesOf(database.db, 'a1')).toEqual([{ ...copy, shown: 2 }]);
    await database.commit((tx) => removeCopy(tx, 'a1', 'slack:T:U'));
    expect(await copiesOf(database.db, 'a1')).toEqual([]);
  });

  it('know who stands in for whom, until when', async () => {
    const absence = { person: 'portsip:1', name: 'Priya', delegate: 'portsip:2', delegateName: 'Ben', untilAt: 10 };
    await database.commit((tx) => saveDelegation(tx, { ...absence, delegate: 'portsip:3' }));
    await database.commit((tx) => saveDelegation(tx, absence));
    expect(await delegationsAt(database.db, 9)).toEqual([absence]);
    expect(await delegationsAt(database.db, 10)).toEqual([]);
    expect(await database.commit((tx) => removeDelegation(tx, 'portsip:1'))).toBe(true);
    expect(await database.commit((tx) => removeDelegation(tx, 'portsip:1'))).toBe(false);
  });
});
