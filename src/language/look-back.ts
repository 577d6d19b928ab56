import { Temporal } from 'temporal-polyfill';
import { type Moment, whenAt } from './time.ts';
import type { When } from './time-phrases.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * A look back as the commands that look back take it: "90m" before now, or a day as "2026-11-20". A weekday is the last one, a time
 * of day the last time it was. Undefined where it does not lie behind.
 */
export function lookedBack(when: When, moment: Moment): string | undefined {
  const { now, zone } = moment;
  if (when.kind === 'duration') return lengthOf(when.ms);
  if (when.kind === 'instant') return when.at < now ? lengthOf(now - when.at) : undefined;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const { day, clock } = when;
  if (day?.kind === 'weekday') return today.subtract({ days: (today.dayOfWeek - day.weekday + 7) % 7 || 7 }).toString();
  if (day?.kind === 'relative') return day.days <= 0 ? today.add({ days: day.days }).toString() : undefined;
  if (day?.kind === 'date') {
    const date = Temporal.PlainDate.from({ year: day.year ?? today.year, month: day.month, day: day.day });
    const late = day.year === undefined && Temporal.PlainDate.compare(date, today) > 0;
    return (late ? date.subtract({ years: 1 }) : date).toString();
  }
  const next = clock && whenAt(when, moment);
  return next && 'at' in next ? lengthOf((((now - next.at) % DAY) + DAY) % DAY || DAY) : undefined;
}

function lengthOf(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  return minutes % 1_440 === 0 ? `${minutes / 1_440}d` : minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
