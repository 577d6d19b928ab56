import { describe, expect, it } from 'vitest';
import { must, openBench } from './bench.ts';

const PEOPLE = ['dana.kim', 'omar.haddad', 'lena.fischer'];

describe.each(['22.2', '22.3', '22.6'] as const)('states on PortSIP %s', (profile) => {
  const bulk = profile !== '22.2';

  it('of several people are read with one call where there is one', async () => {
    const { phone, userId, newCalls, logged } = await openBench({ profile });
    const directory = must(phone.service.directory);
    const ids = await Promise.all(PEOPLE.map(userId));
    const singles = [];
    for (const id of ids) singles.push(await directory.presence(id));
    newCalls();
    expect(await Promise.all(ids.map((id) => directory.presence(id)))).toEqual(singles);
    const reads = newCalls().filter((call) => call.includes('/users/'));
    expect(reads).toHaveLength(bulk ? 1 : 3);
    expect(logged()).toContain(`"version":"${profile}`);
  });

  it('of the agents of a queue, too', async () => {
    const { phone, newCalls } = await openBench({ profile });
    const queues = must(phone.service.queues);
    const support = (await queues.list()).find(({ name }) => name === 'Support');
    newCalls();
    const agents = await queues.agents(support?.id ?? '');
    expect(agents.length).toBeGreaterThan(2);
    expect(agents.every(({ state }) => state !== 'OTHER')).toBe(true);
    const posts = newCalls().filter((call) => call.startsWith('POST') && !call.includes('login'));
    expect(posts).toHaveLength(bulk ? 1 : 0);
  });
});

describe('a state that the bulk call does not tell', () => {
  it('is read alone; somebody who has left is said to be gone', async () => {
    const { phone, userId } = await openBench({ profile: '22.3' });
    const directory = must(phone.service.directory);
    const [one, gone] = await Promise.allSettled([
      directory.presence(await userId('dana.kim')),
      directory.presence('878156644691749999'),
    ]);
    expect(one).toMatchObject({ status: 'fulfilled' });
    expect(gone).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
  });

  it('is read alone on a server that does not know the call after all, which is asked once', async () => {
    const { phone, userId, sandbox, newCalls } = await openBench({ profile: '22.3' });
    const directory = must(phone.service.directory);
    const ids = await Promise.all(PEOPLE.map(userId));
    await directory.presence(ids[0] ?? '');
    await Promise.all(ids.map((id) => directory.presence(id)));
    // Downgraded under the running adapter: what it knows of the release holds for ten minutes.
    sandbox.setProfile('22.2');
    newCalls();
    for (let turn = 0; turn < 2; turn += 1) await Promise.all(ids.map((id) => directory.presence(id)));
    const calls = newCalls();
    expect(calls.filter((call) => call.includes('get_many'))).toHaveLength(1);
    expect(calls.filter((call) => call.startsWith('GET /api/users/#/status'))).toHaveLength(6);
  });

  it('fails as one when the phone system is away', async () => {
    const { phone, userId, sandbox, newCalls } = await openBench({ profile: '22.3' });
    const directory = must(phone.service.directory);
    const ids = await Promise.all(PEOPLE.map(userId));
    await Promise.all(ids.map((id) => directory.presence(id)));
    sandbox.setFaults({ html: true });
    newCalls();
    const results = await Promise.allSettled(ids.map((id) => directory.presence(id)));
    for (const result of results) expect(result).toMatchObject({ reason: { code: 'unreachable' } });
    expect(newCalls().every((call) => call.includes('get_many'))).toBe(true);
  });
});
