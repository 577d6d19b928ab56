import { describe, expect, it } from 'vitest';
import type { NewUser } from '../../../../src/core/users.ts';
import { profiles } from '../../../../src/sandbox/portsip/switches.ts';
import { must, openBench } from './bench.ts';

const ada: NewUser = {
  username: 'ada.byron',
  name: 'Ada Byron',
  email: 'ada.byron@example.com',
  extension: '2099',
  role: 'QueueManager',
  department: '',
  mobile: '',
  secrets: { account: 'Wq7!mt4#zn2x', extension: 'Tb9?kw3+fh5v', voicemail: '739146' },
};

describe.each(profiles)('PortSIP %s', (profile) => {
  it.each(['VALIDATE_FAILED', 'UNKNOWN'] as const)(
    'says bad-input for what is taken, whatever the code (%s)',
    async (duplicate) => {
      const { phone } = await openBench({ profile, switches: { duplicate } });
      const users = must(phone.service.users);
      await users.create(ada);
      await expect(users.create(ada)).rejects.toMatchObject({
        code: 'bad-input',
        message: expect.stringContaining('taken already'),
      });
    },
  );

  it('creates with the role by name or by id, as the release wants it', async () => {
    const { phone } = await openBench({ profile });
    const users = must(phone.service.users);
    const { id } = await users.create(ada);
    expect(await users.details(id)).toMatchObject({ role: 'QueueManager' });
    expect(await users.roles()).toContainEqual(expect.objectContaining({ name: 'QueueManager', means: 'supervisor' }));
  });

  it('switches somebody off whose tokens then no longer work', async () => {
    const { phone, sessionOf, userId } = await openBench({ profile });
    const own = must(phone.own(sessionOf('dana.kim')).ownPresence);
    await own.get();
    await must(phone.service.switching).setEnabled(await userId('dana.kim'), false);
    await expect(own.get()).rejects.toMatchObject({ code: 'not-connected' });
  });

  it('reads no password, however the release shows them', async () => {
    const { phone, userId } = await openBench({ profile });
    const details = await must(phone.service.users).details(await userId('dana.kim'));
    expect(JSON.stringify(details)).not.toMatch(/Sandbox!|Phone#|720449/);
  });
});

it('says not-allowed where only the whole server may delete an administrator', async () => {
  const { phone, userId } = await openBench({ profile: '22.3' });
  const removed = must(phone.service.users).remove(await userId('jonas.weber'));
  await expect(removed).rejects.toMatchObject({ code: 'not-allowed' });
});
