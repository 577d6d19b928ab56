/** Words for times, in one person's zone and habit. */
export interface Speech {
  /** "10:30", with the day when it is not today: "tomorrow, 10:30", "Fri 27 Nov, 10:30". */
  time(at: number): string;
  /** "in 30 minutes" when near, else as `time`. */
  soon(at: number): string;
  /** "30 minutes", "1 hour 15 minutes". */
  duration(ms: number): string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, zone: string, kind: 'clock' | 'day' | 'date'): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${kind}`;
  const known = formats.get(key);
  if (known) return known;
  const options: Intl.DateTimeFormatOptions =
    kind === 'clock'
      ? { hour: 'numeric', minute: '2-digit', timeZone: zone }
      : kind === 'day'
        ? { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone }
        : { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone };
  const made = new Intl.DateTimeFormat(kind === 'date' ? 'en-CA' : locale, options);
  if (formats.size < 500) formats.set(key, made);
  return made;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

export function speech(locale: string, zone: string, now: number): Speech {
  const date = (at: number) => format(locale, zone, 'date').format(at);
  const time = (at: number) => {
    const clock = format(locale, zone, 'clock').format(at);
    if (date(at) === date(now)) return clock;
    if (date(at) === date(now + DAY)) return `tomorrow, ${clock}`;
    return `${format(locale, zone, 'day').format(at)}, ${clock}`;
  };
  return {
    time,
    soon: (at) => (at - now < 90 * MINUTE && at > now ? `in ${duration(at - now)}, at ${time(at)}` : time(at)),
    duration,
  };
}

function duration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours > 0 ? plural(hours, 'hour') : '', rest > 0 ? plural(rest, 'minute') : ''];
  return parts.filter((part) => part !== '').join(' ');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
