import { expect, it } from 'vitest';
import { type Caller, openSandbox } from '../open-sandbox.ts';

function follow(caller: Caller, kind: string) {
  const path = `/user/${kind}/sync_tokens`;
  return {
    fresh: async (query = '') => (await caller.post(path + query)).get('token'),
    diff: async (token: string) => {
      const reply = await caller.post(`${path}/${token}/diff`);
      return { token: reply.status === 200 ? reply.get('token') : '', status: reply.status, items: reply.items };
    },
  };
}

it('begins with everything and goes on with what changed', async () => {
  const { as } = await openSandbox();
  const dana = as('dana.kim');
  const { fresh, diff } = follow(dana, 'contacts');
  const all = await diff(await fresh());
  expect(all.items.map((each) => each.change_type)).toEqual(['CREATED']);
  expect((await diff(all.token)).items).toEqual([]);

  const id = (await dana.post('/user/contacts', { name: 'Florist' })).get('id');
  const [taxi] = (await dana.get('/user/contacts')).items;
  await dana.post(`/user/contacts/${String(taxi?.id)}/favorite`);
  const next = await diff(all.token);
  expect(next.items.map((each) => [each.name, each.change_type, each.favorite])).toEqual([
    ['Taxi Berlin', 'UPDATED', true],
    ['Florist', 'CREATED', false],
  ]);
  await dana.post(`/user/contacts/${id}/destroy`);
  expect((await diff(next.token)).items).toEqual([{ id, change_type: 'DELETED' }]);
  expect((await diff(all.token)).items.map((each) => each.change_type)).toEqual(['UPDATED']);
});

it('follows colleagues: who is new, who changed, who left', async () => {
  const { as, service } = await openSandbox();
  const admin = await service();
  const { fresh, diff } = follow(as('dana.kim'), 'extension_contacts');
  const all = await diff(await fresh());
  expect(all.items).toHaveLength(25);
  await admin.post('/users/878156644691742051', { department: 'Field service' });
  await admin.post('/users/878156644691742045/destroy');
  const next = await diff(all.token);
  expect(next.items.map((each) => [each.extension_number, each.change_type, each.department])).toEqual([
    ['2051', 'UPDATED', 'Field service'],
    [undefined, 'DELETED', undefined],
  ]);
});

it('shows a star to its owner only', async () => {
  const { as } = await openSandbox();
  const dana = as('dana.kim');
  const [mine, theirs] = [follow(dana, 'business_contacts'), follow(as('omar.haddad'), 'business_contacts')];
  const [a, b] = [await mine.diff(await mine.fresh()), await theirs.diff(await theirs.fresh())];
  await dana.post('/user/business_contacts/878156644691745101/favorite');
  expect((await mine.diff(a.token)).items).toMatchObject([{ favorite: true, change_type: 'UPDATED' }]);
  expect((await theirs.diff(b.token)).items).toEqual([]);
});

it('opens call records from a date, with legs inside each change', async () => {
  const { as } = await openSandbox();
  const { fresh, diff } = follow(as('dana.kim'), 'cdrs');
  expect((await diff(await fresh())).items).toHaveLength(5);
  const today = await diff(await fresh('?date_from=2026-11-23T06:00:00Z'));
  expect(today.items).toHaveLength(3);
  expect(today.items[0]).toMatchObject({ change_type: 'CREATED', items: [{ callee: '2044', answered_at: '' }] });
  expect((await as('dana.kim').post('/user/cdrs/sync_tokens?date_from=soon')).code).toBe('VALIDATE_FAILED');
});

it('answers 403 for a cursor it forgot, of somebody else, or of another kind', async () => {
  const { as, clock } = await openSandbox({ switches: { cursorLifeMs: 60_000 } });
  const { fresh, diff } = follow(as('dana.kim'), 'contacts');
  const token = await fresh();
  expect((await follow(as('omar.haddad'), 'contacts').diff(token)).status).toBe(403);
  expect((await follow(as('dana.kim'), 'cdrs').diff(token)).status).toBe(403);
  expect((await diff('nonsense')).status).toBe(403);
  expect((await diff(token)).status).toBe(200);
  await clock.advance(60_001);
  expect((await diff(token)).status).toBe(403);
});
