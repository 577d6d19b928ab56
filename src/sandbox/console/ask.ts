import type { Context } from 'hono';
import type { z } from 'zod';
import { bodyLimit } from '../../kit/body-limit.ts';

/** What the page shows when something could not be done. */
export const problem = (text: string) => ({ kind: 'problem' as const, text });

export const limit = bodyLimit({
  maxSize: 64 * 1024,
  onError: (c) => c.json(problem('That was too long.'), 413),
});

/**
 * A request of the page, checked. Only as JSON: a form of a foreign page cannot send that without being asked for leave first.
 */
export async function asked<T>(c: Context, schema: z.ZodType<T>): Promise<T | undefined> {
  if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) return undefined;
  const body: unknown = await c.req.json().catch(() => undefined);
  return schema.safeParse(body).data;
}
