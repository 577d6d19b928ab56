import type { CallValue } from '../../cards/model.ts';
import type { FieldMeta } from '../core/fields.ts';
import { chosenValue } from './choices.ts';
import {
  endOfName,
  endsNames,
  isKeyword,
  isNeededChoice,
  isOutsideNumber,
  isWhole,
  sliceOf,
  takesNote,
  takesNumbers,
} from './ends.ts';
import { ALL_QUEUES } from './lexicon/all.ts';
import type { Line } from './line.ts';
import type { Node } from './patterns.ts';
import { phraseTable } from './phrases.ts';
import type { PreparedPattern } from './prepared.ts';
import { fold, list } from './text.ts';
import type { TimeProblem } from './time.ts';
import type { TimeSpan, When } from './time-phrases.ts';
import { isPerson, type Token } from './typed.ts';

/** A piece that came and cannot be used. `choices` are the words that would do. */
export interface WordProblem {
  field: string;
  text: string;
  reason: TimeProblem | 'too-long' | 'not-a-choice';
  choices?: string[];
}

/** What one node takes from a place of the line. */
export interface Taken {
  next: number;
  score: number;
  values?: Record<string, CallValue>;
  /** Counted when all is read: a length counts from the beginning, where there is one. */
  time?: { field: string; when: When; begins: boolean; exact?: true; text: string };
  /** Several of the same field stand in one text, separated by commas. */
  joins?: true;
  problem?: WordProblem;
  guess?: string;
  notAChoice?: boolean;
  /** One more of what the field has already. */
  adds?: true;
}

/** Every way this node can begin here. */
export function take(node: Node, pattern: PreparedPattern, line: Line, at: number): Taken[] {
  const token = line.tokens[at];
  if (!token) return [];
  if (node.kind === 'word')
    return token.kind === 'word' && node.words.some((word) => fold(word) === token.key)
      ? [{ next: at + 1, score: 3 }]
      : [];
  if (node.kind === 'time') return takeTime(node, pattern, line, at);
  const introduced = node.intro.length > 0;
  if (introduced && !(token.kind === 'word' && node.intro.includes(token.key))) return [];
  const begin = introduced ? at + 1 : at;
  switch (node.meta.kind) {
    case 'choice':
    case 'switch':
      return takeChoice(node.field, node.meta, pattern, line, begin);
    case 'person': {
      const people = takePeople(node.field, 'person', pattern, line, begin);
      return node.meta.many ? people.map((one): Taken => ({ ...one, adds: true })) : people;
    }
    case 'people':
      return takePeople(node.field, 'people', pattern, line, begin);
    case 'queue':
      return takeQueue(node.field, node.meta.all, pattern, line, begin);
    case 'text':
      return takeText(node.field, node.meta.maxLength, introduced, pattern, line, begin);
    case 'numbers':
      return takeNumber(node.field, line, begin);
    case 'until':
    case 'duration':
    case 'start':
    case 'end':
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
    const fits = span.role
      ? node.roles.length === 0 || node.roles.includes(span.role)
      : !span.weak && (saysWhen(node, span) || (!pattern.hasFreeText && !node.roles.includes('at')));
    if (fits) return [timeTaken(node, line, span, next, span.role ? 3 : 2)];
  }
  if (token?.kind !== 'word' || !node.intro.includes(token.key)) return [];
  // "for banana": the word says that a time comes, so what follows is asked for again.
  let next = at + 1;
  while (next < line.tokens.length && next - at < 6 && !isKeyword(line, next, pattern)) next += 1;
  const text = sliceOf(line, at + 1, next);
  return [{ next, score: -2, problem: { field: node.field, text, reason: 'unclear' } }];
}

function timeTaken(
  node: Extract<Node, { kind: 'time' }>,
  line: Line,
  span: TimeSpan,
  next: number,
  score: number,
): Taken {
  const text = line.text.slice(span.start, span.end);
  if (node.meta.kind === 'duration') {
    return span.when.kind === 'duration'
      ? { next, score, values: { [node.field]: span.when.ms } }
      : { next, score, problem: { field: node.field, text, reason: 'unclear' } };
  }
  const start = node.meta.kind === 'start';
  const begins = start || node.roles.includes('at');
  return { next, score, time: { field: node.field, when: span.when, begins, ...(start && { exact: true }), text } };
}

/** "meet tomorrow at 10 Budget": a day with its hour is when it begins, whatever may stand there. */
function saysWhen({ meta }: Extract<Node, { kind: 'time' }>, { when }: TimeSpan): boolean {
  return meta.kind === 'start' && when.kind === 'moment' && when.day !== undefined && when.clock !== undefined;
}

function takeChoice(
  field: string,
  meta: Extract<FieldMeta, { kind: 'choice' | 'switch' }>,
  pattern: PreparedPattern,
  line: Line,
  at: number,
): Taken[] {
  const piece = line.pieceOf(at);
  const found = piece === undefined ? undefined : pattern.choices.get(field)?.match(line.pieces, piece);
  const next = found && line.tokenAfter(found.next - 1);
  if (found && next !== undefined)
    return [{ next, score: 3 + (next - at) * 0.1, values: { [field]: chosenValue(meta, found.value) } }];
  const token = line.tokens[at];
  if (token?.kind !== 'word') return [];
  const choices = meta.options.flatMap((option) => option.words[0] ?? []);
  const problem: WordProblem = { field, text: token.raw.slice(0, 100), reason: 'not-a-choice', choices };
  return [{ next: at + 1, score: -6, notAChoice: true, problem, guess: token.key }];
}

