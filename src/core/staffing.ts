import type { AgentState, AgentWish } from './agent-states.ts';
import { type Hours, within } from './hours.ts';

/** At least so many agents on a queue at these times, and what happens when somebody leaves it with fewer. */
export interface StaffingRule {
  /** Name or number of the queue, as the operator wrote it. */
  queue: string;
  minimum: number;
  /** Any of them; always when there are none. */
  when: readonly Hours[];
  /** What happens when somebody leaves it with fewer. */
  below: 'warn' | 'confirm' | 'refuse';
  /** Where it stands: `patchcord.config.yaml:12`. */
  origin: string;
}

/** The section `queues` of the configuration. */
export interface QueueWishes {
  /** How boards show who waits. */
  callers: 'digits' | 'full';
  staffing: readonly StaffingRule[];
}

/** What leaving would do. */
export interface StaffingVerdict {
  kind: 'fine' | 'warn' | 'confirm' | 'refuse';
  /** Agents left on the queue. */
  left: number;
  /** All who serve it, on or off. */
  of: number;
  /** The rule that speaks, when one does. */
  rule?: StaffingRule;
}

/** Takes the queue's calls, has one, or has just had one. */
function isOnQueue(state: AgentState): boolean {
  return state === 'READY' || state === 'QUEUE_CALL' || state === 'WRAP_UP';
}

/** Does this wish take somebody in that state off the queue? */
export function leavesQueue(state: AgentState, wish: AgentWish): boolean {
  return isOnQueue(state) && (wish === 'NOT_READY' || wish === 'BREAK' || wish === 'LUNCH' || wish === 'LOGGED_OUT');
}

/** The rules that hold for a queue at a time. */
export function rulesFor(
  rules: readonly StaffingRule[],
  queue: { name: string; extension: string },
  at: number,
): StaffingRule[] {
  const names = [queue.name.toLowerCase(), queue.extension];
  return rules.filter(
    (rule) =>
      names.includes(rule.queue.toLowerCase()) &&
      (rule.when.length === 0 || rule.when.some((hours) => within(hours, at))),
  );
}

const STRICTNESS = { fine: 0, warn: 1, confirm: 2, refuse: 3 } as const;

/**
 * What the rules say when the agent with this extension leaves: the strictest of those that would be broken.
 * @param rules those that hold now, of `rulesFor`
 */
export function judgeLeaving(
  rules: readonly StaffingRule[],
  agents: readonly { extension: string; state: AgentState }[],
  extension: string,
): StaffingVerdict {
  const left = agents.filter((agent) => agent.extension !== extension && isOnQueue(agent.state)).length;
  const [rule] = rules
    .filter((one) => left < one.minimum)
    .toSorted((a, b) => STRICTNESS[b.below] - STRICTNESS[a.below] || b.minimum - a.minimum);
  return { kind: rule?.below ?? 'fine', left, of: agents.length, ...(rule && { rule }) };
}

/** "Leaves Support with 0 of 6 agents." */
export function leavingWords(queueName: string, { left, of, rule }: StaffingVerdict): string {
  const least = rule ? `; ${rule.minimum} ${rule.minimum === 1 ? 'is' : 'are'} wanted now` : '';
  return `Leaves ${queueName} with ${left} of ${of} ${of === 1 ? 'agent' : 'agents'}${least}.`;
}
