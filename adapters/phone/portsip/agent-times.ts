import type { AgentState } from '../../../src/core/agent-states.ts';

/** Since when agents are in their states, as far as events have told: the interface itself does not say. */
export interface AgentTimes {
  /** Numbers of queue and agent; `at` in milliseconds. */
  saw(queue: string, agent: string, state: AgentState, at: number): void;
  /** When the agent came into this state, if that was told. */
  since(queue: string, agent: string, state: AgentState): number | undefined;
}

const remembered = 20_000;

export function createAgentTimes(): AgentTimes {
  const times = new Map<string, { state: AgentState; at: number }>();
  return {
    saw(queue, agent, state, at) {
      const key = `${queue} ${agent}`;
      const known = times.get(key);
      if (at <= 0 || (known && known.at > at)) return;
      // A snapshot tells the same once more; times are whole seconds, in which two states may come one after the other.
      if (known?.at === at && known.state === state) return;
      times.delete(key);
      times.set(key, { state, at });
      if (times.size > remembered) times.delete(times.keys().next().value ?? '');
    },
    since(queue, agent, state) {
      const known = times.get(`${queue} ${agent}`);
      return known && coarse(known.state) === coarse(state) ? known.at : undefined;
    },
  };
}

/** Events name neither break nor lunch. */
function coarse(state: AgentState): AgentState {
  return state === 'BREAK' || state === 'LUNCH' ? 'NOT_READY' : state;
}
