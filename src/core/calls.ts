import { sameNumber } from './phone-numbers.ts';

/** One end of a call as the phone system tells it. */
export interface Party {
  /** Empty when it is withheld. */
  number: string;
  /** What came with the call or stands in the phone system; may be empty. Anybody can send any name. */
  name: string;
}

export interface CallRecord {
  id: string;
  /** As events name the call, where the record says so. */
  callId?: string;
  caller: Party;
  callee: Party;
  /** `unknown` where the phone system does not say: between two extensions it depends on who looks. */
  direction: 'in' | 'out' | 'internal' | 'unknown';
  /** In milliseconds. */
  startedAt: number;
  answered: boolean;
  /** How long people talked, in milliseconds; 0 when nobody answered. */
  talkedMs: number;
}

/** The person's own call records, with their own token. */
export interface OwnCalls {
  /**
   * The newest first.
   * @param asked.since only calls that began then or later, in milliseconds
   * @param asked.atMost how many are looked at
   */
  list(asked: { since?: number; atMost: number }): Promise<{
    calls: readonly CallRecord[];
    /** There are older ones that were not looked at. */
    more: boolean;
  }>;
  /** Throws `not-found` when it is not there, or somebody else's. */
  get(id: string): Promise<CallRecord>;
}

/** A call from the side of one person. */
export interface SeenCall {
  id: string;
  incoming: boolean;
  missed: boolean;
  other: Party;
  at: number;
  talkedMs: number;
}

/** The call as the person with this extension lived it: who the other one was, and whether it was missed. */
export function seenBy(call: CallRecord, extension: string): SeenCall {
  const { id, caller, callee, direction, startedAt, answered, talkedMs } = call;
  const incoming = direction === 'in' || (direction !== 'out' && !sameNumber(caller.number, extension));
  return {
    id,
    incoming,
    missed: incoming && !answered,
    other: incoming ? caller : callee,
    at: startedAt,
    talkedMs,
  };
}
