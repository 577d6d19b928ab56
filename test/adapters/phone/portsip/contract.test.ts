import { profiles } from '../../../../src/sandbox/portsip/switches.ts';
import { accountsContract } from '../../../contracts/phone-accounts.ts';
import { directoryContract } from '../../../contracts/phone-directory.ts';
import { ownPresenceContract } from '../../../contracts/phone-own-presence.ts';
import { queuesContract } from '../../../contracts/phone-queues.ts';
import { domain, must, openBench } from './bench.ts';

for (const profile of profiles) {
  const title = `PortSIP ${profile}`;

  directoryContract(title, async () => {
    const { phone } = await openBench({ profile });
    return {
      directory: must(phone.service.directory),
      person: { username: 'dana.kim', name: 'Dana Kim', email: 'dana.kim@example.com', extension: '2044' },
      shared: { name: 'dana', extensions: ['2044', '2045'] },
    };
  });

  queuesContract(title, async () => {
    const { phone, userId } = await openBench({ profile });
    return {
      queues: must(phone.service.queues),
      agentId: await userId('omar.haddad'),
      queueName: 'Support',
      strangerId: await userId('dana.kim'),
      // From 22.3 the pause is a reason, and only from 22.5 reasons can be read.
      shown: profile === '22.3' ? { BREAK: 'NOT_READY', LUNCH: 'NOT_READY' } : {},
    };
  });

  ownPresenceContract(title, async () => {
    const { phone, sessionOf } = await openBench({ profile });
    return must(phone.own(sessionOf('dana.kim')).ownPresence);
  });

  accountsContract(title, async () => {
    const { phone } = await openBench({ profile });
    return {
      accounts: must(phone.accounts),
      credentials: { username: 'dana.kim', password: 'Sandbox!2044', domain },
      email: 'dana.kim@example.com',
    };
  });
}
