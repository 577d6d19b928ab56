import { z } from 'zod';
import type { CallRecord, Party } from '../../../src/core/calls.ts';
import { dialled } from '../../../src/core/phone-numbers.ts';
import type { Recording } from '../../../src/core/recordings.ts';
import { id, instant, text, whole } from './values.ts';

/** Call records and recordings as PortSIP answers them (sections 9.5 and 9.6 of the reference). */

/** How a caller who hides is spelled: by RFC 3323, and by carriers. */
const HIDDEN = /^(anonymous|restricted|unavailable|unknown|private|withheld|blocked)\b/i;

function party(number: string, name: string): Party {
  const shown = HIDDEN.test(name) ? '' : name.trim();
  return { number: HIDDEN.test(number) ? '' : dialled(number), name: dialled(shown) === dialled(number) ? '' : shown };
}

const directions: Readonly<Record<string, CallRecord['direction']>> = {
  INBOUND_CALL: 'in',
  OUTBOUND_CALL: 'out',
  EXTENSION_CALL: 'internal',
  // Came from outside and was led outside again.
  INBOUND_OUTBOUND_CALL: 'in',
};

const OK = 200;
const callFields = z.object({
  call_id: text,
  caller: text,
  caller_display_name: text,
  callee: text,
  callee_display_name: text,
  direction: text,
  started_at: instant,
  answered_at: instant,
  ended_at: instant,
  duration: whole,
  status_code: z.unknown().optional(),
});

/** One table of the vendor lists fewer members (no `direction`, no `answered_at`): then the SIP code says whether it was answered. */
function recordOf(callId: string, one: z.output<typeof callFields>): CallRecord {
  const { answered_at: answeredAt, ended_at: endedAt, duration } = one;
  const answered = answeredAt !== undefined || (one.status_code === undefined ? duration > 0 : one.status_code === OK);
  const talkedMs =
    answeredAt !== undefined && endedAt !== undefined ? Math.max(0, endedAt - answeredAt) : duration * 1000;
  return {
    id: callId,
    callId: one.call_id,
    caller: party(one.caller, one.caller_display_name),
    callee: party(one.callee, one.callee_display_name),
    direction: directions[one.direction] ?? 'unknown',
    startedAt: one.started_at ?? 0,
    answered,
    talkedMs: answered ? talkedMs : 0,
  };
}

/** A member of `GET /user/cdrs`. */
export const callRecord = callFields.extend({ id }).transform((one) => recordOf(one.id, one));

/** `GET /user/cdrs/{id}`: one object in `items`, without its id. */
export const singleCall = (callId: string) =>
  z.object({ items: callFields.transform((one) => recordOf(callId, one)) }).transform(({ items }) => items);

const recordingFields = z.object({
  caller: text,
  callee: text,
  started_at: instant,
  ended_at: instant,
  duration: whole,
});

function recordingOf(recordingId: string, one: z.output<typeof recordingFields>): Recording {
  const { started_at: startedAt = 0, ended_at: endedAt, duration } = one;
  return {
    id: recordingId,
    caller: party(one.caller, ''),
    callee: party(one.callee, ''),
    startedAt,
    lengthMs: duration > 0 ? duration * 1000 : endedAt === undefined ? 0 : Math.max(0, endedAt - startedAt),
  };
}

/** A member of `GET /user/recordings`. */
export const recording = recordingFields.extend({ id }).transform((one) => recordingOf(one.id, one));

/** `GET /user/recordings/{id}`: a list with one member in `items`, without its id, with the address of its file. */
export const singleRecording = (recordingId: string) =>
  z
    .object({ items: z.array(recordingFields.extend({ file_name: text, file_url: text })).min(1) })
    .transform(({ items: [one] }) => ({
      recording: recordingOf(recordingId, one ?? NOTHING),
      fileName: one?.file_name ?? '',
      fileUrl: one?.file_url ?? '',
    }));

const NOTHING = { caller: '', callee: '', started_at: undefined, ended_at: undefined, duration: 0 };
