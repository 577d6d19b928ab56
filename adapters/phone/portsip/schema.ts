import { z } from 'zod';
import type { Tokens } from '../../../src/core/accounts.ts';
import type { AgentState } from '../../../src/core/agent-states.ts';
import type { Group, GroupMember } from '../../../src/core/groups.ts';
import type { PresenceState, ShownPresence } from '../../../src/core/presence.ts';
import type { Queue } from '../../../src/core/queues.ts';
import type { PhoneUser, UserDetails } from '../../../src/core/users.ts';
import { id, listOf, text, yes } from './values.ts';

export { listOf } from './values.ts';

/**
 * What PortSIP answers, cut down to what is used: passwords, PINs and provisioning secrets, which newer releases
 * put into ordinary answers, end here. Blank, null and missing are the same; unknown values become OTHER.
 */

const userFields = z.object({
  id,
  name: text,
  display_name: text,
  email: text,
  extension_number: text,
  enabled: z.unknown().optional(),
  role: text,
  role_name: text,
  department: text,
  mobile_phone: text,
});

/** A member of `GET /users`, or `GET /users/{id}`. From 22.3 the role is `role_name` beside an id. */
export const user = userFields.transform(personOf);

function personOf(one: z.output<typeof userFields>): PhoneUser {
  return {
    system: 'portsip',
    id: one.id,
    username: one.name,
    name: one.display_name || one.name,
    email: one.email.trim().toLowerCase(),
    extension: one.extension_number,
    enabled: one.enabled !== false,
    role: one.role || one.role_name,
    department: one.department,
    mobile: one.mobile_phone,
  };
}

/** `GET /users/{id}` for administrators. `sync_type` is set where a directory owns the record. */
export const userDetails = userFields.extend({ work_phone: text, sync_type: text }).transform((one): UserDetails => {
  const { work_phone: workPhone, sync_type: syncedFrom } = one;
  const elsewhere = syncedFrom === '' ? {} : { signsInWith: { name: syncedFrom, page: '' } };
  return { ...personOf(one), workPhone, syncedFrom, ...elsewhere };
});

/** `{id}` of something created. */
export const created = z.object({ id });

const shownPresences: Readonly<Record<string, ShownPresence>> = {
  AVAILABLE: 'AVAILABLE',
  ONLINE: 'AVAILABLE',
  AWAY: 'AWAY',
  DO_NOT_DISTURB: 'DO_NOT_DISTURB',
  BUSINESS_TRIP: 'BUSINESS_TRIP',
  LUNCH: 'LUNCH',
  ON_CALL: 'ON_CALL',
  OTHER_CALL: 'ON_CALL',
  RINGING: 'RINGING',
  OFFLINE: 'OFFLINE',
};
const lines: Readonly<Record<string, PresenceState['line']>> = {
  ONLINE: 'online',
  ON_CALL: 'on-call',
  OTHER_CALL: 'on-call',
  OFFLINE: 'offline',
};

/** `GET /user/status` and `GET /users/{id}/status`, with the spelling of presence that gives the release away. */
export const status = z
  .object({ status: text, presence: text, presence_note: text, enable_dnd: yes })
  .transform((one): { state: PresenceState; spelling: string } => ({
    spelling: one.presence,
    state: {
      presence: shownPresences[one.presence] ?? 'OTHER',
      note: one.presence_note,
      dnd: one.enable_dnd,
      line: lines[one.status] ?? 'unknown',
    },
  }));

/** Many of them, by the person's id. */
export const statuses = listOf(z.object({ id }).and(status)).transform(
  ({ items }) => new Map(items.map((one): [string, PresenceState] => [one.id, one.state])),
);

export const queue = z
  .object({ id, name: text, extension_number: text })
  .transform((one): Queue => ({ id: one.id, name: one.name || one.extension_number, extension: one.extension_number }));

/** `GET /call_queues/{id}/waiting`: the waiting time in seconds. */
export const waitingCaller = z
  .object({
    session_id: id,
    extension_number: text,
    display_name: text,
    waiting_time: z.coerce.number().nonnegative().catch(0),
  })
  .transform((one) => ({
    id: one.session_id,
    number: one.extension_number,
    name: one.display_name,
    waitedMs: one.waiting_time * 1_000,
  }));

const agentStates: Readonly<Record<string, AgentState>> = {
  READY: 'READY',
  NOT_READY: 'NOT_READY',
  WRAP_UP: 'WRAP_UP',
  BREAK: 'BREAK',
  LUNCH: 'LUNCH',
  LOGGED_OUT: 'LOGGED_OUT',
  QUEUE_CALL: 'QUEUE_CALL',
  OTHER_CALL: 'OTHER_CALL',
  OFFLINE: 'OFFLINE',
};

