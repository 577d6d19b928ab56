import type { z } from 'zod';
import type { Services } from './api.ts';
import type { Service } from './paths.ts';
import { page } from './schema.ts';

/** The reference has seen values up to 10,000. */
const top = 500;
const pagesAtMost = 100;

interface Wish {
  service: Exclude<Service, 'authentication'>;
  path: string;
  query?: Record<string, string>;
}

/** Every item of a collection: pages are followed by `next` until it is missing, up to a cap. */
export async function readAll<T>(api: Services, { service, path, query = {} }: Wish, item: z.ZodType<T>): Promise<T[]> {
  const items: T[] = [];
  let call: { path: string; query?: Record<string, string | number> } | undefined = {
    path,
    query: { ...query, $top: top },
  };
  for (let read = 0; call && read < pagesAtMost; read += 1) {
    const answer: z.infer<ReturnType<typeof page<z.ZodType<T>>>> = await api[service].read(
      { method: 'GET', ...call },
      page(item),
    );
    items.push(...(answer._embedded?.items ?? []));
    const next = answer._links?.next?.href;
    const below = next === undefined ? undefined : api.below(service, next);
    call = below === undefined ? undefined : { path: below };
  }
  return items;
}

/** Text in an OData expression: quotes are doubled. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
