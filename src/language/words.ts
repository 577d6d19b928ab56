import type { CallValue } from '../../cards/model.ts';
import type { AnyCommand } from '../core/command.ts';
import { LANGUAGES } from '../core/language.ts';
import type { Mention } from '../core/request.ts';
import { editDistance } from './edit-distance.ts';
import { inputsOf } from './inputs.ts';
import { prepareLine } from './line.ts';
import { matchPattern, type Reading } from './match.ts';
import { usage } from './patterns.ts';
import { type PreparedPattern, preparePatterns } from './prepared.ts';
import type { WordProblem } from './take.ts';
import { fold } from './text.ts';
import type { Moment } from './time.ts';
import type { Token } from './typed.ts';

export interface WordsContext extends Moment {
  mentions: readonly Mention[];
}

export type { WordProblem } from './take.ts';

export interface Nearest {
  id: string;
  usage: string;
  distance: number;
}

export type WordsResult =
  | {
      kind: 'call';
      command: string;
      input: Record<string, CallValue>;
      /** Required fields that were not given. */
      missing: string[];
      problems: WordProblem[];
      /**
       * Nothing in it is a guess. When words were taken as a name or a text only because they stood there ("help me with my
       * phone"), it is false, and a sentence that is understood is more likely meant.
       */
      sure: boolean;
      /** Those words, folded. */
      guesses: string[];
    }
  | { kind: 'group'; word: string; commands: string[] }
  | {
      kind: 'unknown';
      nearest: Nearest[];
      /** One word is a slip of the keyboard, and no word of any sentence: offered, never taken for a sentence and acted upon. */
      slip: boolean;
    }
  | { kind: 'empty' };

export interface Grammar {
  /** What a typed line asks for. Never throws, whatever the text. */
  read(text: string, ctx: WordsContext): WordsResult;
  /** How the command is typed, `prefix` before its first word; '' when it is never typed. */
  usage(command: AnyCommand, prefix: string): string;
}

/** Longer lines than this cannot be a command, whatever is in them; a note that is too long is still told as such. */
const LONGEST_LINE = 12_000;

/** Makes the grammar of typed commands from their `words`. Throws when a pattern does not fit its command. */
export function createGrammar(commands: readonly AnyCommand[]): Grammar {
  const byFirst = preparePatterns(commands);
  const saidWords = wordsOfSentences(commands);

  function read(text: string, ctx: WordsContext): WordsResult {
    const line = prepareLine(text.slice(0, LONGEST_LINE), ctx);
    const first = line.tokens[0];
    if (!first) return { kind: 'empty' };
    const patterns = byFirst.get(first.key);
    if (!patterns) {
      const nearest = nearestFirst(line.text, first, ctx);
      return { kind: 'unknown', nearest, slip: nearest.length > 0 && !saidWords.has(first.key) };
    }
    const readings = patterns.flatMap((pattern) => matchPattern(pattern, line) ?? []);
    const best = readings.reduce<Reading | undefined>(
      (one, other) => (!one || other.score > one.score ? other : one),
      undefined,
    );
    if (!best || best.notAChoice) {
      const slip = slipsIn(best ? best.guesses : line.tokens.slice(1, 3).map((token) => token.key), patterns);
      if (slip.length > 0) return { kind: 'unknown', nearest: slip, slip: true };
    }
    if (best) {
      const slip = best.notAChoice ? [] : slipsIn(best.guesses, patterns);
      return slip.length > 0 ? { kind: 'unknown', nearest: slip, slip: true } : callOf(best);
    }
    if (line.tokens.length === 1)
      return { kind: 'group', word: first.raw, commands: [...new Set(patterns.map(({ command }) => command.id))] };
    // The one whose words were used comes first.
    const second = line.tokens[1]?.key ?? '';
    const left = line.tokens.length - 1;
    return {
      kind: 'unknown',
      slip: false,
      nearest: nearestOf(
        patterns.map((pattern) => ({ pattern, distance: pattern.vocabulary.includes(second) ? left - 1 : left })),
      ),
    };
  }

  /** "presense dnd": what it would be without the slip comes first. */
  function nearestFirst(text: string, { key, end }: Token, ctx: WordsContext): Nearest[] {
    if (key.length < 3 || key.length > 40) return [];
    const limit = key.length < 5 ? 1 : 2;
    const close = [...byFirst].flatMap(([first, patterns]) => {
      const distance = editDistance(key, first, limit);
      return distance <= limit ? [{ first, patterns, distance }] : [];
    });
    const [best] = close.toSorted((a, b) => a.distance - b.distance);
    const meant = best && read(`${best.first}${text.slice(end)}`, ctx);
    const id = meant?.kind === 'call' ? meant.command : undefined;
    return nearestOf(
      close.flatMap(({ patterns, distance }) =>
        patterns
          .map((pattern) => ({ pattern, distance, first: pattern.command.id === id }))
          .toSorted((a, b) => Number(b.first) - Number(a.first)),
      ),
    );
  }

  return { read, usage };
}

/** Every word that stands in a sentence of some command, in any language. */
function wordsOfSentences(commands: readonly AnyCommand[]): Set<string> {
  const sentences = commands.flatMap((command) => LANGUAGES.flatMap((language) => command.examples[language]));
  return new Set(sentences.flatMap((sentence) => fold(sentence).split(/[^\p{L}\p{N}]+/u)));
}

function callOf(reading: Reading): WordsResult {
  const { command, input, problems } = reading;
  const bad = new Set(problems.map((problem) => problem.field));
  const missing = inputsOf(command).flatMap(({ name, optional }) =>
    optional || name in input || bad.has(name) ? [] : [name],
  );
  const sure = problems.length === 0 && missing.length === 0 && reading.guesses.length === 0;
  return { kind: 'call', command: command.id, input, missing, problems, sure, guesses: reading.guesses };
}

/** Words that are nearly a choice or a word of the same group: offered, never carried out. */
function slipsIn(guesses: readonly string[], patterns: readonly PreparedPattern[]): Nearest[] {
  const word = guesses[0]?.split(' ')[0];
  if (word === undefined || word.length < 3 || word.length > 40) return [];
  const close = patterns.flatMap((pattern) => {
    const distances = pattern.vocabulary.map((known) => slip(word, known)).filter((distance) => distance > 0);
    return distances.length > 0 ? [{ pattern, distance: Math.min(...distances) }] : [];
  });
  return nearestOf(close);
}

/** 0 when the words are too different. Short words only count with all letters there in another order: "Fred" is not "free". */
function slip(word: string, known: string): number {
  const limit = known.length < 5 ? 1 : known.length < 8 ? 2 : 3;
  const distance = editDistance(word, known, limit);
  if (distance > limit || distance === 0 || word[0] !== known[0]) return 0;
  if (distance > 1 && distance * 3 > known.length) return 0;
  const sorted = (text: string) => text.split('').toSorted().join('');
  return known.length > 4 || sorted(word) === sorted(known) ? distance : 0;
}

function nearestOf(close: readonly { pattern: PreparedPattern; distance: number }[]): Nearest[] {
  const byId = new Map<string, Nearest>();
  for (const { pattern, distance } of [...close].sort((a, b) => a.distance - b.distance)) {
    const { command } = pattern;
    if (!byId.has(command.id)) byId.set(command.id, { id: command.id, usage: usage(command, ''), distance });
  }
  return [...byId.values()].slice(0, 3);
}
