import { z } from 'zod';
import type { PhoneUser, UserDetails } from '../../../src/core/users.ts';
import type { ConfiguredAccount } from './settings.ts';

/** Tokens (2.1). Lifetimes differ by account, so `expires_in` decides. */
export const tokensAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().optional().catch(undefined),
  expires_in: z.coerce.number().positive().catch(300),
});
export type TokensAnswer = z.infer<typeof tokensAnswer>;

export const codeAnswer = z.object({ code: z.string().min(1) });

/** Who am I: booleans and times arrive as texts. */
export const claims = z.object({
  userId: z.string(),
  accountId: z.string(),
  email: z.string().toLowerCase().catch(''),
  role: z.string().catch(''),
});

/** HAL (3): `_embedded` or its items may be missing when nothing matches. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({
    _embedded: z.object({ items: z.array(item).optional() }).optional(),
    _links: z.object({ next: z.object({ href: z.string() }).optional() }).optional(),
  });
}

const text = z.string().catch('');
/** `true`, `"true"`. */
const flag = z.union([z.boolean(), z.string().transform((value) => value.toLowerCase() === 'true')]);

/** A user as far as it is looked at (4.1). Everything but the id may be missing. */
export const user = z.object({
  userId: z.string().min(1),
  name: text,
  displayName: text,
  email: z.string().trim().toLowerCase().catch(''),
  role: text,
  extension: text,
  phone: text,
  mobile: text,
  source: text,
  userVerified: flag.optional().catch(undefined),
  emailVerified: flag.optional().catch(undefined),
});
export type ListedUser = z.infer<typeof user>;

export function phoneUser({ systemId }: ConfiguredAccount, one: ListedUser): PhoneUser {
  return {
    system: systemId,
    id: one.userId,
    // People sign in with their address.
    username: one.email,
    name: one.name || one.displayName || one.email,
    email: one.email,
    extension: one.extension,
    // No operation that switches somebody off is known.
    enabled: true,
    role: one.role || 'USER',
    department: '',
    mobile: one.mobile,
  };
}

/** Other sources, as people call them. */
const SOURCES: Readonly<Record<string, string>> = {
  SCIM: 'the company directory (SCIM)',
  PBX: 'the PBX',
  MICLOUD_CONNECT: 'MiCloud Connect',
};
const OWN_SOURCES = ['', 'CLOUDLINK', 'ADMIN', 'PORTAL', 'API'];

export function userDetails(account: ConfiguredAccount, one: ListedUser): UserDetails {
  const source = one.source.toUpperCase();
  const { singleSignOn } = account;
  // Administrators may always use Mitel credentials as well (4.3).
  const elsewhere = singleSignOn && !isAdminRole(one.role);
  return {
    ...phoneUser(account, one),
    workPhone: one.phone,
    syncedFrom: OWN_SOURCES.includes(source) ? '' : (SOURCES[source] ?? one.source),
    ...(elsewhere && { signsInWith: { name: singleSignOn.name, page: singleSignOn.page ?? '' } }),
  };
}

function isAdminRole(role: string): boolean {
  return role === 'ACCOUNT_ADMIN' || role === 'PARTNER_ADMIN';
}

/** Completed the account once, as far as the flags tell (I): undefined when they say nothing. */
export function isRegistered({ userVerified, emailVerified }: ListedUser): boolean | undefined {
  if (userVerified === undefined && emailVerified === undefined) return undefined;
  return userVerified === true || emailVerified === true;
}

/** I: `active` is false while nobody of the account can sign in (C, 10.3). */
export const account = z.object({
  accountId: z.string(),
  accountNumber: z.string().catch(''),
  active: z.boolean().optional().catch(undefined),
});

/** A call as a read gives it (I): who calls may stand under several names. */
export const callRow = z.object({
  callId: z.string(),
  state: text,
  from: text,
  fromName: text,
  to: text,
});

/** A subscription of ours; the rest of it does not matter. */
export const subscription = z.object({
  subscriptionId: z.string().min(1),
  deviceId: text,
  topic: text,
});

/** One publication of a delivery (6). */
export const publication = z.object({
  publicationId: z.string().min(1).max(200),
  topic: text,
  subject: z.string(),
  content: z.looseObject({ state: text, timestamp: text, userId: text, callId: text }),
  publisher: z.object({ accountId: z.string() }),
  subscription: z.object({ subscriptionId: z.string() }).optional(),
});
export type Publication = z.infer<typeof publication>;

/** A delivery: one publication, or a batch of them around which the subscription stands. */
export const delivery = z.union([
  z.object({
    publications: z.array(publication).min(1).max(500),
    subscription: z.object({ subscriptionId: z.string() }).optional(),
  }),
  publication,
]);

/** A code of a refusal, in the shapes that were seen (2.3). Never its words. */
export function refusalCode(body: unknown): string | undefined {
  const parsed = z
    .object({ code: z.string().optional(), error: z.string().optional(), errorCode: z.string().optional() })
    .safeParse(Array.isArray(body) ? body[0] : body);
  return parsed.success ? (parsed.data.code ?? parsed.data.error ?? parsed.data.errorCode) : undefined;
}
