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
import { EVERYDAY } from './lexicon/everyday.ts';
import { fr } from './lexicon/fr.ts';
import { frThings } from './lexicon/fr-things.ts';
import type { SentenceWords } from './lexicon/shape.ts';
import { WHYS } from './lexicon/whys.ts';
import type { Plain, Tag } from './tags.ts';
import { fold, list } from './text.ts';

export const LEXICON: Record<Language, SentenceWords> = { en, de, fr, es };

const THINGS: Record<Language, Readonly<Record<string, string>>> = {
  en: enThings,
  de: deThings,
  fr: frThings,
  es: esThings,
};

/** Every phrase of a language with what it means. */
export function phrasesOf(language: Language, commands: readonly AnyCommand[]): [string, Tag][] {
  const meant = [
    ...plainPhrases(LEXICON[language]),
    ...concepts(THINGS[language]),
    ...concepts(WHYS[language]),
    ...choicePhrases(language, commands),
  ];
  const known = new Set(meant.map(([phrase]) => fold(phrase)));
  const { colour, plain } = EVERYDAY[language];
  const everyday = [...tagged(colour, 'colour'), ...tagged(plain, 'everyday')];
  return [...meant, ...everyday.filter(([phrase]) => !known.has(fold(phrase)))];
}

function tagged(text: string, kind: Plain): [string, Tag][] {
  return list(text).map((phrase): [string, Tag] => [phrase, { kind }]);
}

function plainPhrases(words: SentenceWords): [string, Tag][] {
  return [
    ...concepts(words.concepts),
    ...tagged(words.doing, 'doing'),
    ...tagged(words.small, 'small'),
    ...tagged(words.articles, 'article'),
    ...tagged(words.fillers, 'filler'),
    ...tagged(words.requests, 'request'),
    ...tagged(words.others, 'other'),
    ...tagged(words.otherDays, 'other-day'),
    ...tagged(words.endings, 'ending'),
    ...tagged(words.negations, 'negation'),
    ...tagged(words.reports, 'report'),
    ...tagged(words.past, 'past'),
    ...tagged(words.hypotheses, 'hypothesis'),
    ...tagged(words.questions, 'question'),
    ...tagged(words.askings, 'asking'),
    ...tagged(words.and, 'and'),
    ...tagged(words.but, 'but'),
    ...tagged(words.notes, 'note'),
    ...tagged(words.purposes, 'purpose'),
    ...tagged(words.returns, 'return'),
    ...tagged(ALL_QUEUES, 'all'),
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
