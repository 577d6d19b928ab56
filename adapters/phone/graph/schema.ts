import { z } from 'zod';

/** Microsoft identity platform, "OAuth 2.0 client credentials flow": the answer of the token endpoint. */
export const Token = z
  .object({ access_token: z.string().min(1), expires_in: z.coerce.number(), refresh_token: z.string().optional() })
  .transform(({ access_token, expires_in, refresh_token: refresh }) => ({
    access: access_token,
    lifetimeMs: expires_in * 1_000,
    refresh,
  }));

/** A page of a list (Microsoft Graph, "Paging"). */
export const Page = z
  .object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })
  .transform(({ value, '@odata.nextLink': nextLink }) => ({ items: value, nextLink }));

export const Refusal = z.object({ error: z.object({ code: z.string() }) });

/** `checkMemberGroups`: those of the asked groups in which the person is, also through other groups. */
export const MemberGroups = z.object({ value: z.array(z.string()) }).transform(({ value }) => value);

export const WithId = z.object({ id: z.string() });
