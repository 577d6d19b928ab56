/** What a phrase can mean. */
export type Tag =
  | { kind: 'concept'; name: string }
  | { kind: 'choice'; field: string; value: string }
  | { kind: Plain };

export type Plain =
  | 'doing'
  | 'small'
  | 'article'
  | 'filler'
  | 'request'
  | 'other'
  | 'other-day'
  | 'ending'
  | 'all'
  | 'and'
  | 'but'
  | 'note'
  | 'purpose'
  | 'return'
  | 'question'
  | 'asking'
  | 'colour'
  | 'everyday'
  | Guard;

/** Why a sentence must not act. */
export type Guard = 'negation' | 'report' | 'past' | 'hypothesis';

/** A phrase found in a sentence. */
export interface Arc {
  tag: Tag;
  next: number;
  /** A slip was mended to find it. */
  mended: boolean;
  /** Found by two parts with something between them. */
  gap?: true;
}

/** A phrase of this kind begins there, without a slip. */
export function hasKind(arcs: readonly Arc[] | undefined, kind: Tag['kind']): boolean {
  return arcs?.some((arc) => arc.tag.kind === kind && !arc.mended) ?? false;
}
