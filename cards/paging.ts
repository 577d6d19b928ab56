import { press } from './build.ts';
import type { Button, Call } from './model.ts';

/** As many rows as one looks through. */
export const PAGE = 10;

/** The part of a list that is on show. */
export function pageOf<T>(all: readonly T[], skip = 0): T[] {
  return all.slice(skip, skip + PAGE);
}

/**
 * Buttons below a part of a list: the rest of it, and the way back.
 * @param again the same list with the same filters; it leaves out so many
 */
export function pageButtons(
  { skip = 0, total, orMore = false }: { skip?: number | undefined; total: number; orMore?: boolean },
  again: (skip: number) => Call,
): (Button | undefined)[] {
  const rest = total - skip - PAGE;
  return [
    rest > 0 ? press(`And ${rest}${orMore ? ' or more' : ''} more`, again(skip + PAGE)) : undefined,
    skip > 0
      ? press('Back', again(Math.max(0, skip - PAGE)), { says: 'Back to the part of the list before' })
      : undefined,
  ];
}
