import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import * as es from 'chrono-node/es';
import * as fr from 'chrono-node/fr';
import type { Language } from '../core/language.ts';
import type { TimeRole, TimeWords } from './lexicon/shape.ts';
import { TIMES } from './lexicon/times.ts';
import { numberTable, type Piece, pieces, wordTable } from './phrases.ts';

/** A time as it was said, before it is counted from now. */
export type When =
  | { kind: 'duration'; ms: number }
  | { kind: 'instant'; at: number }
  | { kind: 'moment'; day?: Day; clock?: Clock };

export type Day =
  | { kind: 'relative'; days: number }
  | { kind: 'weekday'; weekday: number; nextWeek: boolean }
  | { kind: 'date'; month: number; day: number; year?: number };

export interface Clock {
  /** Minutes of the day; 1440 is its end. */
  minutes: number;
  /** It may also be twelve hours later: "3" without am or pm. */
  twelve: boolean;
}

/** A time found in a text. */
export interface TimeSpan {
  start: number;
  end: number;
  role: TimeRole | undefined;
  when: When;
  /** Nothing but a number or a small word that often means something else: believe it only after "until". */
  weak: boolean;
}

/** What a scan needs of a language, made once. */
type Tables = ReturnType<typeof tablesOf>;

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
    const role = i === 0 && said ? said.value : undefined;
    if (!best || start + last.end > best.end) best = { start, end: start + last.end, role, when: span.when, weak: span.weak };
  }
  return best;
}

interface Scan {
  text: string;
  parts: Piece[];
  tables: Tables;
  language: Language;
}

interface Found<T> {
  value: T;
  next: number;
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
  const asDuration = duration && { when: { kind: 'duration', ms: duration.value } as const, next: duration.next, weak: false };
  const asMoment = moment && { when: moment.value, next: moment.next, weak: moment.weak };
  if (role === 'until' || role === 'at') return asMoment && (!asDuration || asMoment.next >= asDuration.next) ? asMoment : asDuration;
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
  const iso = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)(?![\p{L}\d])/u.exec(scan.text.slice(start));
  const value = iso && Date.parse(iso[0].replace(' ', 'T').toUpperCase());
  if (!iso || typeof value !== 'number' || Number.isNaN(value)) return undefined;
  const next = scan.parts.findIndex((part) => part.start >= start + iso[0].length);
  return { value, next: next === -1 ? scan.parts.length : next };
}

/** In milliseconds: "1 hour and 30 minutes", "1h30", "1:30 h", "half an hour". */
export function readDurationAt(scan: Scan, from: number): Found<number> | undefined {
  const { parts, tables } = scan;
  let minutes = 0;
  let at = from;
  let hours = false;
  for (let count = 0; count < 3; count += 1) {
    const link = count > 0 ? tables.and.match(parts, at) : undefined;
    const begin = link?.next ?? at;
    const whole = tables.durations.match(parts, begin);
    const clock = count === 0 ? readHoursAndMinutes(scan, begin) : undefined;
    const amount = readAmount(scan, begin);
    const unit = amount && tables.units.match(parts, amount.next);
    if (clock) {
      return clock;
    } else if (unit && amount && (!whole || unit.next >= whole.next)) {
      minutes += amount.value * unit.value;
      hours = unit.value === 60;
      at = unit.next;
      const part = tables.fractions.match(parts, at);
      if (part) {
        minutes += part.value * unit.value;
        at = part.next;
      }
    } else if (whole) {
      minutes += whole.value;
      at = whole.next;
    } else if (count > 0 && hours && amount && !link && amount.value < 60 && /^\d/.test(parts[at]?.key ?? '')) {
      minutes += amount.value;
      at = amount.next;
      break;
    } else break;
  }
  if (at === from) return undefined;
  at = tables.tails.match(parts, at)?.next ?? at;
  return { value: Math.round(minutes * MINUTE), next: at };
}

/** "1:30 h" */
function readHoursAndMinutes({ parts, tables }: Scan, at: number): Found<number> | undefined {
  const [hour, colon, minute] = [parts[at], parts[at + 1], parts[at + 2]];
  const unit = tables.units.match(parts, at + 3);
  if (!hour || colon?.key !== ':' || !minute || unit?.value !== 60 || !/^\d{1,2}$/.test(hour.key) || !/^[0-5]\d$/.test(minute.key)) return undefined;
  return { value: (Number(hour.key) * 60 + Number(minute.key)) * MINUTE, next: unit.next };
}

/** A number with its fraction: "1.5", "1½", "one and a half". */
function readAmount(scan: Scan, at: number): Found<number> | undefined {
  const { parts, tables } = scan;
  const alone = tables.fractions.match(parts, at);
  if (alone && /^[½¼¾]/.test(parts[at]?.key ?? '')) return alone;
  const whole = readNumber(scan, at);
  if (!whole) return undefined;
  const [point, decimals] = [parts[whole.next], parts[whole.next + 1]];
  if ((point?.key === '.' || point?.key === ',') && point.glued && decimals?.glued && /^\d{1,2}$/.test(decimals.key)) {
    return { value: Number(`${whole.value}.${decimals.key}`), next: whole.next + 2 };
  }
  const part = tables.fractions.match(parts, whole.next);
  return part ? { value: whole.value + part.value, next: part.next } : whole;
}

