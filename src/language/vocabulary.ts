import type { AnyCommand } from '../core/command.ts';
import type { Language } from '../core/language.ts';
import { declaredPhrases, isChosen, spokenPhrases } from './choices.ts';
import { inputsOf } from './inputs.ts';
import { ALL_QUEUES } from './lexicon/all.ts';
import { de } from './lexicon/de.ts';
import { deThings } from './lexicon/de-things.ts';
import { en } from './lexicon/en.ts';
import { enThings } from './lexicon/en-things.ts';
import { es } from './lexicon/es.ts';
import { esThings } from './lexicon/es-things.ts';
import { fr } from './lexicon/fr.ts';
import { frThings } from './lexicon/fr-things.ts';
import type { SentenceWords } from './lexicon/shape.ts';
import { WHYS } from './lexicon/whys.ts';
import type { Plain, Tag } from './tags.ts';
import { list } from './text.ts';

export const LEXICON: Record<Language, SentenceWords> = { en, de, fr, es };

const THINGS: Record<Language, Readonly<Record<string, string>>> = {
  en: enThings,
  de: deThings,
  fr: frThings,
  es: esThings,
};

/** Every phrase of a language with what it means. */
export function phrasesOf(language: Language, commands: readonly AnyCommand[]): [string, Tag][] {
  return [
    ...plainPhrases(LEXICON[language]),
    ...concepts(THINGS[language]),
    ...concepts(WHYS[language]),
    ...choicePhrases(language, commands),
  ];
}

function plainPhrases(words: SentenceWords): [string, Tag][] {
  const plain = (text: string, kind: Plain) => list(text).map((phrase): [string, Tag] => [phrase, { kind }]);
  return [
    ...concepts(words.concepts),
    ...plain(words.doing, 'doing'),
    ...plain(words.small, 'small'),
    ...plain(words.articles, 'article'),
    ...plain(words.fillers, 'filler'),
    ...plain(words.requests, 'request'),
    ...plain(words.others, 'other'),
    ...plain(words.otherDays, 'other-day'),
    ...plain(words.endings, 'ending'),
    ...plain(words.negations, 'negation'),
    ...plain(words.reports, 'report'),
    ...plain(words.past, 'past'),
    ...plain(words.hypotheses, 'hypothesis'),
    ...plain(words.questions, 'question'),
    ...plain(words.askings, 'asking'),
    ...plain(words.and, 'and'),
    ...plain(words.but, 'but'),
    ...plain(words.notes, 'note'),
    ...plain(words.purposes, 'purpose'),
    ...plain(words.returns, 'return'),
    ...plain(ALL_QUEUES, 'all'),
  ];
}

function concepts(words: Readonly<Record<string, string>>): [string, Tag][] {
  return Object.entries(words).flatMap(([name, text]) =>
    list(text).map((phrase): [string, Tag] => [phrase, { kind: 'concept', name }]),
  );
}

/** A field of the same name means the same in every command. */
function choicePhrases(language: Language, commands: readonly AnyCommand[]): [string, Tag][] {
  const seen = new Set<string>();
  return commands.flatMap((command) =>
    inputsOf(command).flatMap(({ name, meta }) => {
      if (!isChosen(meta) || seen.has(name)) return [];
      seen.add(name);
      // "on" and "off" alone are grammar in every sentence.
      const declared = meta.kind === 'switch' ? [] : declaredPhrases(meta.options);
      const phrases = [...declared, ...spokenPhrases(name, meta.options, language)];
      return [...new Map(phrases.map((entry) => [`${entry[0]}\n${entry[1]}`, entry])).values()].map(
        ([phrase, value]): [string, Tag] => [phrase, { kind: 'choice', field: name, value }],
      );
    }),
  );
}
