import { expect, it } from 'vitest';
import { OPERATIONS } from '../../../../adapters/phone/cloudlink/operations.ts';
import { cloudClient } from '../../../../src/sandbox/cloudlink/seed.ts';
import { must, openCloudlink } from './open-cloudlink.ts';

const PATTERNS = [...new Set<string>(Object.values(OPERATIONS).flat())].map((operation) => ({
  operation,
  form: new RegExp(`^${operation.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** `/cloudlink/admin/2017-09-01/accounts/1` as the declared operation it is. */
function named({ method, path }: { method: string; path: string }): string {
  const [, , service, , ...rest] = path.split('/');
  const call = `${service} ${method} /${rest.join('/')}`;
  return PATTERNS.find(({ form }) => form.test(call))?.operation ?? `undeclared: ${call}`;
}

/** Everything the adapter can do, once. */
async function everything(): Promise<string[]> {
  const { home, directory, users, person, sessionOf, sandbox, clock } = await openCloudlink({
    more: { appId: '00000000-0000-4000-8000-0000000000aa', delegated: true },
  });
  const { id } = await person('dana.kim');
  await directory.presence(id);
  const fresh = { username: '', name: 'Ada', email: 'ada@example.com', extension: '', role: 'USER', department: '' };
  const made = await users.create({ ...fresh, mobile: '', secrets: {} });
  await users.update(made.id, { mobile: '+49171' });
  await users.remove(made.id);
  await must(home.service.passwords).mailLink(await person('dana.kim'));
  await must(home.service.eventHistory).records({ from: 0, to: clock.now() }, 10);
  await must(home.messages).send(id, 'A code');

  const notices = must(home.notices);
  for (const address of ['http://127.0.0.1:9/one', 'http://127.0.0.1:9/other']) await notices.reconcile(address);

  await must(home.accounts).whoAmI({ access: await (await sessionOf('dana.kim')).access(), refresh: '', expiresAt: 0 });
  const own = must(home.own(must(home.actsFor?.(id))).ownMeetings);
  const omar = await person('omar.haddad');
  const wish = { mode: 'audio', subject: 'All', zone: 'UTC', pins: { chair: '', room: '' } } as const;
  const meeting = await own.create({ ...wish, invitees: [omar.id] });
  await own.start(meeting);
  await own.list();
  await own.people.ring(meeting, '2052');
  await own.muteAll(meeting, true);
  await own.people.remove(meeting, omar.id);
  await own.stop(meeting);
  await own.remove(meeting);
  return sandbox.calls().map(named);
}

it('asks CloudLink for what it declares, and for nothing else', async () => {
  const asked = await everything();
  const partner = await openCloudlink({
    as: 'partner',
    more: { accounts: { ballad: { id: '100200301', name: 'Ballad' } } },
    switches: { accountId: 'guid' },
  });
  await must(partner.systems[1]?.service.directory).all();
  const client = await openCloudlink({ more: { appId: cloudClient.id, clientSecret: cloudClient.secret } });
  await client.home.check();
  const all = [...asked, ...[partner, client].flatMap(({ sandbox }) => sandbox.calls().map(named))];
  expect([...new Set(all)].toSorted()).toEqual(PATTERNS.map(({ operation }) => operation).toSorted());
});
