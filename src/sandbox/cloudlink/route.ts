import type { z } from 'zod';
import { accountNamed, type Cloud, type CloudAccount, type CloudUser } from './cloud.ts';
import { forbidden, invalid, missing } from './refusal.ts';

/** One call below a service's version. */
export interface Call {
  cloud: Cloud;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** JSON or form, as an object. */
  body: Readonly<Record<string, unknown>>;
  /** Path of the call, for links. */
  self: string;
  /** Who calls; undefined without a good token. */
  me: CloudUser | undefined;
}
export interface KnownCall extends Call {
  me: CloudUser;
}

export interface Answer {
  status: number;
  body?: unknown;
}

/** `open` needs no token. */
export type Route = { open: (call: Call) => Answer } | ((call: KnownCall) => Answer);
export type Routes = Readonly<Record<string, Route>>;

export function text(body: Call['body'], name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

export function parsed<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw invalid(`${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'invalid'}`);
}

/** The account of the path, when the caller may look into it: their own, or a customer's of their partner account. */
export function accountFor({ cloud, params, me }: KnownCall): CloudAccount {
  const account = accountNamed(cloud, params.accountId ?? '');
  if (!account) throw missing('Account');
  const isOwn = account.accountId === me.accountId;
  const isCustomer = me.role === 'PARTNER_ADMIN' && account.partnerId === me.accountId;
  if (!isOwn && !isCustomer) throw forbidden();
  return account;
}

export function isAdmin({ role }: CloudUser): boolean {
  return role !== 'USER';
}
