import { dayOf, startOfDay } from './days.ts';

const DAY = 24 * 60 * 60_000;
const UNITS: Record<string, number> = { m: 60_000, h: 60 * 60_000, d: DAY, w: 7 * DAY };
const TODAY = /^(today|heute|aujourd'hui|hoy)$/;
const YESTERDAY = /^(yesterday|gestern|hier|ayer)$/;

/**
 * When a look back begins, in milliseconds: "2h", "3 days", "today", "yesterday", "2026-11-20". Undefined when it is none of these.
 * @param zone where days begin; IANA name
 */
export function sinceWhen(text: string, now: number, zone: string): number | undefined {
  const said = text.trim().toLowerCase();
  const length = /^(\d{1,4}) ?(m|h|d|w|min|minutes?|hours?|days?|weeks?)$/.exec(said);
  if (length) return now - Number(length[1]) * (UNITS[length[2]?.[0] ?? ''] ?? DAY);
  if (TODAY.test(said)) return startOfDay(dayOf(now, zone), zone);
  if (YESTERDAY.test(said)) return startOfDay(dayOf(startOfDay(dayOf(now, zone), zone) - DAY / 2, zone), zone);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(said) && !Number.isNaN(Date.parse(`${said}T00:00:00Z`));
  return isDay ? startOfDay(said, zone) : undefined;
}
