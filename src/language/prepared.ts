import type { AnyCommand } from '../core/command.ts';
import { declaredPhrases, isChosen, typedChoices } from './choices.ts';
import { type Pattern, parsePattern } from './patterns.ts';
import type { PhraseTable } from './phrases.ts';
import { fold } from './text.ts';

/** A pattern with what is looked up while matching. */
export interface PreparedPattern extends Pattern {
  firstWords: readonly string[];
  choices: ReadonlyMap<string, PhraseTable<string>>;
  /** Words of this pattern that a slip could have hit: choices and the words after the first. */
  vocabulary: readonly string[];
  /** The words of all patterns that begin alike: no name begins with one of them unless it is quoted. */
  reserved: ReadonlySet<string>;
}

/** The patterns of all commands, by the folded word they begin with. */
export function preparePatterns(commands: readonly AnyCommand[]): Map<string, PreparedPattern[]> {
  const byFirst = new Map<string, Omit<PreparedPattern, 'reserved'>[]>();
  for (const pattern of commands.flatMap((command) => command.words.map((words) => preparePattern(command, words)))) {
    for (const first of pattern.firstWords) byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
  }
  return new Map(
    [...byFirst].map(([first, patterns]) => {
      const reserved = new Set(patterns.flatMap((pattern) => [...pattern.vocabulary, ...introductions(pattern)]));
      return [first, patterns.map((pattern) => ({ ...pattern, reserved }))];
    }),
  );
}

function introductions(pattern: Pattern): string[] {
  return [...pattern.fixed, ...pattern.optional].flatMap((node) => (node.kind === 'word' ? [] : node.intro.map(fold)));
}

function preparePattern(command: AnyCommand, words: string): Omit<PreparedPattern, 'reserved'> {
  const pattern = parsePattern(command, words);
  const choices = new Map<string, PhraseTable<string>>();
  const vocabulary = new Set<string>();
  for (const node of [...pattern.fixed.slice(1), ...pattern.optional]) {
    if (node.kind === 'word') for (const word of node.words) vocabulary.add(fold(word));
    if (node.kind !== 'slot' || !isChosen(node.meta)) continue;
    choices.set(node.field, typedChoices(node.field, node.meta.options, pattern.hasFreeText));
    for (const [phrase] of declaredPhrases(node.meta.options)) if (!phrase.includes(' ')) vocabulary.add(fold(phrase));
  }
  const first = pattern.fixed[0];
  return {
    ...pattern,
    choices,
    vocabulary: [...vocabulary],
    firstWords: first?.kind === 'word' ? first.words.map(fold) : [],
  };
}
