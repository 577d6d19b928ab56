/** Phrases by what they mean: `{ '15': 'quarter past|a quarter past' }`. */
export type ByValue = Readonly<Record<string, string>>;

/**
 * What a language says about times. Phrases stand between bars, as people write them; case, accents, hyphens and
 * apostrophes do not count.
 */
export interface TimeWords {
  /** Articles that count as one are in it. */
  numbers: ByValue;
  /** By their length in minutes. */
  units: ByValue;
  /** Whole durations that are not number and unit ("half an hour"), by minutes. */
  durations: ByValue;
  /** What follows a number or a unit and adds a part of it: "and a half" is 0.5. */
  fractions: ByValue;
  and: string;
  /** Words before a time that say what it is. */
  roles: Record<TimeRole, string>;
  /** "noon", by minutes of the day. */
  clocks: ByValue;
  /** After an hour: "o'clock", "Uhr". Minutes may follow. */
  hourMarks: string;
  /** Before an hour, by minutes to add: "half past" is 30, "halb" is -30. */
  beforeHour: ByValue;
  /** After an hour, by minutes to add: "et quart" is 15. */
  afterHour: ByValue;
  /** Between minutes and hour: "ten past three" is 1, "ten to three" is -1. */
  between: ByValue;
  /** Between hour and minutes: "trois heures moins dix" is -1. */
  signs: ByValue;
  halves: { am: string; pm: string };
  /** By days from today. */
  days: ByValue;
  /** Monday is 1. */
  weekdays: ByValue;
  /** Before a weekday: the one of next week. */
  nextWeek: string;
  /** Vague parts of a day by minutes of the day; 1440 is its end. */
  parts: ByValue;
  /** Small words inside a time: "on", "um", "le". */
  small: string;
  /** After a duration, without meaning of its own: "lang". */
  tails: string;
  /** In this language "9:00" is nine in the morning, not perhaps in the evening. */
  clock24: boolean;
}

/** `until`: it ends then; `for`: it lasts; `at`: it begins then; `in`: from now. */
export type TimeRole = 'until' | 'for' | 'at' | 'in';

/** What a language says around the things of this product. Phrases stand between bars, the longest that fits counts. */
export interface SentenceWords {
  /** Words with one meaning, by concept. Concepts are the same in every language. */
  concepts: Readonly<Record<string, string>>;
  /** General verbs that add nothing where a choice stands: "set", "go", "be". */
  doing: string;
  /** Grammar: prepositions, auxiliary verbs, pronouns of the speaker. */
  small: string;
  /** Articles: no name of a person stands behind them. */
  articles: string;
  /** Without meaning here: politeness, "now", "quickly". */
  fillers: string;
  /** Words that only colour a sentence, wherever they stand: they tear no phrase apart. */
  light: string;
  /** "can you": what follows is asked for, although it is a question. */
  requests: string;
  /** Somebody else than the speaker. */
  others: string;
  /** Other days than today: nothing can be set for them. */
  otherDays: string;
  /** Takes a state away instead of setting it: "turn off". */
  endings: string;
  negations: string;
  /** Somebody said it, or it was so once, or it might be: nothing of that is asked for. */
  reports: string;
  past: string;
  hypotheses: string;
  /** What a question begins with. */
  questions: string;
  /** What makes a question wherever it stands: "est-il". */
  askings: string;
  /** Between two wishes. */
  and: string;
  /** Between what is not wanted and what is. */
  but: string;
  /** Begins what a wish is for, or when something was: nothing in it is asked for. */
  purposes: string;
  /** Before a note in one's own words. */
  notes: string;
  /** "back at 3": the time is the end of it. */
  returns: string;
}

/**
 * How people say the values of choices, by field and canonical value. The words that a command declares itself need not
 * be repeated. "…" stands for a word or a few between ("log Omar out").
 */
export type ChoiceWords = Readonly<Record<string, ByValue>>;
