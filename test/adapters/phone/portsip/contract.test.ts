import { profiles } from '../../../../src/sandbox/portsip/switches.ts';
import { accountsContract } from '../../../contracts/phone-accounts.ts';
import { directoryContract } from '../../../contracts/phone-directory.ts';
import { groupsContract } from '../../../contracts/phone-groups.ts';
import { ownPresenceContract } from '../../../contracts/phone-own-presence.ts';
import { passwordsContract } from '../../../contracts/phone-passwords.ts';
import { queuesContract } from '../../../contracts/phone-queues.ts';
import { usersContract } from '../../../contracts/phone-users.ts';
import { domain, must, openBench } from './bench.ts';
import { storedSecrets } from './stored-secrets.ts';

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

  passwordsContract(title, async () => {
    const { phone, userId, sandbox } = await openBench({ profile });
    const person = await must(phone.service.directory).get(await userId('dana.kim'));
    const accounts = must(phone.accounts);
    return {
      passwords: must(phone.service.passwords),
      person,
      devices: 2,
      async takes(target, secret) {
        if (target !== 'account') return (await storedSecrets(sandbox, profile, person.id))[target] === secret;
        return accounts.signIn({ username: person.username, password: secret, domain }).then(
          () => true,
          () => false,
        );
      },
    };
  });

  usersContract(title, async () => {
    const { phone, userId } = await openBench({ profile });
    return {
      users: must(phone.service.users),
      directory: must(phone.service.directory),
      personId: await userId('omar.haddad'),
      fresh: {
        username: 'ada.byron',
        name: 'Ada Byron',
        email: 'ada.byron@example.com',
        extension: '2099',
        role: 'StandardUser',
        department: 'Engineering',
        mobile: '',
        secrets: { account: 'Wq7!mt4#zn2x', extension: 'Tb9?kw3+fh5v', voicemail: '739146' },
      },
      otherRole: 'QueueManager',
      impossibleRole: 'SystemAdmin',
    };
  });

  groupsContract(title, async () => {
    const { phone, userId } = await openBench({ profile });
    const directory = must(phone.service.directory);
    return {
      groups: must(phone.service.groups),
      groupName: 'Support',
      member: await directory.get(await userId('omar.haddad')),
      stranger: await directory.get(await userId('dana.kim')),
    };
  });
}
