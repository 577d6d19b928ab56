import type { AgentState } from './agent-states.ts';

/** One end of a call, as the phone system names it. */
export interface CallEnd {
  /** As dialled or shown; '' when withheld. */
  number: string;
  /** '' when the system has none. */
  name: string;
}

/** A call as far as an event tells. */
export interface CallFacts {
  /** The same in every event of the call, and in the call record where the system keeps one. */
  id: string;
  from: CallEnd;
  to: CallEnd;
  /** When it began, in milliseconds; 0 when that is not said. */
  startedAt: number;
}

/**
 * Something that happened at the phone system, told at once. `user` and `queue` are the ids of `PhoneUser` and `Queue`,
 * `at` is the system's own time in milliseconds. An event is a hint to look: who must be right reads the state.
 */
export type PhoneEvent =
  /** What colleagues see of a person: chosen presence, note, calls, registrations. */
  | { kind: 'presence'; user: string; at: number }
  /** Systems that do not tell break from lunch say NOT_READY. */
  | { kind: 'agent'; user: string; queue: string; state: AgentState; at: number }
  /** A call begins, changes or ends at these numbers: of people, meeting rooms, or outside. */
  | { kind: 'line'; numbers: readonly string[]; at: number }
  /** Waiting callers or agents of a queue. */
  | { kind: 'queue'; queue: string; at: number }
  /** Somebody or a queue came, went or was renamed. */
  | { kind: 'directory'; what: 'user' | 'queue'; at: number }
  /** A call rings at a person. */
  | { kind: 'ringing'; user: string; call: CallFacts; at: number }
  /** A call to a person is over. `elsewhere`: somebody or something else took it. */
  | {
      kind: 'call-ended';
      user: string;
      call: CallFacts;
      outcome: 'answered' | 'missed' | 'voicemail' | 'elsewhere';
      at: number;
    };

/**
 * What a stream tells every change of: kinds of subjects of live cards (`queue:<id>` is of the kind `queue`), and `calls`,
 * the calls of people.
 */
export type CoveredKind = 'queue' | 'queues' | 'presence' | 'calls';

export interface PhoneEventListener {
  event(event: PhoneEvent): void;
  /** Events arrive from now on. What happened before is not told: whoever shows something reads it now. */
  connected(): void;
  /** Nothing is told until `connected`. */
  disconnected(): void;
}

/**
 * The phone system's own stream of events, with the installation's account. It may lose events, tell them twice or in
 * another order; nothing may rest on it alone.
 */
export interface PhoneEvents {
  readonly covers: readonly CoveredKind[];
  /** Connects, and connects again whenever the connection is lost, until `stop`. May be started again after that. */
  start(listener: PhoneEventListener): void;
  stop(): Promise<void>;
}

/** Where everything goes that a phone system tells, whichever way it comes: its stream of events, or a hook of its own. */
export interface PhoneEventIntake {
  /** Resolves when what follows from it for people is written down; throws when that cannot be done. */
  heard(system: string, event: PhoneEvent): Promise<void>;
  /** Never throws, and does not wait: what follows is done beside. */
  take(system: string, event: PhoneEvent): void;
  /** Resolves when what was taken so far is written down. */
  settled(): Promise<void>;
}

/** What is touched when a call begins or ends at this number: a hint for the cards of meetings that this number may be in. */
export function lineSubject(number: string): string {
  return `line:${number}`;
}
