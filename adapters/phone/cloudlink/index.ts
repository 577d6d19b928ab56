import type { Log } from '../../../src/core/log.ts';
import type { MeetingMemory } from '../../../src/core/meeting-memory.ts';
import type { Meter } from '../../../src/core/meter.ts';
import type { PhoneSystem } from '../../../src/core/phone.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { createAccountId } from './account-id.ts';
import { createAccounts, createDelegation } from './accounts.ts';
import { type Api, createApi } from './api.ts';
import { createConsole } from './console.ts';
import { createDirectory } from './directory.ts';
import { createEventHistory } from './event-history.ts';
import { createOwnMeetings } from './meetings.ts';
import { createMessages } from './messages.ts';
import { createNotices } from './notices.ts';
import { createPasswords } from './passwords.ts';
import { accountsIn, type CloudlinkSettings, type ConfiguredAccount } from './settings.ts';
import { createUsers } from './users.ts';

export { settings } from './settings.ts';

interface Parts {
  log: Log;
  clock: Clock;
  meter?: Meter;
  /** Where there is none, no meetings are held. */
  meetings?: MeetingMemory;
}

/**
 * CloudLink as phone systems: the account Patchcord signs in to, and for a partner one for each customer account. They share the
 * session of the one service account. Nothing is called before it is needed.
 */
export function createCloudlink(configured: CloudlinkSettings, parts: Parts): PhoneSystem[] {
  const api = createApi(configured, parts);
  return accountsIn(configured).map((account) => systemFor(account, configured, api, parts));
}

function systemFor(
  account: ConfiguredAccount,
  configured: CloudlinkSettings,
  api: Api,
  { log, clock, meetings: memory }: Parts,
): PhoneSystem {
  const accountId = createAccountId(api, account, clock);
  const directory = createDirectory({ api, account, accountId, clock, ownEmail: configured.username.toLowerCase() });
  // Subscriptions and conversations are among people of the own account.
  const notices = account.isHome
    ? createNotices({ api, account, accountId, directory, configured, clock, log })
    : undefined;
  const hears = notices && configured.notifications !== 'off';
  return {
    id: account.systemId,
    label: account.label,
    aliases: account.aliases.map((alias) => alias.toLowerCase()),
    console: createConsole(account, configured),
    ...(notices && { notices, messages: createMessages(api) }),
    ...(hears && { tells: ['calls'] }),
    service: {
      directory,
      users: createUsers({ api, account, accountId, directory }),
      eventHistory: createEventHistory(api, account, accountId),
      passwords: createPasswords({ api, accountId, directory, log }),
      // No operation that sends it is known, so an administrator does it by hand.
      welcome: {
        how: 'console',
        page: configured.portal,
        send: () => Promise.reject(new Error('There is no way to send a welcome mail')),
      },
    },
    accounts: createAccounts({ api, account, accountId, clock }),
    ...(account.delegated && { actsFor: createDelegation({ api, account, accountId, clock, log }) }),
    own(session) {
      if (!memory) return {};
      const { systemId: system } = account;
      const { meetingLink: link } = configured;
      return { ownMeetings: createOwnMeetings({ own: api.as(session), system, directory, memory, link, clock }) };
    },
    ownSkills: memory ? ['ownMeetings'] : [],
    // No interface tells of gateway, onboarding and synchronisation: nothing is said of them that is not known.
    about: async () => {
      const { usable, active } = await accountId();
      const unknown = 'not known to me: look in Mitel Administration';
      return [
        { label: 'Account', value: active === false ? `${usable}, deactivated` : usable },
        ...(notices ? [{ label: 'Notices of calls', value: await notices.state() }] : []),
        { label: 'Gateway and its onboarding', value: unknown },
        { label: 'Last synchronisation with PBX and directory (SCIM)', value: unknown },
      ];
    },
    check: async () => void (await accountId()),
    // One connection serves all accounts.
    stop: () => (account.isHome ? api.stop() : Promise.resolve()),
  };
}
