/**
 * Presence as Patchcord sees it: the spellings of PortSIP 22.2, because the outside contract uses them; they never reach a card.
 */

/** What a person can choose. */
export const PRESENCES = ['AVAILABLE', 'AWAY', 'DO_NOT_DISTURB', 'BUSINESS_TRIP', 'LUNCH'] as const;
export type Presence = (typeof PRESENCES)[number];

/** What can be seen: the chosen value, or what the phone system derives from calls and registrations. */
export type ShownPresence = Presence | 'ON_CALL' | 'RINGING' | 'OFFLINE' | 'OTHER';

export interface PresenceState {
  presence: ShownPresence;
  /** Free text, 128 characters at most. */
  note: string;
  /** The separate do-not-disturb switch of the extension. */
  dnd: boolean;
  /** Registration and call state of the extension. */
  line: 'online' | 'on-call' | 'offline' | 'unknown';
}

/** Own presence, with the person's own token. Setting it changes where calls go. */
export interface OwnPresence {
  get(): Promise<PresenceState>;
  /** Resolves with the state read back. */
  set(wish: { presence: Presence; note: string }): Promise<PresenceState>;
}

/**
 * The switch beside the presence that keeps calls away, for anybody, with the installation's account. It is no presence: that one
 * stays as it is. Throws `not-found` for somebody who is not there.
 */
export interface DndSwitch {
  set(userId: string, on: boolean): Promise<void>;
}
