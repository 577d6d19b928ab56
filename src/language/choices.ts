import type { ChoiceOption, FieldMeta } from '../core/fields.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import { CHOICES } from './lexicon/choices.ts';
import { type PhraseTable, phraseTable } from './phrases.ts';
import { list } from './text.ts';

/** A field that takes one of a few values: its words are found in sentences as choices. */
export function isChosen(meta: FieldMeta): meta is Extract<FieldMeta, { kind: 'choice' | 'switch' }> {
  return meta.kind === 'choice' || meta.kind === 'switch';
}

/** The value of the Call: a switch is on or off, not a word. */
export function chosenValue(meta: FieldMeta, value: string): string | boolean {
  return meta.kind === 'switch' ? value === 'on' : value;
}

/** What the command declares: words, label, and the value itself. */
export function declaredPhrases(options: readonly ChoiceOption[]): [phrase: string, value: string][] {
  return options.flatMap((option) =>
    [...option.words, option.label, option.value.toLowerCase().replaceAll('_', ' ')].map((phrase): [string, string] => [
      phrase,
      option.value,
    ]),
  );
}

/** How a language says the values of a field. Phrases with "…" have a gap. */
export function spokenPhrases(
  field: string,
  options: readonly ChoiceOption[],
  language: Language,
): [phrase: string, value: string][] {
  const spoken = CHOICES[language][field] ?? {};
  return options.flatMap((option) =>
    list(spoken[option.value] ?? '').map((phrase): [string, string] => [phrase, option.value]),
  );
}

/** For typed lines: `strict` knows the declared words only, else every language's. */
export function typedChoices(field: string, options: readonly ChoiceOption[], strict: boolean): PhraseTable<string> {
  const spoken = strict ? [] : LANGUAGES.flatMap((language) => spokenPhrases(field, options, language));
  // What the command declares itself comes first: of equally long phrases the first wins.
  return phraseTable([...declaredPhrases(options), ...spoken.filter(([phrase]) => !phrase.includes('…'))]);
}
