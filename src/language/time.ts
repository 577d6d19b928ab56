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
}

export type TimeReading = { at: number } | { problem: TimeProblem };

/** `past`: it was said exactly and is over; `unclear`: no time, or less than a minute; `too-far`: more than 30 days ahead. */
export type TimeProblem = 'past' | 'unclear' | 'too-far';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LONGEST = 30 * DAY;

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

/** A text that is nothing but a time, in the given language or else in any other. */
export function wholeSpan(text: string, language: Language): TimeSpan | undefined {
  const said = clean(text);
  if (said.length > 120) return undefined;
  return [language, ...LANGUAGES]
    .map((each) => scanTime(said, 0, each))
    .find((span) => span && /^[\s.,;!?]*$/.test(said.slice(span.end)));
}

/** The instant that was meant, counted from now. */
export function whenAt(when: When, { now, zone }: Moment): TimeReading {
  if (when.kind === 'duration') {
    if (when.ms < MINUTE) return { problem: 'unclear' };
    return when.ms > LONGEST ? { problem: 'too-far' } : { at: now + when.ms };
  }
  const at = when.kind === 'instant' ? when.at : momentAt(when, now, zone);
  if (at === undefined) return { problem: 'unclear' };
  if (at <= now) return { problem: 'past' };
  return at - now > LONGEST ? { problem: 'too-far' } : { at };
}

function momentAt({ day, clock }: Extract<When, { kind: 'moment' }>, now: number, zone: string): number | undefined {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const instant = (date: Temporal.PlainDate, minutes: number) => {
    const shown = date.add({ days: Math.floor(minutes / 1440) });
    const time = Temporal.PlainTime.from({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 });
    return shown.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
  };
  if (!day) return clock && nextOf(clock, now, today, instant);
  const date = dateOf(day, today);
  if (!date) return undefined;
  const minutes = clock ? onDay(clock) : 0;
  const at = instant(date, minutes);
  // "Monday 9:00" said on a Monday at noon is the next one; "today 3" at 4 may still be meant in the evening: both stay ahead.
  if (at <= now && day.kind === 'weekday') return instant(date.add({ days: 7 }), minutes);
  if (at <= now && clock?.twelve && minutes < 720 && date.equals(today)) return instant(date, minutes + 720);
  return at;
}

type InstantOf = (date: Temporal.PlainDate, minutes: number) => number;

function nextOf(clock: Clock, now: number, today: Temporal.PlainDate, instant: InstantOf): number | undefined {
  const readings = clock.twelve ? [clock.minutes % 720, (clock.minutes % 720) + 720] : [clock.minutes];
  const isNight = (minutes: number) => minutes >= 60 && minutes < 360;
  const minutesNow = (now - instant(today, 0)) / MINUTE;
  const allowed = clock.twelve && minutesNow >= 360 ? readings.filter((minutes) => !isNight(minutes)) : readings;
  return [0, 1]
    .flatMap((days) => allowed.map((minutes) => instant(today.add({ days }), minutes)))
    .filter((at) => at > now)
    .sort((a, b) => a - b)[0];
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
      return today.add({ days: day.nextWeek && !passesSunday ? ahead + 7 : ahead });
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
