import { endOf } from './hours.ts';
import { type Handling, waitsForSomebody } from './support-log.ts';
import type { ContactWishes, EscalationStep } from './support-settings.ts';

/** When somebody must be called in next, and which step that is; undefined when nobody needs to be, or nobody is left. */
export function nextCall(
  handling: Handling,
  steps: readonly EscalationStep[],
): { at: number; step: EscalationStep } | undefined {
  const { escalation, snoozedUntil, duplicateOf } = handling;
  const step = steps[escalation.step];
  if (!waitsForSomebody(handling) || duplicateOf !== null || !step || escalation.at === null) return undefined;
  return { at: Math.max(escalation.at + step.waitMs, snoozedUntil ?? 0), step };
}

/** The step was carried out at this time: it comes again, or the next one does. */
export function afterCall(handling: Handling, steps: readonly EscalationStep[], at: number): Handling {
  const { step, repeats } = handling.escalation;
  const again = repeats + 1 < (steps[step]?.repeat ?? 1);
  return { ...handling, escalation: again ? { step, repeats: repeats + 1, at } : { step: step + 1, repeats: 0, at } };
}

/** Until when this person is not to be disturbed; `at` itself when they may be. */
export function quietUntil(contacts: readonly ContactWishes[], email: string, at: number): number {
  const quiet = contacts.find((one) => one.email === email)?.quiet ?? [];
  return quiet.reduce((latest, hours) => Math.max(latest, endOf(hours, at)), at);
}

/** Nobody of this step may be disturbed now: the next contact is called instead. Channels are always awake. */
export function isAsleep(step: EscalationStep, contacts: readonly ContactWishes[], at: number): boolean {
  return step.to.length > 0 && step.to.every((to) => to.kind === 'person' && quietUntil(contacts, to.email, at) > at);
}
