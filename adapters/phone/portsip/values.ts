import { z } from 'zod';

/** The values of which PortSIP's answers are made. Blank, null and missing are the same. */

/** Identifiers are text, longer than a number can hold. */
export const id = z.union([z.string().min(1), z.int().transform(String)]);
export const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''));
export const yes = z
  .unknown()
  .optional()
  .transform((value) => value === true);
const count = z.int().nonnegative().optional().catch(undefined);

/** `items` of a list, and how many there are in all where the list says so. */
export function listOf<T>(item: z.ZodType<T>) {
  return z
    .object({ count, items: z.array(item).nullish() })
    .transform((list) => ({ count: list.count, items: list.items ?? [] }));
}

/** An instant in milliseconds; undefined where nothing happened (null, or "" in real answers). */
export const instant = z
  .unknown()
  .optional()
  .transform((value) => {
    const at = typeof value === 'string' && value !== '' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? undefined : at;
  });

/** A whole number, 0 where there is none. */
export const whole = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.trunc(value)) : 0));
