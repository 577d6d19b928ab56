import type { Fields } from './fields.ts';
import { matcher } from './filter.ts';
import { invalid } from './refusal.ts';
import type { OpenCall } from './route.ts';

interface ListRules {
  /** Members a filter may name; others are refused (reference, section 16, number 13). */
  filter: readonly string[];
  /** Members that free text looks into. */
  search: readonly string[];
}

/** A list answer with the filter, search, order and page the query asks for (reference, section 4). */
export function listed({ pbx, query }: OpenCall, all: Fields[], rules: ListRules): { count: number; items: Fields[] } {
  let items = all;
  if (query.size > 0) {
    const filter = query.get('filter');
    if (filter) items = items.filter(matcher(filter, rules.filter));
    const search = query.get('search')?.toLowerCase();
    if (search) items = items.filter((item) => rules.search.some((member) => shown(item[member]).includes(search)));
    const orderby = query.get('orderby');
    if (orderby) items = ordered(items, orderby);
  }
  return { count: items.length, items: page(items, query, pbx.switches.skipOrigin) };
}

/** A list that knows pages only. */
export function paged({ pbx, query }: OpenCall, items: Fields[]): { count: number; items: Fields[] } {
  return { count: items.length, items: page(items, query, pbx.switches.skipOrigin) };
}

function page(items: Fields[], query: URLSearchParams, origin: number): Fields[] {
  const skip = whole(query, 'skip', origin, Number.MAX_SAFE_INTEGER, origin);
  const top = whole(query, 'top', 1, 100, 100);
  const first = Math.max(0, skip - origin);
  return items.slice(first, first + top);
}

function whole(query: URLSearchParams, name: string, min: number, max: number, usual: number): number {
  const given = query.get(name);
  if (given === null) return usual;
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  // The schema's minimum of skip is 0 whatever it counts from.
  if (!(value >= (name === 'skip' ? 0 : min) && value <= max))
    throw invalid(name, `must be a whole number from ${min}`);
  return value;
}

function ordered(items: Fields[], orderby: string): Fields[] {
  const keys = orderby.split(',').map((part) => {
    const [, member = '', direction = 'asc'] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(part) ?? [];
    if (!member || (items[0] && !(member in items[0]))) throw invalid('orderby', 'names an unknown member');
    return { member, sign: direction === 'desc' ? -1 : 1 };
  });
  return items.toSorted((a, b) => {
    for (const { member, sign } of keys) {
      const order = shown(a[member]).localeCompare(shown(b[member]), 'en', { numeric: true });
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : typeof value === 'number' ? String(value) : '';
}
