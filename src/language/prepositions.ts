/** In the four languages, folded. */
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  'in on to of from for at into onto within off out im auf von vom aus fur fuer bei beim an am zu zum zur ab a au aux en de du des d dans sur pour chez al del para por by about uber ueber mit with avec con als as como comme'.split(
    ' ',
  ),
);

/** Opposites that no other word of a sentence may stand in for. */
export type Direction = 'in' | 'out';

const WORDS: Readonly<Record<Direction, ReadonlySet<string>>> = {
  in: new Set(['into', 'onto', 'to', 'in', 'ins', 'rein', 'hinzu', 'dazu', 'zur', 'zum']),
  out: new Set(['out', 'off', 'from', 'raus', 'heraus', 'aus', 'hors']),
};

/** Which way these words lead; undefined where they say nothing of it, or both. */
export function directionOf(keys: readonly string[]): Direction | undefined {
  const found = (['in', 'out'] as const).filter((way) => keys.some((key) => WORDS[way].has(key)));
  return found.length === 1 ? found[0] : undefined;
}