/** Digits or words up to 99: "forty five", "cuarenta y cinco". */
function readNumber({ parts, tables }: Scan, at: number): Found<number> | undefined {
  const digits = parts[at]?.key ?? '';
  if (/^\d{1,4}$/.test(digits)) return { value: Number(digits), next: at + 1 };
  const first = tables.numbers.match(parts, at);
  if (!first || first.value < 20) return first;
  const second = tables.numbers.match(parts, tables.and.match(parts, first.next)?.next ?? first.next);
  return second && Number.isInteger(second.value) && second.value < 10 ? { value: first.value + second.value, next: second.next } : first;
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
  const when: When = { kind: 'moment', ...(day && { day }), ...(clock && { clock: { minutes: clock.minutes, twelve: clock.twelve } }) };
  return { value: when, next, weak: !day && clock?.weak === true };
}

function readDay(scan: Scan, at: number): (Found<Day> & { clock?: Clock }) | undefined {
  const { parts, tables } = scan;
  const relative = tables.days.match(parts, at);
  if (relative) return { value: { kind: 'relative', days: relative.value }, next: relative.next };
  const nextWeek = tables.nextWeek.match(parts, at);
  const weekday = tables.weekdays.match(parts, nextWeek?.next ?? at);
  if (weekday) return { value: { kind: 'weekday', weekday: weekday.value, nextWeek: nextWeek !== undefined }, next: weekday.next };
  return readDate(scan, at);
}

/** Chrono knows the calendars of the languages. It is believed only where day and month were said. */
function readDate({ text, parts, language }: Scan, at: number): (Found<Day> & { clock?: Clock }) | undefined {
  const start = parts[at]?.start;
  if (start === undefined || !LOOKS_LIKE_A_DATE.test(text.slice(start))) return undefined;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(?:(20\d\d)\b)?/.exec(text.slice(start));
  if (dotted) {
    const next = parts.findIndex((part) => part.start >= start + dotted[0].length);
    const value: Day = { kind: 'date', day: Number(dotted[1]), month: Number(dotted[2]), ...(dotted[3] && { year: Number(dotted[3]) }) };
    return { value, next: next === -1 ? parts.length : next };
  }
  const result = CHRONO[language].parse(text.slice(start))[0];
  if (result?.index !== 0) return undefined;
  const found = result.start;
  const [month, day, year, hour] = [found.get('month'), found.get('day'), found.get('year'), found.get('hour')];
  if (!found.isCertain('day') || !found.isCertain('month') || typeof month !== 'number' || typeof day !== 'number') return undefined;
  const next = parts.findIndex((part) => part.start >= start + result.text.length);
  return {
    value: { kind: 'date', month, day, ...(found.isCertain('year') && typeof year === 'number' && { year }) },
    next: next === -1 ? parts.length : next,
    ...(found.isCertain('hour') && typeof hour === 'number' && {
      clock: { minutes: hour * 60 + (found.get('minute') ?? 0), twelve: false },
    }),
  };
}

/** "morning" alone means less than "tomorrow morning", but in both it is the same hour. */
function readPart({ parts, tables }: Scan, at: number, day: Day | undefined): Found<Clock & { weak: boolean }> | undefined {
  const part = tables.parts.match(parts, at);
  return part && { value: { minutes: part.value, twelve: false, weak: !day && part.next - at === 1 }, next: part.next };
}

function readClock(scan: Scan, from: number, leading: boolean): Found<Clock & { weak: boolean }> | undefined {
  const { parts, tables } = scan;
  const named = tables.clocks.match(parts, from);
  if (named) {
    const add = tables.afterHour.match(parts, named.next);
    return { value: { minutes: named.value + (add?.value ?? 0), twelve: false, weak: false }, next: add?.next ?? named.next };
  }
  let at = from;
  let shift = 0;
  const before = tables.beforeHour.match(parts, at);
  const minutes = before ? undefined : readNumber(scan, at);
  const between = minutes && tables.between.match(parts, minutes.next);
  if (before) [shift, at] = [before.value, before.next];
  else if (minutes && between && minutes.value < 60) [shift, at] = [minutes.value * between.value, between.next];
  const shifted = at > from;
  const noon = shifted ? tables.clocks.match(parts, at) : undefined;
  if (noon) return { value: { minutes: (noon.value + shift + 1440) % 1440, twelve: false, weak: false }, next: noon.next };
  const hour = readHour(scan, at);
  if (!hour) return undefined;
  at = hour.next;
  const half = tables.halves.match(parts, at);
  if (half) at = half.next;
  if (half && (hour.hour > 12 || hour.hour === 0)) return undefined;
  const base = half ? (hour.hour % 12) * 60 + (half.value === 'pm' ? 720 : 0) : hour.hour * 60;
  const total = base + hour.minute + shift;
  if (total < 0 || total > 1440) return undefined;
  const bare = !half && !hour.marked && !shifted;
  if (bare && !leading && hour.hour > 24) return undefined;
  const certain = half !== undefined || hour.hour === 0 || hour.hour > 12 || hour.padded || (tables.clock24 && hour.marked && !hour.spoken && hour.hour >= 6);
  return { value: { minutes: total, twelve: !certain, weak: bare }, next: at };
}

