import { Temporal } from 'temporal-polyfill';
import { LANGUAGES, type Language } from '../core/language.ts';
import type { Clock } from './clocks.ts';
import type { Day } from './days.ts';
import { clean } from './text.ts';
import { scanTime, type TimeSpan, type When } from './time-phrases.ts';

/** Where and when somebody speaks. */
export interface Moment {
  /** In milliseconds. */
  now: number;
  /** IANA name. */
  zone: string;
  language: Language;
  /** A beginning is meant: day and time of day both have to be said, and hours that a zone skips or has twice are a problem. */
  exact?: true;
}

export type TimeReading = { at: number } | { problem: TimeProblem };

/**
 * `past`: it was said exactly and is over; `unclear`: no time, or less than a minute; `too-far`: more than 30 days ahead, a year
 * for a beginning; `no-clock`: a day alone; `skipped`, `twice`: the clocks are changed over it that night.
 */
export type TimeProblem = 'past' | 'unclear' | 'too-far' | 'no-clock' | 'skipped' | 'twice';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** What is over before its answer was read is a slip. */
const SHORTEST = 5_000;
const LONGEST = 30 * DAY;
const LONGEST_AHEAD = 366 * DAY;

/**
 * Reads a whole text as the time when something ends (or begins), in milliseconds: "30m", "until 3pm", "halb vier", "mañana a las 9".
 *
 * What people leave open is decided so, and always said back to them:
 * - a time of day without a day is its next occurrence; with "today" or a date it must not be over (`past`);
 * - an hour up to twelve without am or pm is the next of both readings which does not lie between 1 and 6 at night ("3" is
 *   15:00 at 10:00, and 15:00 of the next day at 16:00); at night itself the next one counts. Where clocks have 24 hours,
 *   "9:00" and "9 Uhr" are taken as they stand from 6 on;
 * - on another day it is the one in daytime (7 to 18);
 * - a day without a time is its beginning: no hour is made up. "Morning" is 9:00, "afternoon" 15:00, "evening" 18:00;
 * - hours that the zone skips or has twice follow Temporal's `compatible`.
 */
export function readUntil(text: string, moment: Moment): TimeReading {
  const said = wholeSpan(text, moment.language);
  return said ? whenAt(said.when, moment) : { problem: 'unclear' };
}

/** Reads a whole text as a duration, in milliseconds; `undefined` when it is none or lies outside 1 minute … 30 days. */
export function readDuration(text: string, language: Language): number | undefined {
  const said = wholeSpan(text, language);
  const ms = said?.when.kind === 'duration' ? said.when.ms : undefined;
  return ms !== undefined && ms >= MINUTE && ms <= LONGEST ? ms : undefined;
}

/** The longest time that begins at this place of a text, in the given language or else in any other. */
export function findTime(text: string, start: number, language: Language): TimeSpan | undefined {
  let best = scanTime(text, start, language);
  for (const other of LANGUAGES) {
    const span = other === language ? undefined : scanTime(text, start, other);
    if (span && (!best || span.end > best.end)) best = span;
  }
  return best;
}

/** "from 2 to 3", "tomorrow 2–3 pm", "von 14 bis 15 Uhr": the second half, from its little word on. */
export function findRangeEnd(text: string, begun: TimeSpan, language: Language): TimeSpan | undefined {
  if (begun.when.kind !== 'moment' || !begun.when.clock || begun.role === 'until') return undefined;
  const link = /^\s*(?:to|bis|à|a|-|–)\s*(?=\d)/iu.exec(text.slice(begun.end, begun.end + 12));
  const span = link && findTime(text, begun.end + link[0].length, language);
  return span?.when.kind === 'moment' && span.when.clock ? { ...span, role: 'until', weak: false } : undefined;
}

/** A text that is nothing but a time, in the given language or else in any other. */
export function wholeSpan(text: string, language: Language): TimeSpan | undefined {
  const said = clean(text);
  if (said.length > 120) return undefined;
  return [language, ...LANGUAGES]
    .map((each) => scanTime(said, 0, each))
    .find((span) => span && /^[\s.,;!?]*$/.test(said.slice(span.end)));
}

