import type { Language } from '../core/language.ts';
import { type Clock, readClock } from './clocks.ts';
import { type Day, readDay } from './days.ts';
import { readDurationAt, readNumber } from './durations.ts';
import type { TimeRole } from './lexicon/shape.ts';
import { pieces } from './phrases.ts';
import { type Found, type Scan, TABLES } from './time-tables.ts';

/** A time as it was said, before it is counted from now. */
export type When =
  | { kind: 'duration'; ms: number }
  | { kind: 'instant'; at: number }
  | { kind: 'moment'; day?: Day; clock?: Clock };

/** A time found in a text. */
export interface TimeSpan {
  start: number;
  end: number;
  role: TimeRole | undefined;
  when: When;
  /** Nothing but a number or a small word that often means something else: believe it only after "until". */
  weak: boolean;
}

/** Longer than any time is said. */
const LONGEST = 120;
const MINUTE = 60_000;

/** The longest time in this language that begins at this place of a text. Never reads further than 120 characters. */
export function scanTime(text: string, start: number, language: Language): TimeSpan | undefined {
  const slice = text.slice(start, start + LONGEST);
  const parts = pieces(slice);
  const first = parts[0];
  const tables = TABLES[language];
  if (!first || !(/^\d/.test(first.key) || tables.starts(first.key))) return undefined;
  const scan: Scan = { text: slice, parts, tables, language };
  const said = tables.roles.match(parts, 0);
  const spans = [
    ...(said ? [readWhen(scan, said.next, said.value)] : []),
    // "a" is an introduction in Spanish and French, and an article in English: without one is tried too.
    readWhen(scan, 0, undefined),
  ];
  let best: TimeSpan | undefined;
  for (const [i, span] of spans.entries()) {
    const last = span && parts[span.next - 1];
    const after = span && parts[span.next];
    if (!span || !last || (after?.glued && /^[\p{L}\d]/u.test(after.key))) continue;
    const introduced = i === 0 && said ? said.value : undefined;
    // "pause de 15 minutes": what begins somewhere has no length there.
    const role = introduced === 'at' && span.when.kind === 'duration' ? undefined : introduced;
    if (!best || start + last.end > best.end)
      best = { start, end: start + last.end, role, when: span.when, weak: span.weak };
  }
  return best;
}

interface Reading {
  when: When;
  next: number;
  weak: boolean;
}

/** "until 3" is a clock, "for 1h30" a duration; without such a word the shape decides. */
function readWhen(scan: Scan, at: number, role: TimeRole | undefined): Reading | undefined {
  const iso = readIso(scan, at);
  if (iso) return { when: { kind: 'instant', at: iso.value }, next: iso.next, weak: false };
  const duration = readDurationAt(scan, at);
  const moment = readMoment(scan, at);
  const asDuration = duration && {
    when: { kind: 'duration', ms: duration.value } as const,
    next: duration.next,
    weak: false,
  };
  const asMoment = moment && { when: moment.value, next: moment.next, weak: moment.weak };
  if (role === 'until' || role === 'at')
    return asMoment && (!asDuration || asMoment.next >= asDuration.next) ? asMoment : asDuration;
  if (role === 'for' || role === 'in') {
    if (asDuration && (!asMoment || asMoment.weak || asDuration.next >= asMoment.next)) return asDuration;
    return bareMinutes(scan, at) ?? (role === 'for' && asMoment && isWholeDay(asMoment.when) ? asMoment : undefined);
  }
  if (!asDuration || !asMoment) return asDuration ?? asMoment;
  if (asDuration.next !== asMoment.next) return asDuration.next > asMoment.next ? asDuration : asMoment;
  // "1h30" lasts, "15h30" is a time of day.
  return asDuration.when.ms >= 7 * 60 * MINUTE && scan.language !== 'en' ? asMoment : asDuration;
}

/** "for 30": minutes, unless it could as well be hours. */
function bareMinutes(scan: Scan, at: number): Reading | undefined {
  const amount = readNumber(scan, at);
  if (!amount || amount.value < 5 || amount.value > 600) return undefined;
  return { when: { kind: 'duration', ms: amount.value * MINUTE }, next: amount.next, weak: true };
}

/** "for the rest of the day". */
function isWholeDay(when: When): boolean {
  return when.kind === 'moment' && when.clock?.minutes === 1440;
}

function readIso(scan: Scan, at: number): Found<number> | undefined {
  const start = scan.parts[at]?.start ?? 0;
  const iso = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)(?![\p{L}\d])/u.exec(
    scan.text.slice(start),
  );
  const value = iso && Date.parse(iso[0].replace(' ', 'T').toUpperCase());
  if (!iso || typeof value !== 'number' || Number.isNaN(value)) return undefined;
  const next = scan.parts.findIndex((part) => part.start >= start + iso[0].length);
  return { value, next: next === -1 ? scan.parts.length : next };
}

/** A day, a time of day, or both in any order. */
function readMoment(scan: Scan, from: number): { value: When; next: number; weak: boolean } | undefined {
  const { parts, tables } = scan;
  let day: Day | undefined;
  let clock: (Clock & { weak: boolean }) | undefined;
  let at = from;
  let next = from;
  for (let count = 0; count < 8; count += 1) {
    const date = day ? undefined : readDay(scan, at);
    const time = clock ? undefined : (readClock(scan, at, count === 0) ?? readPart(scan, at, day));
    const small = tables.small.match(parts, at);
    if (date && (!time || date.next >= time.next)) {
      day = date.value;
      if (date.clock) clock = { ...date.clock, weak: false };
      next = at = date.next;
    } else if (time) {
      clock = time.value;
      next = at = time.next;
    } else if (small) at = small.next;
    else break;
  }
  if (!day && !clock) return undefined;
  const when: When = {
    kind: 'moment',
    ...(day && { day }),
    ...(clock && { clock: { minutes: clock.minutes, twelve: clock.twelve } }),
  };
  return { value: when, next, weak: !day && clock?.weak === true };
}

/** "morning" alone means less than "tomorrow morning", but in both it is the same hour. */
function readPart(
  { parts, tables }: Scan,
  at: number,
  day: Day | undefined,
): Found<Clock & { weak: boolean }> | undefined {
  const part = tables.parts.match(parts, at);
  return part && { value: { minutes: part.value, twelve: false, weak: !day && part.next - at === 1 }, next: part.next };
}
