import type { Language } from '../core/language.ts';
import type { TimeWords } from './lexicon/shape.ts';
import { TIMES } from './lexicon/times.ts';
import { numberTable, type Piece, wordTable } from './phrases.ts';

/** One text in one language, being read. */
export interface Scan {
  text: string;
  parts: Piece[];
  tables: Tables;
  language: Language;
}

export interface Found<T> {
  value: T;
  next: number;
}

/** What a scan needs of a language, made once. */
export type Tables = ReturnType<typeof tablesOf>;

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
  const openers = [
    tables.numbers,
    tables.durations,
    tables.roles,
    tables.clocks,
    tables.beforeHour,
    tables.days,
    tables.weekdays,
    tables.nextWeek,
    tables.parts,
    tables.small,
    tables.fractions,
  ];
  return { ...tables, starts: (key: string) => openers.some((table) => table.begins(key)) || MONTH.test(key) };
}

/** The beginnings of the months' names in the four languages, folded. */
const MONTH = /^(?:jan|ene|f[e]b|fev|mar|apr|avr|abr|mai|may|jun|juin|juil|jul|aug|aou|ago|sep|o[ck]t|nov|de[czk]|dic)/;

export const TABLES: Record<Language, Tables> = {
  en: tablesOf(TIMES.en),
  de: tablesOf(TIMES.de),
  fr: tablesOf(TIMES.fr),
  es: tablesOf(TIMES.es),
};
