import type { Clock } from '../../kit/clock.ts';
import { emailOf, employees, passwordOf } from '../company.ts';
import { eventsFor } from './analytics.ts';
import type { Cloud, CloudAccount, CloudUser, Role } from './cloud.ts';
import { type CloudSwitches, defaultSwitches } from './switches.ts';

/** A partner with three customers. The first customer is the company of the sandbox. */
export const cloudAccounts = {
  partner: { number: '100100100', name: 'Example Telecom Services', domain: 'telecom.example.com' },
  instruments: { number: '100200300', name: 'Example Instruments', domain: 'example.com' },
  ballad: { number: '100200301', name: 'Ballad Industries', domain: 'ballad.example.com' },
  harbor: { number: '100200302', name: 'Harbor Clinic', domain: 'harbor.example.com' },
} as const;
export type AccountKey = keyof typeof cloudAccounts;
const ACCOUNT_KEYS = ['partner', 'instruments', 'ballad', 'harbor'] as const satisfies readonly AccountKey[];

/** The accounts Patchcord can sign in with: an administrator of the company, or of its partner. */
export const cloudServiceAccount = {
  instruments: { email: 'patchcord@example.com', password: 'Cloud!7-cord-patch' },
  partner: { email: 'patchcord@telecom.example.com', password: 'Partner!7-cord-patch' },
} as const;

/** A machine client of the company's account. */
export const cloudClient = {
  id: '00000000-0000-4000-8000-00000000c11e',
  secret: 'machine-secret-of-the-sandbox',
} as const;

/** GUIDs are invented, and the same at every start. */
export function cloudAccountId(key: AccountKey): string {
  return `aaaaaaaa-0000-4000-8000-${cloudAccounts[key].number.padStart(12, '0')}`;
}

interface Person {
  account: AccountKey;
  name: string;
  email: string;
  extension?: string;
  role?: Role;
  password: string;
  registered?: boolean;
  hostsMeetings?: boolean;
  source?: CloudUser['source'];
}

/** Of the company: administrators, those whose records come from elsewhere, and those who are not there at all. */
const ADMINS = ['2001', '2003'];
const UNREGISTERED = ['2070'];
const WITHOUT_LICENCE = ['2045'];
const FROM: Readonly<Record<string, CloudUser['source']>> = {
  '2080': 'SCIM',
  '2055': 'PBX',
  '2074': 'MICLOUD_CONNECT',
};
const ABSENT = ['2090', '2071'];

const guests: readonly Person[] = [
  {
    account: 'partner',
    name: 'Sam Ortiz',
    email: 'sam.ortiz@example.com',
    role: 'PARTNER_ADMIN',
    password: 'Cloud!2060',
  },
  {
    account: 'partner',
    name: 'Paula Brandt',
    email: 'paula.brandt@telecom.example.com',
    role: 'PARTNER_ADMIN',
    password: 'Cloud!3001',
  },
  {
    account: 'partner',
    name: 'Marek Dvořák',
    email: 'marek.dvorak@telecom.example.com',
    role: 'PARTNER_ADMIN',
    password: 'Cloud!3002',
  },
  // One person with a user in two accounts.
  {
    account: 'ballad',
    name: 'Omar Haddad',
    email: 'omar.haddad@example.com',
    extension: '5051',
    password: 'Ballad!2051',
  },
  {
    account: 'ballad',
    name: 'Greta Olsen',
    email: 'greta.olsen@ballad.example.com',
    extension: '5001',
    role: 'ACCOUNT_ADMIN',
    password: 'Ballad!5001',
  },
  {
    account: 'ballad',
    name: "Liam O'Brien",
    email: 'liam.obrien@ballad.example.com',
    extension: '5002',
    password: 'Ballad!5002',
  },
  {
    account: 'harbor',
    name: 'Hana Sato',
    email: 'hana.sato@harbor.example.com',
    extension: '6001',
    role: 'ACCOUNT_ADMIN',
    password: 'Harbor!6001',
  },
  {
    account: 'harbor',
    name: 'Ines Costa',
    email: 'ines.costa@harbor.example.com',
    extension: '6002',
    password: 'Harbor!6002',
  },
];

function people(): Person[] {
  const staff = employees
    .filter(({ extension }) => !ABSENT.includes(extension))
    .map((employee): Person => {
      const { name, extension } = employee;
      return {
        account: 'instruments',
        name,
        email: emailOf(employee),
        extension,
        role: ADMINS.includes(extension) ? 'ACCOUNT_ADMIN' : 'USER',
        password: passwordOf(employee),
        registered: !UNREGISTERED.includes(extension),
        hostsMeetings: !WITHOUT_LICENCE.includes(extension),
        source: FROM[extension] ?? '',
      };
    });
  const service = (['instruments', 'partner'] as const).map(
    (account): Person => ({
      account,
      name: 'Patchcord',
      ...cloudServiceAccount[account],
      role: account === 'partner' ? 'PARTNER_ADMIN' : 'ACCOUNT_ADMIN',
    }),
  );
  return [...service, ...staff, ...guests];
}

export function seededCloud({ clock, switches }: { clock: Clock; switches: Partial<CloudSwitches> }): Cloud {
  const accounts = ACCOUNT_KEYS.map((key): CloudAccount => {
    const { number, name, domain } = cloudAccounts[key];
    return {
      accountId: cloudAccountId(key),
      accountNumber: number,
      name,
      active: true,
      domain,
      partnerId: key === 'partner' ? '' : cloudAccountId('partner'),
      location: 'eu',
      singleSignOn: key === 'harbor',
      delegatedAuthentication: key === 'instruments',
      accessTokenExpiryHours: key === 'partner' ? 8 : 1,
    };
  });
  const users = people().map((person, at): CloudUser => {
    const now = clock.now();
    return {
      userId: `bbbbbbbb-0000-4000-8000-${String(at + 1).padStart(12, '0')}`,
      accountId: cloudAccountId(person.account),
      name: person.name,
      email: person.email,
      role: person.role ?? 'USER',
      extension: person.extension ?? '',
      phone: '',
      mobile: '',
      registered: person.registered ?? true,
      hostsMeetings: person.hostsMeetings ?? true,
      source: person.source ?? '',
      password: person.password,
      sipPassword: `Sip#${at + 1}-never-shown`,
      createdOn: now,
      modifiedOn: now,
    };
  });
  return {
    clock,
    switches: { ...defaultSwitches(), ...switches },
    accounts: new Map(accounts.map((account) => [account.accountId, account])),
    users: new Map(users.map((user) => [user.userId, user])),
    codes: new Map(),
    access: new Map(),
    refresh: new Map(),
    clients: new Map([[cloudClient.id, { secret: cloudClient.secret, accountId: cloudAccountId('instruments') }]]),
    subscriptions: new Map(),
    conversations: new Map(),
    conferences: new Map(),
    calls: new Map(),
    mailbox: [],
    // The two that have a MiVoice Business behind them.
    events: accounts
      .filter(
        ({ accountNumber }) =>
          accountNumber === cloudAccounts.instruments.number || accountNumber === cloudAccounts.ballad.number,
      )
      .flatMap((account) => eventsFor(account, clock.now())),
  };
}
