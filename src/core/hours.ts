import { Temporal } from 'temporal-polyfill';

/** Days and hours in a time zone; `from` may be later than `to` (over midnight). Minutes since midnight. */
export interface Hours {
  /** 0 is Sunday. */
  days: readonly number[];
  from: number;
  to: number;
  /** IANA name. */
  zone: string;
}

export function within({ days, from, to, zone }: Hours, at: number): boolean {
  const { day, minute } = localTime(at, zone);
  if (from <= to) return days.includes(day) && minute >= from && minute < to;
  return (days.includes(day) && minute >= from) || (days.includes((day + 6) % 7) && minute < to);
}

/** When the hours that hold at this time are over; `at` itself when they do not hold. */
export function endOf(hours: Hours, at: number): number {
  if (!within(hours, at)) return at;
  return nextLocal(at, hours.zone, hours.to % 1440);
}

/** The next time after `at` at which the clocks of that zone show so many minutes since midnight. */
export function nextLocal(at: number, zone: string, minutes: number): number {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  // An hour that a change of the clocks leaves out is shown an hour later; one that comes twice is the first.
  for (let days = 0; ; days += 1) {
    const next = today.add({ days }).toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds;
    if (next > at) return next;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Day of the week (0 is Sunday) and minutes since midnight on the wall clock of that zone. */
function localTime(at: number, zone: string): { day: number; minute: number } {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(zone, clock);
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: DAYS.indexOf(parts.weekday ?? ''), minute: Number(parts.hour) * 60 + Number(parts.minute) };
}