/** An agent of a queue; `reason` is readable from 22.5, a list of agents has no `status`. */
export const agent = z
  .object({ extension_number: text, display_name: text, status: text, reason: text })
  .transform((one) => ({
    extension: one.extension_number,
    name: one.display_name || one.extension_number,
    spelling: one.status,
    state: one.status === 'NOT_READY' ? (pauseOf(one.reason) ?? 'NOT_READY') : (agentStates[one.status] ?? 'OTHER'),
  }));

/** Many agents of one queue with their states, by extension. */
export const agentStatuses = listOf(agent).transform(
  ({ items }) =>
    new Map(items.flatMap((one): [string, AgentState][] => (one.spelling === '' ? [] : [[one.extension, one.state]]))),
);

/** `GET /not_ready_codes`, whose members are not described: what is sent as the reason, by the pause it stands for. */
export const notReadyCodes = listOf(
  z.union([
    text.pipe(z.string().min(1)).transform((one) => ({ code: one, pause: pauseOf(one) })),
    z.object({ reason: text, code: text, name: text, description: text }).transform((one) => ({
      code: one.reason || one.code || one.name || one.description,
      pause: pauseOf(`${one.reason} ${one.code} ${one.name} ${one.description}`),
    })),
  ]),
);

function pauseOf(words: string): 'BREAK' | 'LUNCH' | undefined {
  if (/\blunch|_lunch/i.test(words)) return 'LUNCH';
  return /\bbreak|_break/i.test(words) ? 'BREAK' : undefined;
}

const on = z
  .unknown()
  .optional()
  .transform((value) => value !== false);
const length = (fallback: number) => z.coerce.number().int().positive().catch(fallback);

/**
 * `GET /tenant/password_policy`; every switch is on by default. Where a release from 22.3 puts the length of PINs is not
 * described: any pair of members whose names speak of a PIN and of min and max is taken.
 */
export const passwordPolicy = z
  .looseObject({
    min_length: length(6),
    max_length: length(32),
    contains_letters: on,
    contains_numbers: on,
    contains_special_letters: on,
    disable_sequential_characters: on,
    disable_repeating_characters: on,
    disable_account_information: on,
  })
  .transform((policy) => ({ ...policy, pin: { min: pinLength(policy, /min/), max: pinLength(policy, /max/) } }));

function pinLength(policy: Record<string, unknown>, which: RegExp): number | undefined {
  const [, value] = Object.entries(policy).find(([name]) => /pin/.test(name) && which.test(name)) ?? [];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

/** `GET /auth/user`: the switch is the tenant's. */
export const authUser = z.object({ password_force_reset: yes });

/** A telephone that is assigned to somebody: it is provisioned by its make. */
export const deskPhone = z
  .object({ vendor: text, model: text })
  .transform((one) => ({ name: [one.vendor, one.model].filter((part) => part !== '').join(' ') }));

/** What is registered right now, in `GET /users/{id}/status`: the make in front of its firmware. */
export const registrations = z
  .object({ registration: z.array(z.object({ user_agent: text })).nullish() })
  .transform((one) =>
    (one.registration ?? []).map(({ user_agent: agent }) => ({ name: agent.replace(/[\s/]v?\d[\d.]*.*$/, '') })),
  );

/** From 22.3 roles have an id and go by it. */
export const role = z
  .object({ id: text, name: text, description: text })
  .transform((one) => ({ id: one.id || one.name, byId: one.id !== '', name: one.name, description: one.description }));

export const group = z
  .object({ id, name: text, description: text })
  .transform((one): Group => ({ id: one.id, name: one.name, description: one.description }));

export const groupMember = z
  .object({ id, name: text, display_name: text, extension_number: text })
  .transform(
    (one): GroupMember => ({ id: one.id, name: one.display_name || one.name, extension: one.extension_number }),
  );

/** `GET /tenant/status`. */
export const tenant = z.object({ version: text });

/** `GET /user`. */
export const self = z
  .object({ id, name: text, email: text })
  .transform((one) => ({ id: one.id, username: one.name, email: one.email.trim().toLowerCase() }));

/** What any token call answers: tokens, a second step, or nothing of use. */
export const signedIn = z
  .object({
    access_token: text,
    refresh_token: text,
    expires_in: z.coerce.number().positive().catch(1800),
    two_factor_enabled: yes,
    token: text,
  })
  .optional();
export type SignedIn = z.infer<typeof signedIn>;

/** The tokens of such an answer, if it has any. The old refresh token stays good where no new one came. */
export function tokensOf(answer: SignedIn, now: number, refreshBefore = ''): Tokens | undefined {
  if (!answer?.access_token) return undefined;
  return {
    access: answer.access_token,
    refresh: answer.refresh_token || refreshBefore,
    expiresAt: now + answer.expires_in * 1000,
  };
}

/** The code in `{errors: [{code, message}]}`. */
const refusal = z.object({ errors: z.array(z.object({ code: z.string() })) });
export function refusalCode(body: unknown): string | undefined {
  const read = refusal.safeParse(body);
  return read.success ? read.data.errors[0]?.code.toUpperCase() : undefined;
}
