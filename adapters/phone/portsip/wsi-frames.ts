import { z } from 'zod';
import type { AgentState } from '../../../src/core/agent-states.ts';

/**
 * What the PBX pushes over WSI (vendor guide "Going real-time with PortSIP PBX pub/sub", 22.2 and 22.3): only the members
 * that are used. Times are Unix seconds as text; extensions are SIP addresses or numbers; unknown members and events pass.
 */
const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''));
/** Milliseconds; 0 where there is none. */
const time = text.transform((value) => {
  const seconds = Number(value);
  if (value !== '' && Number.isFinite(seconds)) return Math.round(seconds * 1_000);
  const read = Date.parse(value);
  return Number.isNaN(read) ? 0 : read;
});
/** `sip:2044@pbx.example.com` or `2044`. */
const number = text.transform((value) => value.replace(/^sips?:/i, '').replace(/@.*$/, ''));
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .catch([])
    .transform((items) => items ?? []);

/** The answer to a command of ours. Acknowledging a subscription is not documented. */
export const Answer = z.object({ command: z.string(), status: z.coerce.number().catch(0) });

const agentStates: Readonly<Record<string, AgentState>> = {
  READY: 'READY',
  QUEUE_CALL: 'QUEUE_CALL',
  WRAP_UP: 'WRAP_UP',
  OTHER_CALL: 'OTHER_CALL',
  NOT_READY: 'NOT_READY',
  BREAK: 'BREAK',
  LUNCH: 'LUNCH',
  OFFLINE: 'OFFLINE',
};
/** How the log-out is spelled is not said. */
const agentState = text.transform(
  (value): AgentState =>
    /^log(ged)?_?out$/i.test(value) ? 'LOGGED_OUT' : (agentStates[value.toUpperCase()] ?? 'OTHER'),
);

const end = { caller: number, caller_display_name: text, callee: number, callee_display_name: text };
const target = z.object({
  call_type: text,
  caller: number,
  callee: number,
  destination: number,
  destiantion: number,
  status: text,
  answered_time: text,
  trunk_name: text,
});
export type Target = z.output<typeof target>;

const callMembers = z.object({ time, session_id: text, call_id: text, cdr_id: text, direction: text, ...end });
const record = callMembers.extend({
  start_time: time,
  answered_time: text,
  ended_time: time,
  call_status: text,
  trunk_name: text,
  call_targets: list(target),
});
export type CallMembers = z.output<typeof callMembers>;
export type CallRecordEvent = z.output<typeof record>;

const agentOfQueue = z.object({ agent_extension_number: number, state: agentState, timestamp: time });

/** One event; what nobody here listens to is `undefined`. */
export const Pushed = z.union([
  z.object({ event_type: z.literal('extension_status'), status: list(z.object({ extension: number, time })) }),
  z.object({ event_type: z.enum(['extension_call', 'extension_presence']), extension: number, time }),
  z.object({
    event_type: z.literal('extension_agent_status'),
    extension: number,
    time,
    agent_status: list(z.object({ queue_number: number, status: agentState })),
  }),
  z.object({
    event_type: z.enum(['extension_created', 'extension_updated', 'extension_destroyed']),
    extension_number: number,
  }),
  z.object({ event_type: z.enum(['queue_created', 'queue_updated', 'queue_destroy']), queue_number: number }),
  z.object({
    event_type: z.enum(['queue_status', 'queue_caller_status', 'queue_sla_breached']),
    queue_id: text,
    queue_number: number,
    agents: list(agentOfQueue),
  }),
  z.object({
    event_type: z.literal('queue_agent_status'),
    queue_id: text,
    queue_number: number,
    updated_agents: list(agentOfQueue),
    removed_agents: list(z.object({ agent_extension_number: number })),
  }),
  callMembers.extend({ event_type: z.enum(['call_start', 'call_update_info']) }),
  record.extend({ event_type: z.literal('call_cdr') }),
]);
export type Pushed = z.output<typeof Pushed>;

/** Parses a frame; undefined for what is no JSON, or nothing we know. */
export function readFrame(frame: string): { answer: z.output<typeof Answer> } | { pushed: Pushed } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    return undefined;
  }
  const pushed = Pushed.safeParse(json);
  if (pushed.success) return { pushed: pushed.data };
  const answer = Answer.safeParse(json);
  return answer.success ? { answer: answer.data } : undefined;
}
