import type { CallValue } from '../../../cards/model.ts';
import type { FieldMeta } from '../../core/fields.ts';
import { languageOf } from '../../core/language.ts';
import { readUntil } from '../../language/time.ts';
import { type Setting, unreadable, type Value, value } from './resolved-value.ts';

/** One of a few words. */
export function chooseOption(
  meta: Extract<FieldMeta, { kind: 'choice' | 'switch' }>,
  name: string,
  given: CallValue,
): Value {
  const option = meta.options.find(
    (one) => one.value === given || (typeof given === 'string' && one.words.includes(given.toLowerCase())),
  );
  return option
    ? value(option.value, option.value)
    : {
        kind: 'problem',
        problem: { field: name, text: typeof given === 'string' ? given : '', reason: 'not-a-choice' },
      };
}

/** What may be typed is 30 days; a button of ours may add a little to that. */
const LONGEST_MS = 31 * 24 * 60 * 60_000;

/** A meeting may be planned for a year. */
export const LONGEST_AHEAD_MS = 367 * 24 * 60 * 60_000;

interface TimeSetting extends Setting {
  longestMs?: number;
  exact?: true;
  /** What a length counts from; the arrival when left out. */
  from?: number;
}

/** An instant out of a text, or out of one of our buttons. */
export function resolveTime(
  { who, incoming, longestMs = LONGEST_MS, exact, from = incoming.at }: TimeSetting,
  name: string,
  given: CallValue,
): Value {
  if (typeof given === 'number') {
    return given > incoming.at + longestMs
      ? { kind: 'problem', problem: { field: name, text: 'That time', reason: 'too-far' } }
      : value(given, given);
  }
  if (typeof given !== 'string') throw unreadable();
  const moment = { now: from, zone: who.zone, language: languageOf(who.locale), ...(exact && { exact }) };
  const read = readUntil(given, moment);
  return 'at' in read
    ? value(read.at, read.at)
    : { kind: 'problem', problem: { field: name, text: given, reason: read.problem } };
}

const DIALLED = /^\+?\d{3,20}$/;

/** "+49 (0)30 / 123-45, 030 99": each without what only helps to read it. The zero in brackets is not dialled from abroad. */
export function resolveNumbers(name: string, given: CallValue): Value {
  const texts = typeof given === 'string' ? given.split(/[,;]/) : Array.isArray(given) ? given : undefined;
  if (!texts) throw unreadable();
  const numbers: string[] = [];
  for (const one of texts) {
    const text = typeof one === 'string' ? one.trim() : '';
    if (text === '') continue;
    const international = text.startsWith('+') ? text.replace('(0)', '') : text;
    const dialled = international.replace(/[\s()./-]/g, '').replace(/^00(?=[1-9])/, '+');
    if (!DIALLED.test(dialled)) return { kind: 'problem', problem: { field: name, text, reason: 'not-a-number' } };
    numbers.push(dialled);
  }
  return value(numbers, numbers);
}
