import { z } from 'zod';
import { AGENT_WISHES, type AgentState, type AgentWish } from '../../src/core/agent-states.ts';
import { field } from '../../src/core/fields.ts';
import { stateLabel } from '../../src/core/phone-words.ts';
import type { Membership } from '../../src/core/queues.ts';

const STATUSES = [
  { value: 'READY', label: 'Ready', words: ['ready'] },
  { value: 'NOT_READY', label: 'Not ready', words: ['notready'] },
  { value: 'WRAP_UP', label: 'Wrap-up', words: ['wrapup'] },
  { value: 'BREAK', label: 'Break', words: ['break'] },
  { value: 'LUNCH', label: 'Lunch', words: ['lunch'] },
  { value: 'LOGGED_IN', label: 'Log in', words: ['login'] },
  { value: 'LOGGED_OUT', label: 'Log out', words: ['logout'] },
] as const;

export const statusField = () => field.choice('State', STATUSES);

/** The same choice in a form of our own. */
export function statusOptions(): { label: string; value: string }[] {
  return STATUSES.map(({ label, value }) => ({ label, value }));
}

/** One queue's part of a change: enough to put it back, also long after. */
export const Part = z.object({ queue: z.string(), status: z.enum(AGENT_WISHES), ifStill: z.exactOptional(z.string()) });
export type Part = z.infer<typeof Part>;

/** The wish that leads back to a state. Call states end by themselves: back to ready. */
export function wishBackTo(state: AgentState): AgentWish {
  const same = AGENT_WISHES.find((wish) => wish === state);
  return same ?? 'READY';
}

export function rowsOf(memberships: readonly Membership[]): string[][] {
  return memberships.map(({ queue, state }) => [queue.name, stateLabel(state)]);
}
