import { z } from 'zod';
import { field } from '../../src/core/fields.ts';
import { presenceLabel } from '../../src/core/phone-words.ts';
import { PRESENCES, type PresenceState } from '../../src/core/presence.ts';

export const presenceField = () =>
  field.choice('Presence', [
    { value: 'AVAILABLE', label: presenceLabel('AVAILABLE'), words: ['available', 'free', 'online'] },
    { value: 'AWAY', label: presenceLabel('AWAY'), words: ['away'] },
    { value: 'DO_NOT_DISTURB', label: presenceLabel('DO_NOT_DISTURB'), words: ['dnd'] },
    { value: 'BUSINESS_TRIP', label: presenceLabel('BUSINESS_TRIP'), words: ['trip'] },
    { value: 'LUNCH', label: presenceLabel('LUNCH'), words: ['lunch'] },
  ]);

/** What was chosen, as far as it can be chosen again: a derived state (on a call, offline) goes back to Available. */
export const Chosen = z.object({ presence: z.enum(PRESENCES), note: z.string() });
export type Chosen = z.infer<typeof Chosen>;

export function chosen(state: PresenceState): Chosen {
  const settable = PRESENCES.find((presence) => presence === state.presence);
  return { presence: settable ?? 'AVAILABLE', note: state.note };
}

export function sameChosen(one: Chosen, other: Chosen): boolean {
  return one.presence === other.presence && one.note === other.note;
}
