import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import * as es from 'chrono-node/es';
import * as fr from 'chrono-node/fr';
import type { Clock } from './clocks.ts';
import type { Found, Scan } from './time-tables.ts';

export type Day =
  | { kind: 'relative'; days: number }
  | { kind: 'weekday'; weekday: number; nextWeek: boolean; soon: boolean }
  | { kind: 'date'; month: number; day: number; year?: number };

const NEXT: ReadonlySet<string> = new Set(['nachste', 'nachsten', 'prochain', 'proximo']);

/** A day by its name, its weekday or its date; a date may bring its time of day along. */
export function readDay(scan: Scan, at: number): (Found<Day> & { clock?: Clock }) | undefined {
  const { parts, tables } = scan;
  const relative = tables.days.match(parts, at);
  if (relative) return { value: { kind: 'relative', days: relative.value }, next: relative.next };
  const nextWeek = tables.nextWeek.match(parts, at);
  const weekday = tables.weekdays.match(parts, nextWeek?.next ?? at);
  if (weekday) {
    // "nächsten Dienstag" said on a Monday: else people say "morgen".
    const soon = NEXT.has(parts[at - 1]?.key ?? '') || NEXT.has(parts[weekday.next]?.key ?? '');
    const value: Day = { kind: 'weekday', weekday: weekday.value, nextWeek: nextWeek !== undefined, soon };
    return { value, next: weekday.next };
  }
  return readDate(scan, at);
}

/** Chrono knows the calendars of the languages. It is believed only where day and month were said. */
function readDate({ text, parts, language }: Scan, at: number): (Found<Day> & { clock?: Clock }) | undefined {
  const start = parts[at]?.start;
  if (start === undefined || !LOOKS_LIKE_A_DATE.test(text.slice(start))) return undefined;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(?:(20\d\d)\b)?/.exec(text.slice(start));
  if (dotted) {
    const next = parts.findIndex((part) => part.start >= start + dotted[0].length);
    const value: Day = {
      kind: 'date',
      day: Number(dotted[1]),
      month: Number(dotted[2]),
      ...(dotted[3] && { year: Number(dotted[3]) }),
    };
    return { value, next: next === -1 ? parts.length : next };
  }
  const result = CHRONO[language].parse(text.slice(start))[0];
  if (result?.index !== 0) return undefined;
  const found = result.start;
  const [month, day, year, hour] = [found.get('month'), found.get('day'), found.get('year'), found.get('hour')];
  if (!found.isCertain('day') || !found.isCertain('month') || typeof month !== 'number' || typeof day !== 'number')
    return undefined;
  const clocked = found.isCertain('hour');
  const said = clocked ? result.text : withoutPart(result.text, language);
  const next = parts.findIndex((part) => part.start >= start + said.length);
  return {
    value: { kind: 'date', month, day, ...(found.isCertain('year') && typeof year === 'number' && { year }) },
    next: next === -1 ? parts.length : next,
    ...(clocked &&
      typeof hour === 'number' && {
        clock: { minutes: hour * 60 + (found.get('minute') ?? 0), twelve: false },
      }),
  };
}

/** "28 March night shift": a part of the day is for our own tables, where no hour was said before. */
function withoutPart(text: string, language: keyof typeof CHRONO): string {
  const shorter = text.replace(/[\s,]+\p{L}+$/u, '');
  const [found] = CHRONO[language].parse(shorter);
  const isDate = found?.text === shorter && found.start.isCertain('day') && found.start.isCertain('month');
  return isDate ? shorter : text;
}

const MONTHS =
  '(?:jan|ene|f[eé]v|feb|mar|m[aä]r|apr|avr|abr|mai|may|ju[nlií]|aug|ao[uû]|ago|sep|o[ck]t|nov|d[eé][ckz]|dic)';
const LOOKS_LIKE_A_DATE = new RegExp(
  String.raw`^(?:\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?${MONTHS}|\d{1,2}[./-]\d{1,2}(?:[./-]|\s|$)|\d{4}-\d|${MONTHS}\p{L}*\.?\s+\d{1,2})`,
  'iu',
);

const CHRONO = { en, de, fr, es };
