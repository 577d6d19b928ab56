import type { CallValue } from '../../cards/model.ts';
import type { AnyCommand } from '../core/command.ts';
import type { FieldMeta } from '../core/fields.ts';
import { declaredPhrases, typedChoices } from './choices.ts';
import { ALL_QUEUES } from './lexicon/all.ts';
import type { Line } from './line.ts';
import { type Node, type Pattern, parsePattern } from './patterns.ts';
import { type PhraseTable, phraseTable } from './phrases.ts';
import { fold, list } from './text.ts';
import { type Moment, whenAt } from './time.ts';
import type { TimeSpan, When } from './time-phrases.ts';
import { isPerson } from './typed.ts';

/** A piece that came and cannot be used. `choices` are the words that would do. */
export interface WordProblem {
  field: string;
  text: string;
  reason: 'past' | 'unclear' | 'too-far' | 'too-long' | 'not-a-choice';
  choices?: string[];
}

/** A pattern with what is looked up while matching. */
export interface PreparedPattern extends Pattern {
  firstWords: readonly string[];
  choices: ReadonlyMap<string, PhraseTable<string>>;
  /** Words of this pattern that a slip could have hit: choices and the words after the first. */
  vocabulary: readonly string[];
  /** The words of all patterns that begin alike: no name begins with one of them unless it is quoted. */
  reserved: ReadonlySet<string>;
}

/** One way to read a line. */
export interface Reading {
  command: AnyCommand;
  input: Record<string, CallValue>;
  problems: WordProblem[];
  /** What was taken as a name or text only because it stood there, folded. */
  guesses: string[];
  notAChoice: boolean;
  score: number;
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
    if (node.kind !== 'slot' || node.meta.kind !== 'choice') continue;
    choices.set(node.field, typedChoices(node.field, node.meta.options, pattern.hasFreeText));
    for (const [phrase] of declaredPhrases(node.meta.options)) if (!phrase.includes(' ')) vocabulary.add(fold(phrase));
  }
  const first = pattern.fixed[0];
  return { ...pattern, choices, vocabulary: [...vocabulary], firstWords: first?.kind === 'word' ? first.words.map(fold) : [] };
}

/** What one node takes from a place of the line. */
interface Taken {
  next: number;
  score: number;
  values?: Record<string, CallValue>;
  /** Counted when all is read: a length counts from the beginning, where there is one. */
  time?: { field: string; when: When; begins: boolean; text: string };
  problem?: WordProblem;
  guess?: string;
  notAChoice?: boolean;
}

interface State {
  at: number;
  fixed: number;
  used: number;
  taken: readonly Taken[];
  score: number;
}

/** Enough for every line people type; ends the search on lines made to be slow. */
const MOST_STEPS = 4_000;

/** The best way this pattern takes the whole line, if there is one. */
export function matchPattern(pattern: PreparedPattern, line: Line): Reading | undefined {
  let best: State | undefined;
  let steps = 0;
  const literals = pattern.fixed.findLastIndex((node) => node.kind === 'word') + 1;

  function walk(state: State): void {
    steps += 1;
    if (steps > MOST_STEPS) return;
    const at = skipSeparators(line, state.at);
    if (at >= line.tokens.length) {
      const left = pattern.fixed.slice(state.fixed);
      if (left.some((node) => node.kind === 'word')) return;
      const score = state.score - 4 * left.length;
      if (!best || score > best.score) best = { ...state, score };
      return;
    }
    const fixed = pattern.fixed[state.fixed];
    if (fixed) {
      for (const taken of take(fixed, pattern, line, at)) {
        walk({ at: taken.next, fixed: state.fixed + 1, used: state.used, taken: [...state.taken, taken], score: state.score + taken.score });
      }
    }
    if (state.fixed < literals) return;
    // Out of order is allowed and a little worse: "queue Support break".
    const early = fixed ? -0.2 : 0;
    for (const [i, node] of pattern.optional.entries()) {
      const again = node.kind === 'slot' && node.meta.kind === 'people';
      if (state.used & (1 << i) && !again) continue;
      for (const taken of take(node, pattern, line, at)) {
        walk({ at: taken.next, fixed: state.fixed, used: state.used | (1 << i), taken: [...state.taken, taken], score: state.score + taken.score + early });
      }
    }
  }

  walk({ at: 0, fixed: 0, used: 0, taken: [], score: 0 });
  return best && readingOf(pattern.command, best, line.moment);
}

