import type { Line } from './line.ts';
import type { Node } from './patterns.ts';
import type { PreparedPattern } from './prepared.ts';
import { fold } from './text.ts';
import { isPerson, type Token } from './typed.ts';

/** Where a piece of a typed line ends: before what another part of the pattern would take. */

/** "@ana maria ruiz" */
const MOST_FURTHER_NAMES = 2;

/** "@dana park", typed without the platform's help: the name may go on up to the next one, or to the end. */
export function endOfName(pattern: PreparedPattern, line: Line, at: number): number {
  if (!line.tokens[at]?.raw.startsWith('@')) return at + 1;
  let next = at + 1;
  const goesOn = ({ kind, raw }: Token) => kind === 'word' && /^\p{L}[\p{L}\p{M}'’.-]*$/u.test(raw);
  for (let token = line.tokens[next]; token && goesOn(token); token = line.tokens[next]) {
    if (next - at > MOST_FURTHER_NAMES || goesOnElsewhere(line, next, pattern)) break;
    next += 1;
  }
  const after = line.tokens[next];
  const ends = !after || after.kind === 'separator' || isPerson(after) || goesOnElsewhere(line, next, pattern);
  return ends ? next : at + 1;
}

/** "@dana park to Berlin": a word of the pattern itself, or of another part of it. */
function goesOnElsewhere(line: Line, at: number, pattern: PreparedPattern): boolean {
  const key = line.tokens[at]?.key;
  const isFixed = pattern.fixed.some((node) => node.kind === 'word' && node.words.some((word) => fold(word) === key));
  return isFixed || endsNames(line, at, pattern);
}

/** "echo resolved": a choice that the pattern cannot do without begins here. */
export function isNeededChoice(line: Line, at: number, pattern: PreparedPattern): boolean {
  const piece = line.pieceOf(at);
  if (piece === undefined) return false;
  return pattern.fixed.some(
    (node) =>
      node.kind === 'slot' &&
      node.meta.kind === 'choice' &&
      pattern.choices.get(node.field)?.match(line.pieces, piece) !== undefined,
  );
}

/** Does something begin here that another part of the pattern would take? */
export function isKeyword(line: Line, at: number, pattern: PreparedPattern): boolean {
  const token = line.tokens[at];
  if (token && isOutsideNumber(token)) return takesNumbers(pattern);
  if (token?.kind !== 'word') return false;
  return [...pattern.optional, ...pattern.fixed].some((node) => {
    if (node.kind === 'word') return false;
    if (node.kind === 'time') return node.intro.includes(token.key) || hasRole(line, at, node);
    return node.intro.includes(token.key);
  });
}

/** Has the pattern a place for outside numbers? */
export function takesNumbers(pattern: PreparedPattern): boolean {
  return pattern.optional.some((node) => node.kind === 'slot' && node.meta.kind === 'numbers');
}

/** "Support for 15m": no name goes on with a time. */
export function endsNames(line: Line, at: number, pattern: PreparedPattern): boolean {
  const role = line.timeAt(at)?.span.role;
  return role === 'for' || role === 'until' || isKeyword(line, at, pattern);
}

function hasRole(line: Line, at: number, node: Extract<Node, { kind: 'time' }>): boolean {
  const role = line.timeAt(at)?.span.role;
  return role !== undefined && node.roles.includes(role);
}

/** What stands between two places of a line. */
export function sliceOf(line: Line, from: number, to: number): string {
  const [first, last] = [line.tokens[from], line.tokens[to - 1]];
  return first && last && to > from ? line.text.slice(first.start, last.end).trim() : '';
}

/** Outside lines are numbers nobody inside has: the international form, or long ones. */
export function isOutsideNumber({ kind, raw }: Token): boolean {
  return kind === 'phone' || (kind === 'number' && raw.length >= 7);
}

/** "supportlog note {log} {note}": nothing stands between the two texts. */
export function takesNote({ fixed }: PreparedPattern): boolean {
  return fixed.some((node) => node.kind === 'slot' && node.field === 'note' && node.intro.length === 0);
}

/** A number, or what quotes hold together: it ends by itself. */
export function isWhole(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'quoted' || token.kind === 'number' || /^#?\d[\w-]*$/.test(token.raw));
}