function takeNumber(field: string, line: Line, at: number): Taken[] {
  const token = line.tokens[at];
  if (!token || !isOutsideNumber(token)) return [];
  return [{ next: at + 1, score: 2.5, values: { [field]: token.raw }, joins: true }];
}

const LONGEST_NAME = 100;

function takePeople(
  field: string,
  kind: 'person' | 'people',
  pattern: PreparedPattern,
  line: Line,
  at: number,
): Taken[] {
  const token = line.tokens[at];
  if (!token) return [];
  const value = (name: string) => ({ [field]: kind === 'people' ? [name] : name });
  if (token.kind === 'foreign-mention')
    return [{ next: at + 1, score: 2, problem: { field, text: token.raw, reason: 'unclear' } }];
  if (isPerson(token)) {
    const next = endOfName(pattern, line, at);
    const whole: Taken = {
      next,
      score: 1.9,
      values: value(sliceOf(line, at, next)),
      guess: fold(sliceOf(line, at, next)),
    };
    return [{ next: at + 1, score: 2, values: value(token.raw) }, ...(next > at + 1 ? [whole] : [])];
  }
  const only = pattern.free.length === 1;
  const outside = isOutsideNumber(token) && takesNumbers(pattern);
  if ((token.kind === 'number' || token.kind === 'phone') && !outside && (kind === 'person' || only))
    return [{ next: at + 1, score: 1.5, values: value(token.raw) }];
  if (token.kind === 'quoted' && only) return [{ next: at + 1, score: 2, values: value(token.raw) }];
  if (!only) return [];
  return takeWords(field, pattern, line, at, 6, kind === 'people');
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
function takeWords(
  field: string,
  pattern: PreparedPattern,
  line: Line,
  at: number,
  most: number,
  listed = false,
): Taken[] {
  const taken: Taken[] = [];
  if (pattern.reserved.has(line.tokens[at]?.key ?? '')) return taken;
  for (let next = at + 1; next <= line.tokens.length; next += 1) {
    const last = line.tokens[next - 1];
    if (!last || last.kind === 'separator' || isPerson(last) || (next - 1 > at && endsNames(line, next - 1, pattern)))
      break;
    const raw = sliceOf(line, at, next);
    const score = 0.5 * (next - at) + (next === at + 1 ? 0.1 : 0);
    if (raw.length > LONGEST_NAME) {
      taken.push({ next, score: -1, problem: { field, text: raw.slice(0, LONGEST_NAME), reason: 'too-long' } });
    } else
      taken.push({
        next,
        score: next - at > most ? score - 4 : score,
        values: { [field]: listed ? [raw] : raw },
        guess: fold(raw),
      });
  }
  return taken;
}

function takeText(
  field: string,
  maxLength: number,
  introduced: boolean,
  pattern: PreparedPattern,
  line: Line,
  at: number,
): Taken[] {
  const noted = field === 'log' && takesNote(pattern);
  // "supportlog note 1 hello": what has a text right behind it is a number or stands in quotes.
  if (noted && !isWhole(line.tokens[at])) return [];
  const ends = noted ? [at + 1] : introduced ? introducedEnds(field, pattern, line, at) : textEnds(pattern, line, at);
  return ends.flatMap((next): Taken[] => {
    const only = line.tokens[at];
    const raw = only && next === at + 1 && only.kind !== 'word' ? only.raw : sliceOf(line, at, next);
    const score = introduced ? 3 : 0.5 * (next - at) + (noted ? 1 : 0);
    if (raw === '') return introduced ? [{ next, score, problem: { field, text: '', reason: 'unclear' } }] : [];
    if (raw.length > maxLength)
      return [{ next, score, problem: { field, text: raw.slice(0, LONGEST_NAME), reason: 'too-long' } }];
    const quoted = only?.kind === 'quoted' && next === at + 1;
    return [
      {
        next,
        score: quoted ? score + 1 : score,
        values: { [field]: raw },
        ...(!introduced && !quoted && !noted && !(field === 'note' && takesNote(pattern)) && { guess: fold(raw) }),
      },
    ];
  });
}

/** "product MiCollab title no audio": what one word introduces ends where another one does; a time in it is a part of it. */
function introducedEnds(field: string, pattern: PreparedPattern, line: Line, at: number): number[] {
  const others = pattern.optional.filter((node) => node.kind === 'slot' && node.field !== field);
  const begins = (token: Token) => others.some((node) => node.kind === 'slot' && node.intro.includes(token.key));
  const ends = line.tokens.flatMap((token, next) =>
    next > at && token.kind === 'word' && begins(token) ? [next] : [],
  );
  return [...ends, line.tokens.length];
}

/** A free text ends at the end of the line, or before people or a time that the pattern can take. */
function textEnds(pattern: PreparedPattern, line: Line, at: number): number[] {
  const ends = [line.tokens.length];
  const takesPeople = pattern.optional.some(
    (node) => node.kind === 'slot' && (node.meta.kind === 'people' || node.meta.kind === 'person'),
  );
  for (let next = at + 1; next < line.tokens.length; next += 1) {
    const token = line.tokens[next];
    if (
      token &&
      ((takesPeople && isPerson(token)) || isKeyword(line, next, pattern) || isNeededChoice(line, next, pattern))
    )
      ends.push(next);
  }
  const first = line.tokens[at];
  return first && takesPeople && isPerson(first) ? [] : ends;
}
