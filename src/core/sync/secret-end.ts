const DAY_MS = 24 * 60 * 60_000;
/** So many days before its end it is said again. */
const WARN_DAYS = [30, 14, 7, 1] as const;

/** Whole days until a secret ends; negative when it has. */
function daysUntil(ends: number, now: number): number {
  return Math.ceil((ends - now) / DAY_MS);
}

/** A sentence when the client secret of Microsoft Graph ends soon, or has ended. */
export function secretWarnings(ends: number | undefined, now: number): string[] {
  if (ends === undefined) return [];
  const days = daysUntil(ends, now);
  if (days > WARN_DAYS[0]) return [];
  if (days <= 0) return ['The client secret of Microsoft Graph has ended: set a new GRAPH_CLIENT_SECRET.'];
  return [
    `The client secret of Microsoft Graph ends in ${days} ${days === 1 ? 'day' : 'days'}: make a new one in time.`,
  ];
}

/** Is this the day to say it again? */
export function isWarnDay(ends: number, now: number): boolean {
  const days = daysUntil(ends, now);
  return days <= 0 || WARN_DAYS.some((one) => one === days);
}
