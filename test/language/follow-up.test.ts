import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/language.ts';
import { readFollowUps } from '../../src/language/follow-up.ts';

const HOUR = 60 * 60_000;
const first = (text: string, language: Language = 'en') => readFollowUps(text, language)[0];

describe('a text that refers to the command before it', () => {
  it.each<[Language, string]>([
    ['en', 'cancel that'],
    ['en', 'Undo, please!'],
    ['de', 'mach das rückgängig'],
    ['de', 'doch nicht'],
    ['fr', 'annule ça'],
    ['es', 'cancélalo por favor'],
  ])('%s: "%s" takes it back', (language, text) => {
    expect(first(text, language)).toEqual({ kind: 'undo' });
  });

  it.each<[Language, string, number]>([
    ['en', 'make it an hour', HOUR],
    ['en', 'no, make it 2 hours', 2 * HOUR],
    ['de', 'lieber eine Stunde', HOUR],
    ['fr', 'plutôt une heure', HOUR],
    ['es', 'mejor una hora', HOUR],
  ])('%s: "%s" is another length', (language, text, ms) => {
    expect(first(text, language)).toEqual({ kind: 'time', when: { kind: 'duration', ms } });
  });

  it.each<[Language, string, number]>([
    ['en', '30 minutes more', HOUR / 2],
    ['en', 'another hour', HOUR],
    ['de', 'noch 30 Minuten', HOUR / 2],
    ['fr', "encore 30 minutes s'il te plaît", HOUR / 2],
    ['es', '30 minutos más', HOUR / 2],
  ])('%s: "%s" is added', (language, text, ms) => {
    expect(first(text, language)).toEqual({ kind: 'longer', ms });
  });

  it.each<[Language, string, string]>([
    ['en', 'and support too', 'support'],
    ['en', 'also in Tier 2', 'Tier 2'],
    ['en', 'and for <@U123> too', '<@U123>'],
    ['en', 'what about Omar?', 'Omar'],
    ['de', 'und in Billing auch', 'Billing'],
    ['de', 'auch für Jörg Müller', 'Jörg Müller'],
    ['fr', 'et Support aussi', 'Support'],
    ['es', 'y en Ventas también', 'Ventas'],
  ])('%s: "%s" is the same for something more', (language, text, name) => {
    expect(readFollowUps(text, language)).toContainEqual({ kind: 'also', text: name });
  });

  it.each<[Language, string, string]>([
    ['en', 'no, lunch', 'lunch'],
    ['en', 'I meant Billing', 'Billing'],
    ['de', 'ich meinte Vertrieb', 'Vertrieb'],
    ['fr', 'non, Billing', 'Billing'],
    ['es', 'quise decir Ventas', 'Ventas'],
  ])('%s: "%s" is something else in its place', (language, text, name) => {
    expect(readFollowUps(text, language)).toContainEqual({ kind: 'instead', text: name });
  });

  it.each(['presence dnd', 'set me to lunch until 3', 'hello', '', '…', 'x'.repeat(5_000)])(
    'leaves "%.20s" alone',
    (text) => {
      expect(readFollowUps(text, 'en')).toEqual([]);
    },
  );
});
