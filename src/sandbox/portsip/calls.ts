import { endCall, startCall } from './agents.ts';
import type { Fields } from './fields.ts';
import { byExtension, instant, type Pbx, type Queue, type User } from './pbx.ts';
import { seconds } from './wsi-told.ts';

/** Who calls, as the telephone shows it. */
export interface Caller {
  number: string;
  name: string;
}

/** A call to one person, while it lasts. */
export interface RunningCall {
  /** Its number in events and in the call record. */
  readonly id: string;
  answer(): void;
  /** Ends it: before `answer` it was missed. `voicemail`: the PBX had taken it. */
  end(how?: 'voicemail'): void;
}

type Tell = (frame: Fields) => void;

/** Lets a telephone ring, tells it as `cdr_events` do, and keeps the record (reference, sections 9.5, 12 and 13). */
export function ring(pbx: Pbx, tell: Tell, caller: Caller, user: User): RunningCall {
  const session = pbx.nextId();
  const id = `${session}@${pbx.domain}`;
  const internal = byExtension(pbx, caller.number) !== undefined;
  const began = pbx.clock.now();
  let answered = 0;
  const common = {
    session_id: session,
    cdr_id: session,
    call_id: id,
    direction: internal ? 'internal' : 'inbound',
    caller: caller.number,
    caller_display_name: caller.name,
    callee: user.extension,
    callee_display_name: user.displayName,
    did: internal ? '' : `+4930555${user.extension}`,
    outbound_caller_id: '',
  };
  pbx.ringing.add(user.id);
  tell({ event_type: 'call_start', time: seconds(began), user_data: '', ...common });
  return {
    id,
    answer() {
      answered = pbx.clock.now();
      pbx.ringing.delete(user.id);
      startCall(user);
      tell({ event_type: 'call_update_info', time: seconds(answered), ...common });
    },
    end(how) {
      pbx.ringing.delete(user.id);
      if (answered > 0) endCall(pbx, user);
      const ended = pbx.clock.now();
      pbx.cdrs.put(session, recordOf(pbx, { caller, user, id, session, began, answered, ended, internal }), user.id);
      const taken = answered > 0 || how === 'voicemail';
      const target = {
        id: session,
        call_type: 'normal_call',
        caller: caller.number,
        callee: user.extension,
        destination: user.extension,
        status: answered > 0 ? 'answered' : 'noanswer',
        status_code: answered > 0 ? 200 : 487,
        answered_time: answered > 0 ? seconds(answered) : '',
        trunk_name: '',
      };
      const box = { ...target, destination: '*97', callee: '*97', status: 'answered', answered_time: seconds(ended) };
      tell({
        event_type: 'call_cdr',
        ...common,
        start_time: seconds(began),
        ring_time: seconds(began),
        answered_time: taken ? seconds(answered || ended) : '',
        ended_time: seconds(ended),
        call_status: taken ? 'answered' : 'noanswer',
        status_code: taken ? '200' : '487',
        // As in the sample; the table calls it `end_reason`.
        ended_reason: 'caller_disconnected',
        trunk_name: internal ? '' : 'Berlin trunk',
        ring_duration: String(Math.round(((answered || ended) - began) / 1_000)),
        talk_duration: answered > 0 ? Math.round((ended - answered) / 1_000) : 0,
        call_targets: how === 'voicemail' ? [target, box] : [target],
      });
    },
  };
}

interface Ended {
  caller: Caller;
  user: User;
  id: string;
  session: string;
  began: number;
  answered: number;
  ended: number;
  internal: boolean;
}

function recordOf(pbx: Pbx, { caller, user, id, session, began, answered, ended, internal }: Ended): Fields {
  return {
    id: session,
    caller: caller.number,
    caller_domain: internal ? pbx.domain : 'trunk.example',
    caller_display_name: caller.name,
    callee: user.extension,
    callee_domain: pbx.domain,
    callee_display_name: user.displayName,
    started_at: instant(began),
    rang_at: instant(began),
    answered_at: answered > 0 ? instant(answered) : '',
    ended_at: instant(ended),
    call_id: id,
    direction: internal ? 'EXTENSION_CALL' : 'INBOUND_CALL',
    end_reason: answered > 0 ? 'CALLER_DISCONNECTED' : 'CANCELLED',
    reroute_reason: '',
    status_code: answered > 0 ? 200 : 487,
    destination: user.extension,
    outbound_caller_id: '',
    did_cid: internal ? '' : `+4930555${user.extension}`,
    trunk: internal ? '' : 'Berlin trunk',
    duration: answered > 0 ? Math.round((ended - answered) / 1_000) : 0,
    service_number: '',
    user_data: '',
    cost: 0,
    billed_account: '',
  };
}

/** A caller waits in a queue; the returned function lets them go. */
export function wait(pbx: Pbx, queue: Queue, { number, name }: Caller): () => void {
  const caller = { sessionId: pbx.nextId(), number, name, since: pbx.clock.now() };
  queue.waiting.push(caller);
  return () => {
    queue.waiting = queue.waiting.filter((one) => one !== caller);
  };
}
