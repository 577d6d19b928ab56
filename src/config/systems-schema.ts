import { z } from 'zod';
import { BASES, RIGHTS, type Right } from '../core/console-rights.ts';

const RightName = z.custom<Right>((value) => RIGHTS.some((right) => right === value), {
  error: 'is no right such as users.edit or support.view',
});
const Address = z.url({ protocol: /^https?$/ });
const People = z.array(z.email().toLowerCase()).default([]);
const Key = z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be lower-case letters, digits and hyphens');

/** The account signs in at the customer's own identity provider. */
const SingleSignOn = z.strictObject({
  /** As people call it: `Microsoft 365`. */
  name: z.string().min(1).max(60).default('your company sign-in'),
  /** Where a password is changed there. */
  page: Address.optional(),
});

const Account = z.strictObject({
  /** Number or GUID. */
  id: z.string().min(1),
  name: z.string().min(1).max(60),
  singleSignOn: SingleSignOn.optional(),
  delegated: z.boolean().optional(),
  /** Account Managers of the partner to whom this account is assigned. */
  managers: People,
});

/** A custom role of Mitel Administration; no interface tells them, so they are written down here. */
const CustomRole = z.strictObject({
  base: z.enum(BASES),
  rights: z.array(RightName).default([]),
  members: People,
});

/** `cloudlink` in `patchcord.config.yaml`. */
export const CloudlinkSchema = z
  .strictObject({
    /** As people call the account of `CLOUDLINK_ACCOUNT_ID`. */
    name: z.string().min(1).max(60).optional(),
    singleSignOn: SingleSignOn.optional(),
    /** Delegated Authentication is switched on there: Patchcord acts for people without their own sign-in. */
    delegated: z.boolean().optional(),
    /** Customer accounts of a partner, by a short name. */
    accounts: z.record(Key, Account).default({}),
    roles: z.record(z.string().min(1).max(60), CustomRole).default({}),
    /** Before the token in the header `Authorization`. */
    bearer: z.boolean().optional(),
    requestsPerMinute: z.int().min(30).max(100_000).optional(),
    /** Base addresses of single services, where the usual pattern does not fit. */
    hosts: z
      .partialRecord(z.enum(['authentication', 'admin', 'chat', 'notifications', 'media', 'analytics']), Address)
      .default({}),
    /** Where a meeting is joined, with `{code}` for its access code. */
    meetingLink: z.string().includes('{code}').optional(),
    /** Where an administrator sends welcome mails and changes support logs. */
    portal: Address.optional(),
    /** Notices of calls: `off`, or how they are signed. */
    notifications: z.enum(['off', 'unsigned', 'hmac']).optional(),
  })
  .default({ accounts: {}, roles: {}, hosts: {} });
export type CloudlinkFile = z.output<typeof CloudlinkSchema>;

/** `systems`: what several phone systems share out. */
export const SystemsSchema = z
  .strictObject({
    /** A command (`password.reset`) or a group of them (`password`), and the system that serves it. */
    serves: z.record(z.string().min(1), z.string().min(1)).default({}),
    /** The id of a channel, and the system it is about. */
    channels: z.record(z.string().min(1), z.string().min(1)).default({}),
  })
  .default({ serves: {}, channels: {} });

interface Given {
  systems: z.output<typeof SystemsSchema>;
  cloudlink: CloudlinkFile;
}

/** The ids of the systems that this configuration can have. */
function systemIds({ cloudlink }: Pick<Given, 'cloudlink'>): string[] {
  return ['portsip', 'cloudlink', ...Object.keys(cloudlink.accounts).map(accountSystemId)];
}

function accountSystemId(key: string): string {
  return `cloudlink-${key}`;
}

/** Names of systems that there are not. `place` says where a setting stands. */
export function checkSystems(file: Given, place: (path: readonly PropertyKey[]) => string, problems: string[]): void {
  const ids = systemIds(file);
  for (const part of ['serves', 'channels'] as const) {
    for (const [name, system] of Object.entries(file.systems[part])) {
      if (ids.includes(system)) continue;
      const path = ['systems', part, name];
      problems.push(`${place(path)}: ${path.join('.')}: there is no system "${system}"; there are ${ids.join(', ')}`);
    }
  }
}
