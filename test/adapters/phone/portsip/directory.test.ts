import { describe, expect, it } from 'vitest';
import { testClock } from '../../../support/clock.ts';
import { fakeServer, json } from '../../../support/fake-server.ts';
import { must, openBench, openPhone } from './bench.ts';

function colleague(at: number) {
  return {
    id: String(878156644691742720n + BigInt(at)),
    name: `person.${at}`,
    display_name: at % 2 ? `Person ${at}` : null,
    email: `Person.${at}@Example.com`,
    extension_number: String(30_000 + at),
    password: 'hunter2',
  };
}

/** A company of any size, with the vendor's paging; filters can be refused, `skip` may count from 1. */
async function openCompany(size: number, { skipOrigin = 0, filters = true } = {}) {
  const everybody = Array.from({ length: size }, (_, at) => colleague(at));
  const server = await fakeServer(({ path }, response) => {
    const url = new URL(path, 'http://fake');
    if (url.pathname.endsWith('/token')) return json(response, 200, { access_token: 'a', expires_in: 1800 });
    const filter = url.searchParams.get('filter');
    const search = url.searchParams.get('search')?.toLowerCase();
    if (filter && !filters) return json(response, 400, { errors: [{ code: 'VALIDATE_FAILED' }] });
    const [, field = '', value = ''] = /^(\w+) eq '(.*)'$/.exec(filter ?? '') ?? [];
    const found = everybody.filter((one) => {
      if (field)
        return Object.entries(one).some(
          ([key, own]) => key === field && String(own).toLowerCase() === value.toLowerCase(),
        );
      return search === undefined || `${one.email} ${one.display_name}`.toLowerCase().includes(search);
    });
    const skip = Math.max(0, Number(url.searchParams.get('skip')) - skipOrigin);
    const items = found.slice(skip, skip + Math.min(100, Number(url.searchParams.get('top') ?? 100)));
    return json(response, 200, { count: found.length, items });
  });
  const clock = testClock();
  const { phone } = openPhone(server.url, clock);
  const pages = () => server.seen.filter(({ path }) => path.includes('/users')).length;
  return { directory: must(phone.service.directory), pages, clock };
}

describe('a large installation', () => {
  it.each([
    [250, 0, 3],
    [200, 0, 2],
    [200, 1, 3],
    [100, 0, 1],
    [0, 0, 1],
  ])('reads all %i users where skip counts from %i, in %i pages', async (size, skipOrigin, pagesRead) => {
    const { directory, pages } = await openCompany(size, { skipOrigin });
    const all = await directory.all();
    expect(new Set(all.map((one) => one.id)).size).toBe(size);
    expect(all).toHaveLength(size);
    expect(pages()).toBe(pagesRead);
    expect(JSON.stringify(all)).not.toContain('hunter2');
  });

  it('holds the list for a minute and answers from it', async () => {
    const { directory, pages, clock } = await openCompany(120);
    expect(await directory.byEmail('person.7@example.COM')).toMatchObject([{ name: 'Person 7', extension: '30007' }]);
    expect(await directory.find('30008')).toMatchObject([{ name: 'person.8' }]);
    expect(pages()).toBe(2);
    clock.set(clock.now() + 60_001);
    await directory.find('30008');
    expect(pages()).toBe(4);
  });

  it('finds somebody created within the last minute', async () => {
    const { sandbox, phone } = await openBench();
    const directory = must(phone.service.directory);
    await directory.all();
    expect(sandbox.calls().filter(({ path }) => path === '/api/users')).toHaveLength(1);
    expect(await directory.byEmail('new.person@example.com')).toEqual([]);
    expect(sandbox.calls().filter(({ path }) => path === '/api/users').length).toBeGreaterThan(1);
  });

  it.each([true, false])('asks the phone system above 2,000 users (filters work: %s)', async (filters) => {
    const { directory, pages } = await openCompany(2_500, { filters });
    expect(await directory.byEmail('PERSON.2400@example.com')).toMatchObject([{ extension: '32400' }]);
    expect(await directory.find('Person 2401')).toMatchObject([{ extension: '32401' }]);
    expect(pages()).toBeLessThan(8);
    expect(await directory.find('32402')).toMatchObject([{ username: 'person.2402' }]);
    expect(await directory.find('person.2404')).toMatchObject([{ extension: '32404' }]);
    expect(pages()).toBeLessThan(filters ? 10 : 40);
  });

  it('gives 20 matches at most, full names first', async () => {
    const { directory } = await openCompany(300);
    const found = await directory.find('pers');
    expect(found).toHaveLength(20);
    expect(found[0]?.name).toMatch(/^Person/);
  });
});
