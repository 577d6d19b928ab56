import type { z } from 'zod';
import { type Caller, isRefusal } from './api.ts';
import { readPage } from './paging.ts';

interface Happened {
  id: string;
  /** In milliseconds. */
  startedAt: number;
}

/**
 * The newest things of a list first, those since a time, looking at so many at the most. For call records no parameter is
 * documented: order and pages are asked for, and an answer that ignores either, or refuses the order, is put up with.
 */
export async function readNewest<T extends Happened>(
  caller: Caller,
  path: string,
  item: z.ZodType<T>,
  { since = Number.NEGATIVE_INFINITY, atMost }: { since?: number; atMost: number },
): Promise<{ items: readonly T[]; more: boolean }> {
  let order: { orderby?: string } = { orderby: 'started_at desc' };
  const first = await readPage(caller, path, item, order).catch((error: unknown) => {
    if (!isRefusal(error) || error.code !== 'bad-input') throw error;
    order = {};
    return readPage(caller, path, item);
  });
  const inOrder = isNewestFirst(first.items);
  // Where the order was ignored, the newest stand at the end.
  let skip = inOrder ? first.items.length : Math.max(first.items.length, first.total - atMost);
  const kept = inOrder || skip === first.items.length ? first.items : [];
  const seen = new Map(kept.map((one) => [one.id, one]));
  const wanted = Math.min(first.total, atMost);
  let page = first.items;
  while (seen.size < wanted && page.length > 0 && !(inOrder && endsBefore(page, since))) {
    const before = seen.size;
    page = (await readPage(caller, path, item, { ...order, skip })).items;
    for (const one of page) seen.set(one.id, one);
    // The same page again: the list knows no pages.
    if (seen.size === before) break;
    skip += page.length;
  }
  const all = [...seen.values()].toSorted((a, b) => b.startedAt - a.startedAt);
  const recent = all.filter((one) => one.startedAt >= since);
  const reached = recent.length < all.length;
  return { items: recent.slice(0, atMost), more: recent.length > atMost || (!reached && first.total > all.length) };
}

function isNewestFirst(items: readonly Happened[]): boolean {
  return items.every((one, at) => one.startedAt <= (items[at - 1]?.startedAt ?? Number.POSITIVE_INFINITY));
}

function endsBefore(page: readonly Happened[], since: number): boolean {
  return (page.at(-1)?.startedAt ?? 0) < since;
}
