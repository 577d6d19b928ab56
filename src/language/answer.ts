import { LANGUAGES, type Language } from '../core/language.ts';
import { ANSWERS } from './lexicon/answers.ts';
import { keysOf, pieces } from './phrases.ts';
import { clean, list } from './text.ts';

/** What a text says to a question: yes, no, or one of the things to choose from, counted from 0 (-1 is the last). */
export type Answer = { kind: 'yes' | 'no' } | { kind: 'nth'; at: number };

const TABLE = new Map<string, Map<Language, Answer>>();
for (const language of LANGUAGES) {
  const { yes, no, first, last } = ANSWERS[language];
  const put = (text: string, answer: Answer) => {
    for (const keys of list(text).flatMap(keysOf)) {
      const key = keys.join(' ');
      const known = TABLE.get(key) ?? new Map<Language, Answer>();
      if (!known.has(language)) known.set(language, answer);
      TABLE.set(key, known);
    }
  };
  put(yes, { kind: 'yes' });
  put(no, { kind: 'no' });
  for (const [at, text] of first.entries()) put(text, { kind: 'nth', at });
  put(last, { kind: 'nth', at: -1 });
}

/** Longer texts are no answer of a word. */
const LONGEST = 40;

/** Undefined when the text says anything else, or more. `language` is the person's own; the others are tried after it. */
export function readAnswer(text: string, language: Language): Answer | undefined {
  const said = clean(text);
  if (said.length > LONGEST) return undefined;
  const digit = /^#?([1-9])[.)]?$/.exec(said)?.[1];
  if (digit !== undefined) return { kind: 'nth', at: Number(digit) - 1 };
  const keys = pieces(said)
    .map(({ key }) => key)
    .filter((key) => !/^[.,;:!?¡¿…#]$/.test(key));
  const known = TABLE.get(keys.join(' '));
  return known?.get(language) ?? [...(known?.values() ?? [])][0];
}
