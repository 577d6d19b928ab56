import type { Fields } from './fields.ts';
import { type Pbx, type User, userOf } from './pbx.ts';
import { found, invalid } from './refusal.ts';
import type { Profile } from './switches.ts';

/** One call without an owner: signing in and the like. */
export interface OpenCall {
  readonly pbx: Pbx;
  /** The variable parts of the path, in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Fields;
  /** Where the call comes from. */
  readonly address: string;
}

/** One call by the owner of a living token. */
export interface Call extends OpenCall {
  readonly me: User;
  readonly token: string;
}

interface RouteBasics {
  /** For what the 22.2 document does not know: the first profile that serves it, and how it succeeds. */
  readonly from?: Profile;
  readonly status?: number;
  /** Members that later profiles add to the body. */
  readonly newMembers?: readonly string[];
  /** Turns the body of the profile in force into the one of 22.2, which is then checked and handed on. */
  readonly adapt?: (body: Fields, pbx: Pbx) => Fields;
}

interface OpenRoute extends RouteBasics {
  readonly open: (call: OpenCall) => unknown;
}

export interface OwnedRoute extends RouteBasics {
  readonly needs?: Privilege;
  readonly run: (call: Call) => unknown;
}

export type Route = OpenRoute | OwnedRoute;

/** Routes by "METHOD /path" as the vendor's document writes them; a bare function needs no privilege. */
export type Routes = Record<string, Route | ((call: Call) => unknown)>;

/** A leaf of the permission object (reference, section 7). */
export type Privilege =
  | 'general.meeting'
  | 'user_management.users'
  | 'user_management.roles'
  | 'phone_system.view_only'
  | 'phone_system.full_access'
  | 'company.view_only'
  | 'company_call_log.call_log_view_only'
  | 'user_call_log.call_log_view_only'
  | 'user_call_log.call_recording_view_only'
  | 'user_call_log.call_recording_full_access';

/** True when the person's role grants it; full access includes seeing. */
export function may(pbx: Pbx, user: User, privilege: Privilege): boolean {
  const [group = '', leaf = ''] = privilege.split('.');
  const leaves = pbx.roles.get(user.role)?.permissions[group];
  return leaves?.[leaf] === true || leaves?.[leaf.replace('view_only', 'full_access')] === true;
}

/** The n-th variable part of the path. */
export function param(call: OpenCall, index: number): string {
  return call.params[index] ?? '';
}

/** The user that `/users/{id}/…` names. */
export function namedUser({ pbx, params }: OpenCall): User {
  return found(userOf(pbx, params[0] ?? ''), 'User');
}

/** A text member of a body, undefined when it is not there. */
export function text(body: Fields, member: string): string | undefined {
  const value = body[member];
  return typeof value === 'string' ? value : undefined;
}

/** A text member that the vendor's schema leaves optional although nothing works without it. */
export function needed(body: Fields, member: string): string {
  const value = text(body, member);
  if (value === undefined || value === '') throw invalid(member, 'is required');
  return value;
}

/** A list of texts, empty when it is not there. */
export function texts(body: Fields, member: string): string[] {
  const value = body[member];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Members of a stored record after a change, with what was not sent kept or reset as the switch says. */
export function changed(pbx: Pbx, stored: Fields, body: Fields, defaults: Fields): Fields {
  return { ...(pbx.switches.omittedMembers === 'reset' ? { ...stored, ...defaults } : stored), ...body };
}
