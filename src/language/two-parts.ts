import type { Language } from '../core/language.ts';
import { NOTICES, type NoticeTopic, type NoticeWords } from './lexicon/notices.ts';
import { type PhraseTable, type Piece, phraseTable } from './phrases.ts';
import { list } from './text.ts';

/** The value of a choice that is said in two parts, and where what says it ends. */
export interface Said {
  field: string;
  value: string;
  next: number;
}

export type TwoParts = (text: readonly Piece[], at: number) => Said[];

/**
 * Finds values that are said in two parts, each in many ways: "let me know when" and "somebody leaves me a voicemail".
 * All pairs as phrases would be tens of thousands.
 */
export function twoParts(language: Language): TwoParts {
  const words = NOTICES[language];
  const events = topics(words.events);
  const things = topics(words.things);
  const first = phraseTable<{ on: boolean; what: PhraseTable<NoticeTopic> }>([
    ...list(words.tellWhen).map((phrase) => [phrase, { on: true, what: events }] as const),
    ...list(words.stopWhen).map((phrase) => [phrase, { on: false, what: events }] as const),
    ...list(words.tellOf).map((phrase) => [phrase, { on: true, what: things }] as const),
    ...list(words.stopOf).map((phrase) => [phrase, { on: false, what: things }] as const),
  ]);
  return (text, at) =>
    first.begins(text[at]?.key ?? '')
      ? first.all(text, at).flatMap(({ value: { on, what }, next }) =>
          what.all(text, next).map(({ value: topic, next: end }) => ({
            field: 'notice',
            value: `${topic}-${on ? 'on' : 'off'}`,
            next: end,
          })),
        )
      : [];
}

function topics(words: NoticeWords['events']): PhraseTable<NoticeTopic> {
  const all: readonly NoticeTopic[] = ['missed', 'voicemail', 'calls'];
  return phraseTable(all.flatMap((topic) => list(words[topic]).map((phrase) => [phrase, topic] as const)));
}
