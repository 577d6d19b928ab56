import type { CallValue } from '../../cards/model.ts';
import type { SentenceToken } from './sentence.ts';
import type { Arc } from './tags.ts';

/** A part of a sentence, tagged in one language. */
export interface Tagged {
  text: string;
  tokens: readonly SentenceToken[];
  arcs: readonly (readonly Arc[])[];
  /** Something is asked or to be shown. */
  asks: boolean;
  /** What slots were found to take, so that examples with the same slot need not look again. */
  slots: Map<string, SlotTaken[]>;
}

/** What a slot took from a sentence. */
export interface Captured {
  field: string;
  value: CallValue;
  /** Further names of a list. */
  more: string[];
}

export interface SlotTaken {
  next: number;
  gain: number;
  cost: number;
  captured: Captured;
}