/** The instant that was meant, counted from now. */
export function whenAt(when: When, { now, zone, exact }: Moment): TimeReading {
  const longest = exact ? LONGEST_AHEAD : LONGEST;
  if (when.kind === 'duration') {
    if (when.ms < SHORTEST) return { problem: 'unclear' };
    return when.ms > longest ? { problem: 'too-far' } : { at: now + when.ms };
  }
  if (exact && when.kind === 'moment' && !when.clock) return { problem: 'no-clock' };
  const found = when.kind === 'instant' ? { at: when.at } : momentAt(when, now, zone);
  if (!found) return { problem: 'unclear' };
  const { at, local } = found;
  const change = exact && local ? clockChange(local, zone) : undefined;
  if (change) return { problem: change };
  if (at <= now) return { problem: 'past' };
  return at - now > longest ? { problem: 'too-far' } : { at };
}

/** Whether the zone skips this local time, or has it twice. */
function clockChange(local: Temporal.PlainDateTime, zone: string): 'skipped' | 'twice' | undefined {
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation }),
  );
  if (!earlier || !later || earlier.epochMilliseconds === later.epochMilliseconds) return undefined;
  return earlier.toPlainDateTime().equals(local) ? 'twice' : 'skipped';
}

interface Found {
  at: number;
  /** As the clocks there show it. */
  local?: Temporal.PlainDateTime;
}

function momentAt({ day, clock }: Extract<When, { kind: 'moment' }>, now: number, zone: string): Found | undefined {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const instant = (date: Temporal.PlainDate, minutes: number) => {
    const shown = date.add({ days: Math.floor(minutes / 1440) });
    const time = Temporal.PlainTime.from({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 });
    const local = shown.toPlainDateTime(time);
    return { at: local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds, local };
  };
  if (!day) return clock && nextOf(clock, now, today, instant);
  const date = dateOf(day, today);
  if (!date) return undefined;
  const minutes = clock ? onDay(clock) : 0;
  const found = instant(date, minutes);
  const { at } = found;
  // "Monday 9:00" said on a Monday at noon is the next one; "today 3" at 4 may still be meant in the evening: both stay ahead.
  if (at <= now && day.kind === 'weekday') return instant(date.add({ days: 7 }), minutes);
  if (at <= now && clock?.twelve && minutes < 720 && date.equals(today)) return instant(date, minutes + 720);
  return found;
}

type InstantOf = (date: Temporal.PlainDate, minutes: number) => Found;

function nextOf(clock: Clock, now: number, today: Temporal.PlainDate, instant: InstantOf): Found | undefined {
  const readings = clock.twelve ? [clock.minutes % 720, (clock.minutes % 720) + 720] : [clock.minutes];
  const isNight = (minutes: number) => minutes >= 60 && minutes < 360;
  const minutesNow = (now - instant(today, 0).at) / MINUTE;
  const allowed = clock.twelve && minutesNow >= 360 ? readings.filter((minutes) => !isNight(minutes)) : readings;
  return [0, 1]
    .flatMap((days) => allowed.map((minutes) => instant(today.add({ days }), minutes)))
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at - b.at)[0];
}

/** Minutes of the day, in daytime where both were possible. */
function onDay(clock: Clock): number {
  if (!clock.twelve) return clock.minutes;
  const early = clock.minutes % 720;
  return early < 420 ? early + 720 : early;
}

function dateOf(day: Day, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  switch (day.kind) {
    case 'relative':
      return today.add({ days: day.days });
    case 'weekday': {
      const ahead = (day.weekday - today.dayOfWeek + 7) % 7;
      const passesSunday = today.dayOfWeek + ahead > 7;
      const isLater = (day.nextWeek && !passesSunday) || (day.soon && ahead <= 1);
      return today.add({ days: isLater ? ahead + 7 : ahead });
    }
    case 'date': {
      try {
        const date = Temporal.PlainDate.from(
          { year: day.year ?? today.year, month: day.month, day: day.day },
          { overflow: 'reject' },
        );
        // Without a year a date in December may be said in January, and the other way round.
        const over = day.year === undefined && Temporal.PlainDate.compare(date, today.subtract({ days: 180 })) < 0;
        return over ? date.add({ years: 1 }) : date;
      } catch {
        return undefined; // 30 February
      }
    }
    default:
      return day satisfies never;
  }
}
