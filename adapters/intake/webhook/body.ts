import { z } from 'zod';
import type { Arrival } from '../../../src/core/intake.ts';

/** Line breaks and tabs are text; other control characters are not, and PostgreSQL takes no NUL. */
const clean = (text: string) => text.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]/gu, '');
const line = (longest: number) =>
  z
    .string()
    .transform((text) => clean(text).replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'is empty').max(longest, `is longer than ${longest} characters`));
/** Some systems write ids as numbers. */
const id = z.union([z.number().transform(String), z.string()]).pipe(line(200));

/** From 1970 to 2200: a number is Unix time, in seconds where it would be 1973 otherwise. */
const LATEST_MS = Date.UTC(2200, 0, 1);
const Moment = z
  .union([z.number(), z.string().max(60)])
  .transform((given) => (typeof given === 'string' ? Date.parse(given) : given < 1e11 ? given * 1000 : given))
  .pipe(
    z
      .number('is no time such as 2026-11-23T09:00:00Z')
      .min(0, 'is no time such as 2026-11-23T09:00:00Z')
      .max(LATEST_MS, 'is no time such as 2026-11-23T09:00:00Z'),
  )
  .transform(Math.round);

/** What may be left out is also taken as null or as nothing. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === null || given === '' ? undefined : given), schema.optional());

/** The body of `POST /hooks/support-logs`. Fields that are not named here are tolerated and dropped. */
const Body = z.object({
  id,
  product: line(200),
  title: line(500),
  reporter: line(320),
  accountId: id,
  occurredAt: Moment,
  severity: optional(line(40)),
  description: optional(z.string().transform(clean).pipe(z.string().max(100_000, 'is longer than 100000 characters'))),
});

/** A log, or what is wrong: field and reason, never the value. */
export function readLog(json: unknown): { arrival: Arrival } | { problems: string[] } {
  const read = Body.safeParse(json, { error: (issue) => (issue.input === undefined ? 'is missing' : undefined) });
  if (!read.success)
    return { problems: read.error.issues.map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`) };
  const { id: own, severity, description, ...report } = read.data;
  return {
    arrival: {
      source: 'webhook',
      delivery: `webhook:${own}`,
      id: own,
      report: {
        ...report,
        ...(severity !== undefined && { severity }),
        ...(description !== undefined && { description }),
      },
    },
  };
}
