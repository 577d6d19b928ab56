import { afterEach, describe, expect, it } from 'vitest';
import { type Handle, openDatabase } from '../../src/store/database.ts';
import { APPROVE_QUEUES, auditOf } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { logSettings, openLogBench } from '../support/log-bench.ts';

const PRIYA = 'priya.natarajan';

describe('what a killed process had written down of its own', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  const seen = (person: string) => bench.slack.direct(person).map(({ text }) => text);
  const rowsOf = async (command: string) => (await auditOf(bench)).filter((row) => row.command === command);

  async function inDatabase<T>(work: (db: Handle) => Promise<T>): Promise<T> {
    const database = await openDatabase(bench.database, { migrate: false });
    try {
      return await work(database.db);
    } finally {
      await database.close();
    }
  }

  /** The same request once more, as somebody else would ask for it in that moment. */
  async function askedAgain(db: Handle): Promise<void> {
    const row = await db.selectFrom('approval').selectAll().executeTakeFirstOrThrow();
    const body = { ...JSON.parse(row.body), id: 'the other', state: 'pending', decisions: [] };
    const other = { ...row, id: 'the other', request: 'another', state: 'pending', body: JSON.stringify(body) };
    await db.insertInto('approval').values(other).execute();
  }

  it('a decision in words is about the request that waited then, and about no later one', async () => {
    bench = await openBench({ config: APPROVE_QUEUES });
    await bench.slack.types('mia.rossi', '/queue break Support @lena.fischer');
    await bench.settled();
    const isApproved = async (db: Handle) =>
      (await db.selectFrom('approval').select('id').where('state', '=', 'approved').execute()).length === 1;
    await bench.diesWhen(isApproved, async () => {
      await bench.slack.types(PRIYA, '/approvals approve');
      await inDatabase(async (db) => {
        await expect.poll(() => isApproved(db)).toBe(true);
        await askedAgain(db);
      });
    });
    const states = await inDatabase((db) => db.selectFrom('approval').select(['id', 'state']).execute());
    expect(states.filter(({ id }) => id === 'the other')).toEqual([{ id: 'the other', state: 'pending' }]);
    expect(bench.slack.sees(PRIYA).text).toContain('Approved by Priya Natarajan');
    expect((await rowsOf('queue.set')).map((row) => row.result)).toEqual(['asked', 'decided', 'done']);
  });

  it('support logs, contacts and deputies are changed and told of once, from what was before', async () => {
    bench = await openBench({ env: logSettings });
    const logs = openLogBench(bench);
    await logs.arrive('one');
    await logs.arrive('two', { title: 'Echo' });
    await bench.settled();
    const dies = (holds: (db: Handle) => Promise<boolean>, person: string, line: string) =>
      bench.diesWhen(holds, () => bench.slack.types(person, line));

    const isTaken = async (db: Handle) =>
      (await db.selectFrom('support_log').select('handling').execute()).some(
        (row) => JSON.parse(row.handling).assignee !== null,
      );
    await bench.slack.types('sam.ortiz', '/supportlog update 2 resolved');
    await bench.settled();
    await dies(isTaken, 'sam.ortiz', '/supportlog take');
    expect(await rowsOf('supportlog.assign')).toMatchObject([
      { result: 'done', changed: { what: 'Log 1', from: 'nobody', to: 'Sam Ortiz' } },
    ]);

    const isContact = async (db: Handle) =>
      (await db.selectFrom('support_contact').select('email').execute()).length === 1;
    await dies(isContact, PRIYA, '/supportcontact add omar.haddad@example.com');
    expect(bench.slack.sees(PRIYA).text).toContain('Omar Haddad is a support contact now');
    expect(await rowsOf('supportcontact.add')).toMatchObject([{ changed: { from: 'no', to: 'yes' } }]);

    const isDelegated = async (db: Handle) =>
      (await db.selectFrom('delegation').select('person').execute()).length === 1;
    await dies(isDelegated, PRIYA, '/approvals delegate @jonas.weber');
    expect(seen('jonas.weber').filter((text) => text.startsWith('You decide for Priya'))).toHaveLength(1);
    expect(await rowsOf('approval.delegate')).toMatchObject([{ changed: { from: 'nobody else', to: 'Jonas Weber' } }]);
  });
});
