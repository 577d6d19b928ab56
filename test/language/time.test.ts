import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/language.ts';
import { readDuration, readUntil } from '../../src/language/time.ts';

const zone = 'Europe/Berlin';
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
/** A Monday. */
const now = at('2026-11-23T10:00');

function read(text: string, language: Language, from = now): string {
  const reading = readUntil(text, { now: from, zone, language });
  if ('problem' in reading) return reading.problem;
  return Temporal.Instant.fromEpochMilliseconds(reading.at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

const today = (clock: string) => `2026-11-23T${clock}`;

it('takes seconds as they are said', () => {
  const lasts = (text: string, language: Language) => {
    const reading = readUntil(text, { now, zone, language });
    return 'at' in reading ? (reading.at - now) / 1_000 : reading.problem;
  };
  expect([lasts('30s', 'en'), lasts('for 90 seconds', 'en'), lasts('20 Sekunden', 'de')]).toEqual([30, 90, 20]);
});

const SAID: Record<Language, Record<string, string>> = {
  en: {
    '30m': today('10:30'),
    'for 30m': today('10:30'),
    '1h30': today('11:30'),
    '1:30 h': today('11:30'),
    '90 min': today('11:30'),
    'half an hour': today('10:30'),
    'an hour': today('11:00'),
    '1.5 hours': today('11:30'),
    '1½ hours': today('11:30'),
    'one and a half hours': today('11:30'),
    'an hour and a half': today('11:30'),
    '2 hours and 15 minutes': today('12:15'),
    'forty five minutes': today('10:45'),
    'for 45': today('10:45'),
    'for 2': 'unclear',
    'until 3pm': today('15:00'),
    'until 3 p.m.': today('15:00'),
    '15:00': today('15:00'),
    'until 1530': today('15:30'),
    noon: today('12:00'),
    'tomorrow 9am': '2026-11-24T09:00',
    'till 3': today('15:00'),
    'until 9': today('21:00'),
    'until half past three': today('15:30'),
    'quarter to five': today('16:45'),
    'ten to four': today('15:50'),
    'until 3 in the afternoon': today('15:00'),
    'until tomorrow': '2026-11-24T00:00',
    'tomorrow morning': '2026-11-24T09:00',
    'until friday': '2026-11-27T00:00',
    'next friday 10:00': '2026-12-04T10:00',
    'until Nov 30': '2026-11-30T00:00',
    'until 30 November at 5pm': '2026-11-30T17:00',
    'for the rest of the day': '2026-11-24T00:00',
    midnight: '2026-11-24T00:00',
    '2026-11-23T15:00:00+01:00': today('15:00'),
    '2026-11-23T14:00:00Z': today('15:00'),
    'today 3pm': today('15:00'),
    'today 9am': 'past',
    yesterday: 'past',
    '2026-11-20T15:00:00+01:00': 'past',
    'for 40 days': 'too-far',
    '0 min': 'unclear',
    '-5 min': 'unclear',
    '30s': today('10:00'),
    '3s': 'unclear',
    banana: 'unclear',
    a: 'unclear',
    '': 'unclear',
    '25:00': 'unclear',
  },
  de: {
    'bis 15 Uhr': today('15:00'),
    'halb vier': today('15:30'),
    'eine halbe Stunde': today('10:30'),
    'für 30 Minuten': today('10:30'),
    'eine Stunde lang': today('11:00'),
    'anderthalb Stunden': today('11:30'),
    '1,5 Stunden': today('11:30'),
    'bis viertel nach drei': today('15:15'),
    'bis Viertel vor 4': today('15:45'),
    'zehn vor drei': today('14:50'),
    'bis morgen 9 Uhr': '2026-11-24T09:00',
    'morgen um halb zehn': '2026-11-24T09:30',
    'Freitag 14 Uhr': '2026-11-27T14:00',
    'bis zum 30. November': '2026-11-30T00:00',
    '30.11. 15 Uhr': '2026-11-30T15:00',
    'bis 15 Uhr 30': today('15:30'),
    'bis 15.30 Uhr': today('15:30'),
    'uebermorgen um 8': '2026-11-25T08:00',
    'bis 9 Uhr': '2026-11-24T09:00',
    gestern: 'past',
  },
  fr: {
    "jusqu'à 15h30": today('15:30'),
    'jusqu’à 15 h': today('15:00'),
    'jusqu a 15h': today('15:00'),
    'pendant une heure': today('11:00'),
    'pendant 1h30': today('11:30'),
    'une demi-heure': today('10:30'),
    "un quart d'heure": today('10:15'),
    'demain 9h': '2026-11-24T09:00',
    'vendredi à 14h': '2026-11-27T14:00',
    midi: today('12:00'),
    "jusqu'à midi et demi": today('12:30'),
    "jusqu'à trois heures et demie": today('15:30'),
    'quatre heures moins le quart': today('15:45'),
    "jusqu'à trois heures moins dix": today('14:50'),
    "d'ici 15h": today('15:00'),
    '15h30': today('15:30'),
    '1h30': today('11:30'),
    'le 30 novembre': '2026-11-30T00:00',
    hier: 'past',
  },
  es: {
    'hasta las tres': today('15:00'),
    'hasta las 3': today('15:00'),
    'media hora': today('10:30'),
    'hora y media': today('11:30'),
    'mañana a las 9': '2026-11-24T09:00',
    'viernes a las 15:00': '2026-11-27T15:00',
    'hasta las tres y media': today('15:30'),
    'las cuatro menos cuarto': today('15:45'),
    'por 30 minutos': today('10:30'),
    'durante una hora': today('11:00'),
    'hasta la una': today('13:00'),
    'pasado mañana a las 10 de la mañana': '2026-11-25T10:00',
    'a las 3 de la tarde': today('15:00'),
    'cuarenta y cinco minutos': today('10:45'),
    'hasta el viernes': '2026-11-27T00:00',
    'el 30 de noviembre': '2026-11-30T00:00',
    mediodía: today('12:00'),
    ayer: 'past',
  },
};

describe.each(['en', 'de', 'fr', 'es'] as const)('times in %s', (language) => {
  it.each(Object.entries(SAID[language]))('reads "%s" as %s', (text, expected) => {
    expect(read(text, language)).toBe(expected);
  });
});

describe('what people leave open', () => {
  it('rolls a plain time of day to its next occurrence', () => {
    expect(read('until 3pm', 'en', at('2026-11-23T16:00'))).toBe('2026-11-24T15:00');
  });

  it('takes an hour without am or pm as the next one that is not at night', () => {
    expect(read('until 3', 'en', at('2026-11-23T16:00'))).toBe('2026-11-24T15:00');
    expect(read('until 10', 'en', at('2026-11-23T20:00'))).toBe('2026-11-23T22:00');
    expect(read('until 5', 'en', at('2026-11-23T04:30'))).toBe('2026-11-23T05:00');
  });

  it('reads other languages than the given one as well', () => {
    expect(read('bis halb vier', 'en')).toBe(today('15:30'));
    expect(read('hasta las tres', 'de')).toBe(today('15:00'));
  });

  it('moves an hour that the zone skips forward, and takes the first of an hour that it has twice', () => {
    expect(read('02:30', 'en', at('2026-03-28T22:00'))).toBe('2026-03-29T03:30');
    const twice = readUntil('02:30', { now: at('2026-10-24T22:00'), zone, language: 'en' });
    expect(twice).toEqual({ at: Date.parse('2026-10-25T02:30:00+02:00') });
  });

  it('counts durations in real time over a change of the clocks', () => {
    expect(read('30m', 'en', Date.parse('2026-03-29T01:45:00+01:00'))).toBe('2026-03-29T03:15');
  });
});

describe('durations', () => {
  it('gives milliseconds, and nothing for what is no duration or out of bounds', () => {
    expect(readDuration('45m', 'en')).toBe(45 * 60_000);
    expect(readDuration('eine Dreiviertelstunde', 'de')).toBe(45 * 60_000);
    expect(readDuration('3pm', 'en')).toBeUndefined();
    expect(readDuration('31 days', 'en')).toBeUndefined();
    expect(readDuration('20 seconds', 'en')).toBeUndefined();
  });
});
