import { readNumber } from './durations.ts';
import type { Found, Scan } from './time-tables.ts';

export interface Clock {
  /** Minutes of the day; 1440 is its end. */
  minutes: number;
  /** It may also be twelve hours later: "3" without am or pm. */
  twelve: boolean;
}

/** A time of day; `weak` when it is nothing but a number. `leading`: nothing of the time was said before it. */
export function readClock(scan: Scan, from: number, leading: boolean): Found<Clock & { weak: boolean }> | undefined {
  const { parts, tables } = scan;
  const named = tables.clocks.match(parts, from);
  if (named) {
    const add = tables.afterHour.match(parts, named.next);
    return {
      value: { minutes: named.value + (add?.value ?? 0), twelve: false, weak: false },
      next: add?.next ?? named.next,
    };
  }
  let at = from;
  let shift = 0;
  const before = tables.beforeHour.match(parts, at);
  const minutes = before ? undefined : readNumber(scan, at);
  const between = minutes && tables.between.match(parts, minutes.next);
  if (before) [shift, at] = [before.value, before.next];
  else if (minutes && between && minutes.value < 60 && !isRange(scan, from, minutes.value))
    [shift, at] = [minutes.value * between.value, between.next];
  const shifted = at > from;
  const noon = shifted ? tables.clocks.match(parts, at) : undefined;
  if (noon)
    return { value: { minutes: (noon.value + shift + 1440) % 1440, twelve: false, weak: false }, next: noon.next };
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
  const certain =
    half !== undefined ||
    hour.hour === 0 ||
    hour.hour > 12 ||
    hour.padded ||
    (tables.clock24 && hour.marked && !hour.spoken && hour.hour >= 6);
  return { value: { minutes: total, twelve: !certain, weak: bare }, next: at };
}

/** "from 10 to 11" is no "ten to eleven", and nobody says "2 to 3" for two minutes before. */
function isRange({ parts }: Scan, at: number, minutes: number): boolean {
  return /^(?:from|von|between)$/.test(parts[at - 1]?.key ?? '') || (/^\d/.test(parts[at]?.key ?? '') && minutes < 5);
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
  if (four)
    return {
      hour: Number(four[1]),
      minute: Number(four[2]),
      padded: true,
      marked: false,
      spoken: false,
      next: from + 1,
    };
  const number = readNumber(scan, from);
  if (!number || !Number.isInteger(number.value) || number.value > 24) return undefined;
  const digits = /^\d/.test(written);
  // "until a meeting" is not one o'clock, "until an hour" neither; "hasta la una" is.
  const article = !digits && number.value === 1 && !/^(?:one|eins)$/.test(written) && parts[from - 1]?.key !== 'la';
  if (article && !tables.hourMarks.match(parts, number.next)) return undefined;
  const found: Hour = {
    hour: number.value,
    minute: 0,
    padded: /^0\d$/.test(written),
    marked: false,
    spoken: !digits,
    next: number.next,
  };
  const [sign, minute] = [parts[found.next], parts[found.next + 1]];
  if (
    digits &&
    sign?.glued &&
    minute?.glued &&
    (sign.key === ':' || sign.key === '.') &&
    /^[0-5]\d$/.test(minute.key)
  ) {
    return {
      ...found,
      minute: Number(minute.key),
      marked: true,
      next: tables.hourMarks.match(parts, found.next + 2)?.next ?? found.next + 2,
    };
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
  if (signed && more && more.value < 60 && more.value >= 5)
    return { ...found, minute: more.value * signed.value, marked: true, spoken: true, next: more.next };
  return found;
}
