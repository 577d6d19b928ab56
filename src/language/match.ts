import type { CallValue } from '../../cards/model.ts';
import type { AnyCommand } from '../core/command.ts';
import type { Line } from './line.ts';
import type { Node } from './patterns.ts';
import type { PreparedPattern } from './prepared.ts';
import { type Taken, take, type WordProblem } from './take.ts';
import { type Moment, whenAt } from './time.ts';
import { isPerson } from './typed.ts';

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
    const before = pattern.fixed[state.fixed - 1];
    if (takesMany(before) && mayFollow(line, state.at, at)) {
      for (const taken of take(before, pattern, line, at))
        walk({ ...state, at: taken.next, taken: [...state.taken, taken], score: state.score + taken.score });
    }
    if (fixed) {
      for (const taken of take(fixed, pattern, line, at)) {
        walk({
          at: taken.next,
          fixed: state.fixed + 1,
          used: state.used,
          taken: [...state.taken, taken],
          score: state.score + taken.score,
        });
      }
    }
    if (state.fixed < literals) return;
    // Out of order is allowed and a little worse: "queue Support break".
    const early = fixed ? -0.2 : 0;
    for (const [i, node] of pattern.optional.entries()) {
      const again =
        (node.kind === 'slot' && (node.meta.kind === 'people' || node.meta.kind === 'numbers')) ||
        (takesMany(node) && mayFollow(line, state.at, at));
      if (state.used & (1 << i) && !again) continue;
      for (const taken of take(node, pattern, line, at)) {
        walk({
          at: taken.next,
          fixed: state.fixed,
          used: state.used | (1 << i),
          taken: [...state.taken, taken],
          score: state.score + taken.score + early,
        });
      }
    }
  }

  walk({ at: 0, fixed: 0, used: 0, taken: [], score: 0 });
  return best && readingOf(pattern.command, best, line.moment);
}

function readingOf(command: AnyCommand, state: State, moment: Moment): Reading {
  const input: Record<string, CallValue> = {};
  const problems: WordProblem[] = state.taken.flatMap((taken) => taken.problem ?? []);
  const times = state.taken
    .flatMap((taken) => taken.time ?? [])
    .toSorted((a, b) => Number(b.begins) - Number(a.begins));
  let from = moment;
  for (const { field, when, begins, exact, text } of times) {
    const read = whenAt(when, exact ? { ...from, exact } : from);
    if ('at' in read) {
      input[field] = read.at;
      if (begins) from = { ...moment, now: read.at };
    } else problems.push({ field, text, reason: read.problem });
  }
  for (const { values, joins, adds } of state.taken) {
    for (const [name, value] of Object.entries(values ?? {})) {
      const before = input[name];
      if (adds && before !== undefined) input[name] = [...(Array.isArray(before) ? before : [before]), value];
      else if (Array.isArray(before) && Array.isArray(value)) input[name] = [...before, ...value];
      else
        input[name] = joins && typeof before === 'string' && typeof value === 'string' ? `${before}, ${value}` : value;
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

function takesMany(node: Node | undefined): node is Extract<Node, { kind: 'slot' }> {
  return node?.kind === 'slot' && node.meta.kind === 'person' && node.meta.many === true;
}

/** A further name stands after a comma, or can be nothing but a person: "Dana Kim" is one. */
function mayFollow(line: Line, end: number, at: number): boolean {
  const token = line.tokens[at];
  return at > end || (token !== undefined && (isPerson(token) || token.kind === 'number'));
}

function skipSeparators(line: Line, from: number): number {
  let at = from;
  while (line.tokens[at]?.kind === 'separator') at += 1;
  return at;
}
