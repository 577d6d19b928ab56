import { expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';

async function directory(options = {}) {
  const open = await openSandbox(options);
  const admin = await open.service();
  const ask = (query: Record<string, string>) => admin.get(`/users?${new URLSearchParams(query).toString()}`);
  return {
    ...open,
    ask,
    names: async (query: Record<string, string>) => (await ask(query)).items.map((each) => each.name),
  };
}

it.each([
  ["email eq 'Omar.Haddad@example.com'", ['omar.haddad']],
  ["startswith(name,'dana')", ['dana.kim', 'dana.park']],
  ["startswith(name,'dana') and endswith(name,'park')", ['dana.park']],
  ["extension_number eq '2001' or extension_number eq '2002'", ['mia.rossi', 'priya.natarajan']],
  ["startswith(name,'dana') and (contains(email,'kim') or contains(email,'x.y'))", ['dana.kim']],
  ["extension_number ge '2080' and extension_number lt '2090'", ['beatriz.almeida', 'zsofia.nagy']],
  ["contains(name,'o''connor')", []],
  ["extension_number ne '2044' and startswith(name,'dana')", ['dana.park']],
])('finds by %s', async (filter, expected) => {
  const { names } = await directory();
  expect(await names({ filter, orderby: 'name' })).toEqual(expected);
});

it.each(["department eq 'Sales'", "name like 'dana'", "name eq 'dana", 'name eq', "startswith(name 'x')", ')'])(
  'refuses the filter %s',
  async (filter) => {
    const { ask } = await directory();
    expect((await ask({ filter })).code).toBe('VALIDATE_FAILED');
  },
);

it('searches in several members, and joins search and filter by and', async () => {
  const { names } = await directory();
  expect(await names({ search: 'FISCHER' })).toEqual(['lena.fischer']);
  expect(await names({ search: '2051' })).toEqual(['omar.haddad']);
  expect(await names({ search: 'dana', filter: "endswith(name,'kim')" })).toEqual(['dana.kim']);
  expect(await names({ search: 'nobody at all' })).toEqual([]);
});

it('orders by several members, up and down', async () => {
  const { ask } = await directory();
  const reply = await ask({ orderby: 'department desc, name', top: '4' });
  expect(reply.items.map((each) => `${String(each.department)} ${String(each.name)}`)).toEqual([
    'Support henrik.lindqvist',
    'Support lena.fischer',
    'Support mia.rossi',
    'Support omar.haddad',
  ]);
  expect((await ask({ orderby: 'shoe_size' })).code).toBe('VALIDATE_FAILED');
});

it('pages, and counts all there are', async () => {
  const { ask, sandbox } = await directory();
  const all = (await ask({})).items;
  expect(all).toHaveLength(25);
  const page = await ask({ skip: '20', top: '10', count: 'true' });
  expect(page.json).toMatchObject({ count: 25 });
  expect(page.items).toEqual(all.slice(20));
  expect((await ask({ skip: '25' })).items).toEqual([]);
  for (const query of [{ top: '0' }, { top: '101' }, { skip: '-1' }, { top: 'x' }]) {
    expect((await ask(query)).code).toBe('VALIDATE_FAILED');
  }
  sandbox.switches.skipOrigin = 1;
  expect((await ask({ skip: '1', top: '1' })).items).toEqual(all.slice(0, 1));
  expect((await ask({ skip: '0', top: '1' })).items).toEqual(all.slice(0, 1));
  expect((await ask({ skip: '2', top: '1' })).items).toEqual(all.slice(1, 2));
});
