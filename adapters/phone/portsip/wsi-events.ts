import type { CallFacts, PhoneEvent } from '../../../src/core/phone-events.ts';
import type { Queue } from '../../../src/core/queues.ts';
import type { PhoneUser } from '../../../src/core/users.ts';
import type { CallMembers, CallRecordEvent, Pushed, Target } from './wsi-frames.ts';

/** Who and what the numbers in events are. */
export interface Known {
  users: ReadonlyMap<string, PhoneUser>;
  /** By extension and by id. */
  queues: ReadonlyMap<string, Queue>;
}

/** An event in our words; none for numbers that nobody has. */
export function eventsOf(pushed: Pushed, known: Known, now: number): PhoneEvent[] {
  const user = (extension: string) => known.users.get(extension)?.id;
  const queue = (one: { queue_id?: string; queue_number: string }) =>
    (known.queues.get(one.queue_id ?? '') ?? known.queues.get(one.queue_number))?.id;
  switch (pushed.event_type) {
    case 'extension_status':
      return pushed.status.flatMap(({ extension, time }) => presence(user(extension), time || now));
    case 'extension_call':
      return [
        ...presence(user(pushed.extension), pushed.time || now),
        ...lines([pushed.extension], pushed.time || now),
      ];
    case 'extension_presence':
      return presence(user(pushed.extension), pushed.time || now);
    case 'extension_agent_status': {
      const agent = user(pushed.extension);
      return pushed.agent_status.flatMap(({ queue_number, status }): PhoneEvent[] => {
        const at = queue({ queue_number });
        return agent && at ? [{ kind: 'agent', user: agent, queue: at, state: status, at: pushed.time || now }] : [];
      });
    }
    case 'queue_agent_status':
    case 'queue_status':
    case 'queue_caller_status':
    case 'queue_sla_breached': {
      const changed = queue(pushed);
      return changed === undefined ? [] : [{ kind: 'queue', queue: changed, at: now }];
    }
    case 'extension_created':
    case 'extension_updated':
    case 'extension_destroyed':
      return [{ kind: 'directory', what: 'user', at: now }];
    case 'queue_created':
    case 'queue_updated':
    case 'queue_destroy':
      return [{ kind: 'directory', what: 'queue', at: now }];
    case 'call_start':
    case 'call_update_info':
      return [...ringing(pushed, known, now), ...lines([pushed.caller, pushed.callee], pushed.time || now)];
    case 'call_cdr':
      return [
        ...ended(pushed, known, now),
        ...lines([pushed.caller, pushed.callee, ...pushed.call_targets.flatMap(numbersOf)], pushed.ended_time || now),
      ];
    default:
      return pushed satisfies never;
  }
}

function presence(user: string | undefined, at: number): PhoneEvent[] {
  return user === undefined ? [] : [{ kind: 'presence', user, at }];
}

/**
 * A dial or a hang-up at a number. No topic tells of meetings: that somebody comes or goes shows as the call of their extension,
 * which is documented, and as a call to the number of the room, which is inferred; both are hints to look.
 */
function lines(numbers: readonly string[], at: number): PhoneEvent[] {
  const named = [...new Set(numbers)].filter((one) => one !== '');
  return named.length === 0 ? [] : [{ kind: 'line', numbers: named, at }];
}

/** A call that begins is for the person whose number it has; calls to queues and groups ring at people nobody names. */
function ringing(call: CallMembers, known: Known, now: number): PhoneEvent[] {
  const callee = known.users.get(call.callee);
  if (!callee) return [];
  return [{ kind: 'ringing', user: callee.id, call: factsOf(call, call.time), at: call.time || now }];
}

function ended(call: CallRecordEvent, known: Known, now: number): PhoneEvent[] {
  const numbers = new Set([call.callee, ...call.call_targets.filter(isDirect).flatMap(numbersOf)]);
  return [...numbers].flatMap((number): PhoneEvent[] => {
    const person = known.users.get(number);
    if (!person || number === call.caller) return [];
    const outcome = outcomeFor(number, call, known);
    const at = call.ended_time || now;
    return [{ kind: 'call-ended', user: person.id, call: factsOf(call, call.start_time), outcome, at }];
  });
}

/** Calls that a queue or a group hands out are nobody's own. */
function isDirect({ call_type: type }: Target): boolean {
  return type === '' || type === 'normal_call' || type === 'none';
}

function numbersOf({ callee, destination, destiantion }: Target): string[] {
  return [callee, destination, destiantion].filter((number) => number !== '');
}

const wasAnswered = ({ status, answered_time: at }: Target) => /^answer/i.test(status) || (status === '' && at !== '');

function outcomeFor(
  number: string,
  call: CallRecordEvent,
  known: Known,
): Extract<PhoneEvent, { kind: 'call-ended' }>['outcome'] {
  const answered = call.call_targets.filter(wasAnswered);
  if (answered.some((target) => numbersOf(target).includes(number))) return 'answered';
  if (call.call_targets.length === 0) return /^answer/i.test(call.call_status) ? 'answered' : 'missed';
  if (answered.length === 0) return 'missed';
  return answered.every((target) => isVoicemail(target, known)) ? 'voicemail' : 'elsewhere';
}

/**
 * Inferred, since no document says how a voicemail looks in a call record: the PBX took the call itself, so it was
 * answered at a number that is nobody's and did not go out over a trunk.
 */
function isVoicemail(target: Target, { users, queues }: Known): boolean {
  const at = [target.destination, target.destiantion, target.callee].find((number) => number !== '') ?? '';
  return isDirect(target) && target.trunk_name === '' && !users.has(at) && !queues.has(at);
}

/** The call's own id stands in its record, too; the session only in events. */
function factsOf(call: CallMembers, startedAt: number): CallFacts {
  return {
    id: call.call_id || call.session_id || call.cdr_id,
    from: { number: call.caller, name: call.caller_display_name },
    to: { number: call.callee, name: call.callee_display_name },
    startedAt,
  };
}
