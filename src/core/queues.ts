import type { AgentState, AgentWish } from './agent-states.ts';

export interface Queue {
  id: string;
  name: string;
  extension: string;
}

/** One person's place in one queue. */
export interface Membership {
  queue: Queue;
  state: AgentState;
}

export interface Agent {
  extension: string;
  name: string;
  state: AgentState;
  /** When they came into this state, in milliseconds, where the system says so. */
  since?: number;
}

/** Somebody who waits in a queue to be answered. */
export interface WaitingCaller {
  id: string;
  /** '' when it is withheld. */
  number: string;
  /** What came with the call; may be empty. */
  name: string;
  /** When they began to wait, in milliseconds. */
  since: number;
}

/** Queues and agent states, with the installation's account. */
export interface Queues {
  list(): Promise<readonly Queue[]>;
  /** The queues a person serves, with the state in each. */
  of(userId: string): Promise<Membership[]>;
  /** The state of one person in one queue. Throws `not-found` when they do not serve it. */
  state(userId: string, queueId: string): Promise<AgentState>;
  /** Logs in first where the wish needs it. Resolves with the state read back. */
  set(userId: string, queueId: string, wish: AgentWish): Promise<AgentState>;
  agents(queueId: string): Promise<Agent[]>;
  /** Who waits, in order: the first is answered next. Undefined where the system does not tell. */
  waiting(queueId: string): Promise<readonly WaitingCaller[] | undefined>;
}
