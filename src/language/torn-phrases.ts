import type { PhraseTable } from './phrases.ts';
import type { SentenceToken } from './sentence.ts';
import type { Arc, Tag } from './tags.ts';
import type { TwoParts } from './two-parts.ts';

/** Tags whose phrases may have a light word in their midst. */
const LOOSE: ReadonlySet<Tag['kind']> = new Set<Tag['kind']>([
  'concept',
  'choice',
  'doing',
  'request',
  'negation',
  'report',
  'hypothesis',
]);

/** "was kannst du eigentlich alles": words that only colour a sentence tear no phrase apart; nor are two parts of a wish torn. */
export function addBetween(
  arcs: Arc[][],
  mended: readonly SentenceToken[],
  tokens: readonly SentenceToken[],
  { table, light, twoParts }: { table: PhraseTable<Tag>; light: ReadonlySet<string>; twoParts: TwoParts },
): void {
  const heavy = [...tokens.keys()].filter((at) => !light.has(tokens[at]?.key ?? ''));
  tokens.forEach((token, at) => {
    if (heavy.length === tokens.length || !table.begins(mended[at]?.key ?? token.key)) return;
    const known = new Set(table.all(mended, at).map(({ next }) => next));
    for (const { value, next } of table.all(mended, at, light))
      if (LOOSE.has(value.kind) && !known.has(next))
        arcs[at]?.push({ tag: value, next, mended: differs(tokens, mended, at, next) });
  });
  const words = heavy.filter((at) => tokens[at]?.key !== ',');
  const text = words.flatMap((at) => tokens[at] ?? []);
  words.forEach((at, i) => {
    for (const { field, value, next } of twoParts(text, i))
      arcs[at]?.push({ tag: { kind: 'choice', field, value }, next: (words[next - 1] ?? at) + 1, mended: false });
  });
}

const LONGEST_GAP = 9;
/** "there" and "back" within a wish. */
const DEICTIC: ReadonlySet<string> = new Set(['da', 'dort', 'there', 'la', 'ahi', 'alli', 'back', 'wieder']);
/** What is said after one of them is something else. */
const BUTS: ReadonlySet<string> = new Set(['but', 'aber', 'sondern', 'mais', 'pero', 'sino']);

/** "log Omar out": the choice stands at "log", and "out" has no meaning of its own any more. */
export function addGap(
  arcs: Arc[][],
  tokens: readonly SentenceToken[],
  start: number,
  after: number,
  gap: { right: string[]; tag: Tag },
  within: Set<number>,
): void {
  for (let at = after; at <= after + LONGEST_GAP && at < tokens.length; at += 1) {
    if (tokens[at - 1]?.kind === 'mark' || BUTS.has(tokens[at - 1]?.key ?? '')) return;
    if (!gap.right.every((key, i) => tokens[at + i]?.key === key)) continue;
    const here = arcs[start] ?? [];
    // "sperr … auf" is not "sperr".
    if (gap.tag.kind === 'concept')
      arcs[start] = here.filter((arc) => arc.gap || arc.tag.kind !== 'concept' || arc.next > after);
    // "meld mich da ab": no state of its own.
    if (gap.tag.kind === 'choice')
      for (let one = after; one < at; one += 1) if (DEICTIC.has(tokens[one]?.key ?? '')) within.add(one);
    if (gap.tag.kind === 'concept' && gap.tag.name === 'lock')
      for (let one = after; one < at; one += 1) within.add(one);
    arcs[start]?.push({ tag: gap.tag, next: after, mended: false, gap: true });
    arcs[at]?.push({ tag: { kind: 'filler' }, next: at + gap.right.length, mended: false });
    return;
  }
}

/** "turn off dnd" is not "dnd": a choice inside a longer one is none. */
export function insideOther(arcs: readonly (readonly Arc[])[], at: number, arc: Arc): boolean {
  for (let start = Math.max(0, at - LONGEST_GAP); start <= at; start += 1) {
    for (const other of arcs[start] ?? []) {
      if (other.tag.kind === 'choice' && !other.mended && other.next >= arc.next && other.next - start > arc.next - at)
        return true;
    }
  }
  return false;
}

/** A slip was mended between these two. */
export function differs(
  tokens: readonly SentenceToken[],
  mended: readonly SentenceToken[],
  from: number,
  to: number,
): boolean {
  for (let i = from; i < to; i += 1) if (tokens[i] !== mended[i]) return true;
  return false;
}
