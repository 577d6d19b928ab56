import type { Place, Shown, Wish } from './record.ts';
import type { SyncRules } from './rules.ts';
import type { PresenceWatch } from './watch.ts';

/** Somewhere beside the phone system where people's status shows, and can be written: Teams, the Slack profile. */
export interface PresencePlace {
  readonly id: Place;
  /** As people call it. */
  readonly label: string;
  /** Many accounts are read at once: it is compared every few minutes. */
  readonly bulk?: true;
  /**
   * What these accounts show now, as many as the place knows. Throws `not-connected` where a person's own agreement is needed and is
   * not there, `not-allowed` where the installation's is not.
   */
  read(accounts: readonly string[]): Promise<ReadonlyMap<string, Shown>>;
  /** Doing it twice is doing it once. @param held what we had written there before, still in force */
  write(account: string, wish: Wish, held: Wish | undefined): Promise<void>;
  /** The person's own agreement is given back; without one it does nothing. */
  forget?(account: string): Promise<void>;
  /** May it be read with the installation's account? Throws with the reason. */
  check?(): Promise<void>;
  /** The account of an address nobody has been seen with yet; undefined for nobody, and for more than one. */
  find?(email: string): Promise<string | undefined>;
}

/** Presence synchronisation, where there is a place to keep in step with the phone system. */
export interface Sync {
  readonly rules: SyncRules;
  readonly places: ReadonlyMap<Place, PresencePlace>;
  /** Who tells of changes in Teams at once, where monitors are set up. */
  readonly watch?: PresenceWatch | undefined;
  /** Where people give a place their own agreement, for places that need it. */
  readonly connect: ReadonlyMap<Place, string>;
  /** Where the preset takes part, everybody is taken in at the start; else each with their first command. */
  readonly enrols: boolean;
  /** When the client secret of Microsoft Graph ends, where the operator has said so. In milliseconds. */
  readonly secretEnds?: number | undefined;
}
