import type { Found, Scan } from './time-tables.ts';

const MINUTE = 60_000;

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
      // "la próxima hora y media"
      const part = whole.value === 60 ? tables.fractions.match(parts, whole.next) : undefined;
      minutes += whole.value + (part ? part.value * 60 : 0);
      at = part?.next ?? whole.next;
    } else if (count > 0 && hours && amount && !link && amount.value < 60 && /^\d/.test(parts[at]?.key ?? '')) {
      minutes += amount.value;
      at = amount.next;
      break;
    } else break;
  }
  if (at === from) return undefined;
  at = tables.tails.match(parts, at)?.next ?? at;
  // A second is no round part of a minute.
  return { value: Math.round(minutes * 60) * 1_000, next: at };
}

/** "1:30 h" */
function readHoursAndMinutes({ parts, tables }: Scan, at: number): Found<number> | undefined {
  const [hour, colon, minute] = [parts[at], parts[at + 1], parts[at + 2]];
  const unit = tables.units.match(parts, at + 3);
  if (
    !hour ||
    colon?.key !== ':' ||
    !minute ||
    unit?.value !== 60 ||
    !/^\d{1,2}$/.test(hour.key) ||
    !/^[0-5]\d$/.test(minute.key)
  )
    return undefined;
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
export function readNumber({ parts, tables }: Scan, at: number): Found<number> | undefined {
  const digits = parts[at]?.key ?? '';
  if (/^\d{1,4}$/.test(digits)) return { value: Number(digits), next: at + 1 };
  const first = tables.numbers.match(parts, at);
  if (!first || first.value < 20) return first;
  const second = tables.numbers.match(parts, tables.and.match(parts, first.next)?.next ?? first.next);
  return second && Number.isInteger(second.value) && second.value < 10
    ? { value: first.value + second.value, next: second.next }
    : first;
}
