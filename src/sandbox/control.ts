import { z } from 'zod';
import { Caller, type Calling } from './calling.ts';
import type { TeamsSide } from './graph/side.ts';
import { reportedState } from './portsip/agents.ts';
import { stateOf } from './portsip/meetings.ts';
import { join, leave } from './portsip/participants.ts';
import { type Pbx, userOf } from './portsip/pbx.ts';
import { reportedPresence } from './portsip/presence.ts';
import { Refusal } from './portsip/refusal.ts';
import { isConnected } from './portsip/sessions.ts';
import { profiles } from './portsip/switches.ts';

/** One call under `/api`, or of CloudLink under `/cloudlink`, as it was answered. */
export interface CallRecord {
  /** ISO instant of the answer. */
  at: string;
  method: string;
  /** With `/api`, without the query. */
  path: string;
  /** E-mail of the token's owner, null without a known token. */
  person: string | null;
  status: number;
}

/** What is made to go wrong on `/api`. */
export const Faults = z.strictObject({
  /** Milliseconds before each answer. */
  latencyMs: z.number().int().min(0).max(600_000).nullish(),
  /** Answered instead of doing anything. */
  status: z.number().int().min(200).max(599).nullish(),
  /** Seconds, or a date, in the Retry-After header of such an answer. */
  retryAfter: z.union([z.number().min(0), z.string().min(1)]).nullish(),
  /** Answers 200 with a page, as a proxy in the way would; a text is the page. */
  html: z.union([z.boolean(), z.string()]).nullish(),
  /** Closes the connection without an answer. */
  down: z.boolean().nullish(),
});
export type Faults = z.infer<typeof Faults>;

/** Somebody chooses a presence in Teams by hand; `null` resets it. */
const TeamsChoice = z.strictObject({
  person: z.string().min(1),
  choose: z.strictObject({ availability: z.string(), activity: z.string() }).nullable(),
});
const ProfileChange = z.strictObject({ version: z.enum(profiles) });
const Visitor = z.strictObject({ name: z.string().min(1).max(128) });

/** The mutable parts of a sandbox the door works on. */
export interface Controlled {
  readonly pbx: Pbx;
  /** Calls that were let in by this door. */
  readonly calling: Calling;
  readonly calls: readonly CallRecord[];
  readonly teams: TeamsSide;
  faults: Faults;
}

/** People, queues and meetings as they are now, in 22.2 spelling whatever the profile. */
export function stateOfSandbox(pbx: Pbx) {
  return {
    people: [...pbx.users.values()].map((user) => ({
      id: user.id,
      name: user.displayName,
      email: user.email,
      username: user.name,
      domain: pbx.domain,
      extension: user.extension,
      presence: reportedPresence(user),
      note: user.note,
      dnd: user.settings.enable_dnd === true,
      connected: isConnected(pbx, user),
    })),
    queues: [...pbx.queues.values()].map((queue) => ({
      id: queue.id,
      name: queue.name,
      extension: queue.extension,
      agents: [...queue.agents.values()].flatMap((agent) => {
        const user = userOf(pbx, agent.userId);
        return user
          ? [{ email: user.email, extension: user.extension, status: reportedState(user, queue, agent) }]
          : [];
      }),
    })),
    meetings: [...pbx.meetings.values()].map((meeting) => ({
      id: meeting.id,
      subject: String(meeting.settings.subject),
      status: stateOf(meeting),
      locked: meeting.locked,
      muted: meeting.muted,
      recording: meeting.recording,
      participants: meeting.participants.map(({ id, name, muted, chairman }) => ({ id, name, muted, chairman })),
    })),
  };
}

export type SandboxState = ReturnType<typeof stateOfSandbox>;

/** Answers one request at `/control`: 400 for a body that makes no sense, 404 for what is not there, 409 for what cannot be. */
export async function control(
  controlled: Controlled,
  method: string,
  path: string,
  body: string,
): Promise<{ status: number; body: unknown }> {
  const { pbx, teams } = controlled;
  const [, area, id, action, ...rest] = path.slice(1).split('/');
  if (method === 'GET' && id === undefined) {
    if (area === 'state') return { status: 200, body: stateOfSandbox(pbx) };
    if (area === 'calls') return { status: 200, body: controlled.calls };
    if (area === 'teams') return { status: 200, body: teams.state() };
  }
  if (method === 'POST' && area === 'teams' && id === undefined) {
    const wish = TeamsChoice.safeParse(json(body));
    if (!wish.success) return problem(400, z.prettifyError(wish.error));
    const { person, choose } = wish.data;
    if (!teams.state().some(({ email }) => email === person)) return problem(404, 'Nobody of that address.');
    await teams.choose(person, choose ?? undefined);
    return { status: 200, body: teams.of(person) };
  }
  if (method === 'POST' && area === 'faults' && id === undefined) {
    return parsed(Faults, body, (faults) => {
      controlled.faults = faults;
      return undefined;
    });
  }
  if (method === 'POST' && area === 'profile' && id === undefined) {
    return parsed(ProfileChange, body, ({ version }) => {
      pbx.profile = version;
      return undefined;
    });
  }
  if (method === 'POST' && area === 'meetings' && (action === 'join' || action === 'leave') && rest.length === 0) {
    return parsed(Visitor, body, ({ name }) => visit(pbx, id ?? '', action, name));
  }
  if (method === 'POST' && area === 'phones' && id !== undefined && rest.length === 0) {
    return parsed(Caller, body, (caller) => {
      const refused = controlled.calling.act(id, action ?? '', caller);
      return refused && problem(refused.status, refused.error);
    });
  }
  return problem(404, 'There is nothing here.');
}

function visit(pbx: Pbx, id: string, action: 'join' | 'leave', name: string) {
  const meeting = pbx.meetings.get(id);
  if (!meeting) return problem(404, 'No such meeting.');
  if (action === 'leave') {
    const participant = meeting.participants.find((each) => each.name === name);
    if (!participant) return problem(404, 'Nobody of that name is in the meeting.');
    leave(pbx, meeting, participant);
    return undefined;
  }
  try {
    join(pbx, meeting, name);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Refusal) return problem(409, thrown.message);
    throw thrown;
  }
}

function parsed<T>(
  schema: z.ZodType<T>,
  body: string,
  act: (value: T) => { status: number; body: unknown } | undefined,
) {
  const result = schema.safeParse(json(body));
  if (!result.success) return problem(400, z.prettifyError(result.error));
  return act(result.data) ?? { status: 200, body: {} };
}

/** What is no JSON fits no schema. */
function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function problem(status: number, error: string) {
  return { status, body: { error } };
}
