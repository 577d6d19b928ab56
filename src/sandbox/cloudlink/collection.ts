import { filterOf, textOf } from './odata.ts';
import { invalid } from './refusal.ts';
import type { CloudSwitches } from './switches.ts';

const PAGE = 50;
const MOST = 10_000;

/** A HAL collection: `count`, `_links`, `_embedded.items`; an empty one by switch 11. */
export function collection<T extends Readonly<Record<string, unknown>>>(
  all: readonly T[],
  { self, query, switches }: { self: string; query: URLSearchParams; switches: CloudSwitches },
) {
  const filter = query.get('$filter');
  const test = filter ? filterOf(filter) : () => true;
  const fitting = all.filter((row) => test(row));
  const order = query.get('$orderby');
  if (order) fitting.sort((a, b) => textOf(a[order]).localeCompare(textOf(b[order])));
  const skip = numberIn(query, '$skip', 0);
  const top = Math.min(numberIn(query, '$top', PAGE), MOST);
  const items = fitting.slice(skip, skip + top);
  const further = new URLSearchParams(query);
  further.set('$skip', String(skip + top));
  further.set('$top', String(top));
  const more = skip + top < fitting.length;
  return {
    count: items.length,
    _links: { self: { href: self }, ...(more && { next: { href: `${self}?${further.toString()}` } }) },
    ...(items.length > 0 || switches.emptyItems === 'list' ? { _embedded: { items } } : {}),
  };
}

function numberIn(query: URLSearchParams, name: string, otherwise: number): number {
  const given = query.get(name);
  if (given === null) return otherwise;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 0) throw invalid(`${name} must be a number`);
  return value;
}