interface Hour {
  hour: number;
  minute: number;
  /** "09": nobody writes the evening so. */
  padded: boolean;
  /** By minutes, "Uhr", "h" …: it can be nothing but a time of day. */
  marked: boolean;
  /** As a word, or with its quarter said in words: the way of speaking that counts to twelve. */
  spoken: boolean;
  next: number;
}

function readHour(scan: Scan, from: number): Hour | undefined {
  const { parts, tables } = scan;
  const written = parts[from]?.key ?? '';
  const four = /^([01]\d|2[0-3])([0-5]\d)$/.exec(written);
  if (four) return { hour: Number(four[1]), minute: Number(four[2]), padded: true, marked: false, spoken: false, next: from + 1 };
  const number = readNumber(scan, from);
  if (!number || !Number.isInteger(number.value) || number.value > 24) return undefined;
  const digits = /^\d/.test(written);
  // "until a meeting" is not one o'clock, "until an hour" neither; "hasta la una" is.
  const article = !digits && number.value === 1 && !/^(?:one|eins)$/.test(written) && parts[from - 1]?.key !== 'la';
  if (article && !tables.hourMarks.match(parts, number.next)) return undefined;
  const found: Hour = { hour: number.value, minute: 0, padded: /^0\d$/.test(written), marked: false, spoken: !digits, next: number.next };
  const [sign, minute] = [parts[found.next], parts[found.next + 1]];
  if (digits && sign?.glued && minute?.glued && (sign.key === ':' || sign.key === '.') && /^[0-5]\d$/.test(minute.key)) {
    return { ...found, minute: Number(minute.key), marked: true, next: tables.hourMarks.match(parts, found.next + 2)?.next ?? found.next + 2 };
  }
  const mark = tables.hourMarks.match(parts, found.next);
  if (mark) {
    found.marked = true;
    found.next = mark.next;
    const after = parts[mark.next];
    if (after && /^[0-5]\d$/.test(after.key)) return { ...found, minute: Number(after.key), next: mark.next + 1 };
  }
  const add = tables.afterHour.match(parts, found.next);
  if (add) return { ...found, minute: add.value, marked: true, spoken: true, next: add.next };
  const signed = tables.signs.match(parts, found.next);
  const more = signed && readNumber(scan, signed.next);
  if (signed && more && more.value < 60 && more.value >= 5) return { ...found, minute: more.value * signed.value, marked: true, spoken: true, next: more.next };
  return found;
}

function tablesOf(words: TimeWords) {
  const tables = {
    numbers: numberTable(words.numbers),
    units: numberTable(words.units),
    durations: numberTable(words.durations),
    fractions: numberTable(words.fractions),
    and: wordTable({ and: words.and }),
    roles: wordTable(words.roles),
    clocks: numberTable(words.clocks),
    hourMarks: wordTable({ mark: words.hourMarks }),
    beforeHour: numberTable(words.beforeHour),
    afterHour: numberTable(words.afterHour),
    between: numberTable(words.between),
    signs: numberTable(words.signs),
    halves: wordTable(words.halves),
    days: numberTable(words.days),
    weekdays: numberTable(words.weekdays),
    nextWeek: wordTable({ next: words.nextWeek }),
    parts: numberTable(words.parts),
    small: wordTable({ small: words.small }),
    tails: wordTable({ tail: words.tails }),
    clock24: words.clock24,
  };
  const openers = [tables.numbers, tables.durations, tables.roles, tables.clocks, tables.beforeHour, tables.days, tables.weekdays, tables.nextWeek, tables.parts, tables.small, tables.fractions];
  return { ...tables, starts: (key: string) => openers.some((table) => table.begins(key)) || MONTH.test(key) };
}

/** The beginnings of the months' names in the four languages, folded. */
const MONTH = /^(?:jan|ene|f[e]b|fev|mar|apr|avr|abr|mai|may|jun|juin|juil|jul|aug|aou|ago|sep|o[ck]t|nov|de[czk]|dic)/;
const MONTHS = '(?:jan|ene|f[eé]v|feb|mar|m[aä]r|apr|avr|abr|mai|may|ju[nlií]|aug|ao[uû]|ago|sep|o[ck]t|nov|d[eé][ckz]|dic)';
const LOOKS_LIKE_A_DATE = new RegExp(
  String.raw`^(?:\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?${MONTHS}|\d{1,2}[./-]\d{1,2}(?:[./-]|\s|$)|\d{4}-\d|${MONTHS}\p{L}*\.?\s+\d{1,2})`,
  'iu',
);
const CHRONO = { en, de, fr, es };
const TABLES: Record<Language, Tables> = {
  en: tablesOf(TIMES.en),
  de: tablesOf(TIMES.de),
  fr: tablesOf(TIMES.fr),
  es: tablesOf(TIMES.es),
};