function readingOf(command: AnyCommand, state: State, moment: Moment): Reading {
  const input: Record<string, CallValue> = {};
  const problems: WordProblem[] = state.taken.flatMap((taken) => taken.problem ?? []);
  const times = state.taken.flatMap((taken) => taken.time ?? []).toSorted((a, b) => Number(b.begins) - Number(a.begins));
  let from = moment;
  for (const { field, when, begins, text } of times) {
    const read = whenAt(when, from);
    if ('at' in read) {
      input[field] = read.at;
      if (begins) from = { ...moment, now: read.at };
    } else problems.push({ field, text, reason: read.problem });
  }
  for (const { values } of state.taken) {
    for (const [name, value] of Object.entries(values ?? {})) {
      const before = input[name];
      input[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
  }
  return {
    command,
    input,
    problems,
    guesses: state.taken.flatMap((taken) => taken.guess ?? []),
    notAChoice: state.taken.some((taken) => taken.notAChoice),
    score: state.score,
  };
}

function skipSeparators(line: Line, from: number): number {
  let at = from;
  while (line.tokens[at]?.kind === 'separator') at += 1;
  return at;
}

/** Every way this node can begin here. */
function take(node: Node, pattern: PreparedPattern, line: Line, at: number): Taken[] {
  const token = line.tokens[at];
  if (!token) return [];
  if (node.kind === 'word') return token.kind === 'word' && node.words.some((word) => fold(word) === token.key) ? [{ next: at + 1, score: 3 }] : [];
  if (node.kind === 'time') return takeTime(node, pattern, line, at);
  const introduced = node.intro.length > 0;
  if (introduced && !(token.kind === 'word' && node.intro.includes(token.key))) return [];
  const begin = introduced ? at + 1 : at;
  switch (node.meta.kind) {
    case 'choice':
      return takeChoice(node.field, node.meta, pattern, line, begin);
    case 'person':
    case 'people':
      return takePeople(node.field, node.meta.kind, pattern, line, begin);
    case 'queue':
      return takeQueue(node.field, node.meta.all, pattern, line, begin);
    case 'text':
      return takeText(node.field, node.meta.maxLength, introduced, pattern, line, begin);
    case 'until':
    case 'duration':
    case 'hidden':
      return [];
    default:
      return node.meta satisfies never;
  }
}

function takeTime(node: Extract<Node, { kind: 'time' }>, pattern: PreparedPattern, line: Line, at: number): Taken[] {
  const token = line.tokens[at];
  const found = line.timeAt(at);
  if (found) {
    const { span, next } = found;
    const fits = span.role ? node.roles.length === 0 || node.roles.includes(span.role) : !span.weak && !pattern.hasFreeText && !node.roles.includes('at');
    if (fits) return [timeTaken(node, line, span, next, span.role ? 3 : 2)];
  }
  if (token?.kind !== 'word' || !node.intro.includes(token.key)) return [];
  // "for banana": the word says that a time comes, so what follows is asked for again.
  let next = at + 1;
  while (next < line.tokens.length && next - at < 6 && !isKeyword(line, next, pattern)) next += 1;
  const text = sliceOf(line, at + 1, next);
  return [{ next, score: -2, problem: { field: node.field, text, reason: 'unclear' } }];
}

function timeTaken(node: Extract<Node, { kind: 'time' }>, line: Line, span: TimeSpan, next: number, score: number): Taken {
  const text = line.text.slice(span.start, span.end);
  if (node.meta.kind === 'duration') {
    return span.when.kind === 'duration'
      ? { next, score, values: { [node.field]: span.when.ms } }
      : { next, score, problem: { field: node.field, text, reason: 'unclear' } };
  }
  return { next, score, time: { field: node.field, when: span.when, begins: node.roles.includes('at'), text } };
}

function takeChoice(field: string, meta: Extract<FieldMeta, { kind: 'choice' }>, pattern: PreparedPattern, line: Line, at: number): Taken[] {
  const piece = line.pieceOf(at);
  const found = piece === undefined ? undefined : pattern.choices.get(field)?.match(line.pieces, piece);
  const next = found && line.tokenAfter(found.next - 1);
  if (found && next !== undefined) return [{ next, score: 3 + (next - at) * 0.1, values: { [field]: found.value } }];
  const token = line.tokens[at];
  if (token?.kind !== 'word') return [];
  const choices = meta.options.flatMap((option) => option.words[0] ?? []);
  const problem: WordProblem = { field, text: token.raw.slice(0, 100), reason: 'not-a-choice', choices };
  return [{ next: at + 1, score: -6, notAChoice: true, problem, guess: token.key }];
}

const LONGEST_NAME = 100;

function takePeople(field: string, kind: 'person' | 'people', pattern: PreparedPattern, line: Line, at: number): Taken[] {
  const token = line.tokens[at];
  if (!token) return [];
  const value = (name: string) => ({ [field]: kind === 'people' ? [name] : name });
  if (token.kind === 'foreign-mention') return [{ next: at + 1, score: 2, problem: { field, text: token.raw, reason: 'unclear' } }];
  if (isPerson(token)) return [{ next: at + 1, score: 2, values: value(token.raw) }];
  const only = pattern.free.length === 1;
  if (token.kind === 'number' && (kind === 'person' || only)) return [{ next: at + 1, score: 1.5, values: value(token.raw) }];
  if (token.kind === 'quoted' && only) return [{ next: at + 1, score: 2, values: value(token.raw) }];
  if (!only) return [];
  return takeWords(field, pattern, line, at, 6).map((taken) => (kind === 'people' && taken.values ? { ...taken, values: value(String(taken.values[field])) } : taken));
}

const allQueues = phraseTable(list(ALL_QUEUES).map((phrase) => [phrase, 'all'] as const));

function takeQueue(field: string, all: boolean, pattern: PreparedPattern, line: Line, at: number): Taken[] {
  const token = line.tokens[at];
  if (!token || isPerson(token)) return [];
  const piece = line.pieceOf(at);
  const every = token.kind === 'word' && piece !== undefined ? allQueues.match(line.pieces, piece) : undefined;
  const afterAll = every && line.tokenAfter(every.next - 1);
  if (afterAll !== undefined) return [{ next: afterAll, score: 3, values: all ? { [field]: 'all' } : {} }];
  if (token.kind === 'quoted') return [{ next: at + 1, score: 2, values: { [field]: token.raw } }];
  if (token.kind === 'number') return [{ next: at + 1, score: 1.5, values: { [field]: token.raw } }];
  return takeWords(field, pattern, line, at, 6);
}

/** Any words up to the next keyword: every length, so that what follows gets its chance. */
function takeWords(field: string, pattern: PreparedPattern, line: Line, at: number, most: number): Taken[] {
  const taken: Taken[] = [];
  if (pattern.reserved.has(line.tokens[at]?.key ?? '')) return taken;
  for (let next = at + 1; next <= line.tokens.length; next += 1) {
    const last = line.tokens[next - 1];
    if (!last || last.kind === 'separator' || isPerson(last) || (next - 1 > at && endsNames(line, next - 1, pattern))) break;
    const raw = sliceOf(line, at, next);
    const score = 0.5 * (next - at) + (next === at + 1 ? 0.1 : 0);
    if (raw.length > LONGEST_NAME) {
      taken.push({ next, score: -1, problem: { field, text: raw.slice(0, LONGEST_NAME), reason: 'too-long' } });
    } else taken.push({ next, score: next - at > most ? score - 4 : score, values: { [field]: raw }, guess: fold(raw) });
  }
  return taken;
}

function takeText(field: string, maxLength: number, introduced: boolean, pattern: PreparedPattern, line: Line, at: number): Taken[] {
  const ends = introduced ? [line.tokens.length] : textEnds(pattern, line, at);
  return ends.flatMap((next): Taken[] => {
    const only = line.tokens[at];
    const raw = next === at + 1 && only && only.kind !== 'word' ? only.raw : sliceOf(line, at, next);
    const score = introduced ? 3 : 0.5 * (next - at);
    if (raw === '') return introduced ? [{ next, score, problem: { field, text: '', reason: 'unclear' } }] : [];
    if (raw.length > maxLength) return [{ next, score, problem: { field, text: raw.slice(0, LONGEST_NAME), reason: 'too-long' } }];
    const quoted = only?.kind === 'quoted' && next === at + 1;
    return [{ next, score: quoted ? score + 1 : score, values: { [field]: raw }, ...(!introduced && !quoted && { guess: fold(raw) }) }];
  });
}

/** A free text ends at the end of the line, or before people or a time that the pattern can take. */
function textEnds(pattern: PreparedPattern, line: Line, at: number): number[] {
  const ends = [line.tokens.length];
  const takesPeople = pattern.optional.some((node) => node.kind === 'slot' && (node.meta.kind === 'people' || node.meta.kind === 'person'));
  for (let next = at + 1; next < line.tokens.length; next += 1) {
    const token = line.tokens[next];
    if (token && ((takesPeople && isPerson(token)) || isKeyword(line, next, pattern))) ends.push(next);
  }
  const first = line.tokens[at];
  return first && takesPeople && isPerson(first) ? [] : ends;
}

/** Does something begin here that another part of the pattern would take? */
function isKeyword(line: Line, at: number, pattern: PreparedPattern): boolean {
  const token = line.tokens[at];
  if (!token || token.kind !== 'word') return false;
  return [...pattern.optional, ...pattern.fixed].some((node) => {
    if (node.kind === 'word') return false;
    if (node.kind === 'time') return node.intro.includes(token.key) || hasRole(line, at, node);
    return node.intro.includes(token.key);
  });
}

/** "Support for 15m": no name goes on with a time. */
function endsNames(line: Line, at: number, pattern: PreparedPattern): boolean {
  const role = line.timeAt(at)?.span.role;
  return role === 'for' || role === 'until' || isKeyword(line, at, pattern);
}

function hasRole(line: Line, at: number, node: Extract<Node, { kind: 'time' }>): boolean {
  const role = line.timeAt(at)?.span.role;
  return role !== undefined && node.roles.includes(role);
}

function sliceOf(line: Line, from: number, to: number): string {
  const [first, last] = [line.tokens[from], line.tokens[to - 1]];
  return first && last && to > from ? line.text.slice(first.start, last.end).trim() : '';
}
