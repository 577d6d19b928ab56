import type { Principal } from '../principal.ts';
import type { PhoneUser } from '../users.ts';
import type { Change, Place, Side, Status } from './record.ts';
import type { Consent, Direction } from './rules.ts';

/** One side of a person, for people. */
export interface SideView {
  side: Side;
  status: Status;
  note: string;
  /** Since when as far as was seen, in milliseconds; undefined where nothing was seen yet. */
  since: number | undefined;
  /** Where it comes from: the person, a call, or the side that it follows. */
  source: 'person' | 'command' | 'call' | 'itself' | Side;
  trouble: string | undefined;
}

export interface SyncView {
  consent: Consent;
  /** True where the person has said so themselves, false where the installation's preset holds. */
  own: Readonly<Record<Place, boolean>>;
  /** Only sides that are kept in step or could be. */
  sides: readonly SideView[];
  changes: readonly Change[];
}

/** How presence synchronisation as a whole is doing. */
export interface SyncOverview {
  places: readonly { place: Place; label: string; people: number; writes: boolean }[];
  /** People who want Teams to tell of changes: how many are told of at once, how many there are, and who is left out, by name. */
  watched: { at: number; of: number; leftOut: readonly string[] };
  monitors: readonly { name: string; state: string; people: number; works: boolean; signIn?: string }[];
  /** What somebody has to mend, most urgent first. */
  warnings: readonly string[];
  /** Those with something refused, by name, and why. */
  troubles: readonly { name: string; says: string }[];
}

/** Presence synchronisation, as commands see it. */
export interface SyncService {
  /** The places that are set up, with the words people use. */
  readonly places: readonly {
    id: Place;
    label: string;
    /** Where people give their own agreement, where that is needed. */
    connect?: string;
  }[];
  show(person: PhoneUser): Promise<SyncView>;
  overview(): Promise<SyncOverview>;
  /** Resolves with what held before. */
  agree(who: Principal, wish: Partial<Record<Place, Direction>>): Promise<Consent>;
  /** Looks at everybody anew; undefined when it is done, else when it may be asked for again, in milliseconds. */
  lookAgain(): Promise<{ people: number } | { notBefore: number }>;
}
