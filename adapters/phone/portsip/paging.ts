import type { z } from 'zod';
import { type Caller, mapBounded } from './api.ts';
import { listOf } from './schema.ts';

/** The vendor's largest page. */
const top = 100;
const pagesAtOnce = 4;

/** One page, and how many there are in all. */
export async function readPage<T>(
  service: Caller,
  path: string,
  item: z.ZodType<T>,
  query: Record<string, string | number> = {},
): Promise<{ items: T[]; total: number }> {
  const { items, count } = await service.read({ method: 'GET', path, query: { skip: 0, top, ...query } }, listOf(item));
  return { items, total: Math.max(count ?? items.length, items.length) };
}

/**
 * Everything in a list, up to a bound. Whether `skip` counts from 0 or from 1 is not certain, so things seen twice
 * are dropped and one page more is read where some are still missing.
 */
export async function readAll<T extends { id: string }>(
  service: Caller,
  path: string,
  item: z.ZodType<T>,
  atMost: number,
  first?: { items: T[]; total: number },
): Promise<{ items: readonly T[]; total: number }> {
  const { items, total } = first ?? (await readPage(service, path, item));
  const byId = new Map(items.map((one) => [one.id, one]));
  const wanted = Math.min(total, atMost);
  const starts: number[] = [];
  for (let skip = top; skip < wanted && items.length > 0; skip += top) starts.push(skip);
  const add = async (skip: number) => {
    for (const one of (await readPage(service, path, item, { skip })).items) byId.set(one.id, one);
  };
  await mapBounded(starts, pagesAtOnce, add);
  if (byId.size < wanted && starts.length > 0) await add(starts.length * top + top);
  return { items: [...byId.values()].slice(0, atMost), total };
}
