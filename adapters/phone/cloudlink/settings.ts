import { z } from 'zod';
import { BASES, type Right } from '../../../src/core/console-rights.ts';
import { PORTAL, SERVICES } from './paths.ts';

const SingleSignOn = z.object({ name: z.string(), page: z.string().optional() });

const CustomerAccount = z.object({
  id: z.string(),
  name: z.string(),
  singleSignOn: SingleSignOn.optional(),
  delegated: z.boolean().default(false),
  managers: z.array(z.string()).default([]),
});

/** Settings of one CloudLink account, or of a partner with the accounts of its customers. */
export const settings = z.object({
  /** Number or GUID. */
  accountId: z.string().min(1),
  /** Both '' where a machine client signs in. */
  username: z.string().default(''),
  password: z.string().default(''),
  /** Client id issued by Mitel: with it the code flow is used, without it the password flow. */
  appId: z.string().min(1).optional(),
  /** Of a machine client: it signs in instead of a user. */
  clientSecret: z.string().min(1).optional(),
  region: z.string().min(1).optional(),
  /** One base for all services, for tests. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  hosts: z.partialRecord(z.enum(SERVICES), z.url()).default({}),
  name: z.string().optional(),
  singleSignOn: SingleSignOn.optional(),
  /** Delegated Authentication is switched on in the account, so that we act for people without their own sign-in. */
  delegated: z.boolean().default(false),
  accounts: z.record(z.string(), CustomerAccount).default({}),
  roles: z
    .record(
      z.string(),
      z.object({ base: z.enum(BASES), rights: z.array(z.custom<Right>()), members: z.array(z.string()) }),
    )
    .default({}),
  bearer: z.boolean().default(true),
  requestsPerMinute: z.int().min(1).default(600),
  meetingLink: z.string().optional(),
  portal: z.string().default(PORTAL),
  notifications: z.enum(['off', 'unsigned', 'hmac']).default('unsigned'),
  /** Keys the applicationId of our subscriptions, and the secret part of the webhook's address. */
  secret: z.string().min(1),
  /** Patchcord's own version. */
  version: z.string().default('0'),
});
export type CloudlinkSettings = z.infer<typeof settings>;
export type SingleSignOn = z.infer<typeof SingleSignOn>;

/** One account as it is configured. */
export interface ConfiguredAccount {
  /** Of the phone system: `cloudlink`, `cloudlink-acme`. */
  systemId: string;
  /** Number or GUID. */
  id: string;
  label: string;
  aliases: readonly string[];
  singleSignOn: SingleSignOn | undefined;
  delegated: boolean;
  managers: readonly string[];
  isHome: boolean;
}

export function accountsIn({
  accountId,
  name,
  singleSignOn,
  delegated,
  accounts,
}: CloudlinkSettings): ConfiguredAccount[] {
  const home: ConfiguredAccount = {
    systemId: 'cloudlink',
    id: accountId,
    label: name ?? 'Mitel CloudLink',
    aliases: ['cloudlink', 'mitel cloudlink', 'mitel', accountId],
    singleSignOn,
    delegated,
    managers: [],
    isHome: true,
  };
  const customers = Object.entries(accounts).map(
    ([key, one]): ConfiguredAccount => ({
      systemId: `cloudlink-${key}`,
      id: one.id,
      label: one.name,
      aliases: [key, one.id],
      singleSignOn: one.singleSignOn,
      delegated: one.delegated,
      managers: one.managers,
      isHome: false,
    }),
  );
  return [home, ...customers];
}
