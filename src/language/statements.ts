import type { SentenceToken } from './sentence.ts';
import type { Tag } from './tags.ts';

/** A stretch with its longest meaning. */
export interface Span {
  from: number;
  to: number;
  tags: Tag[];
  mended: boolean;
}

const COPULAS: ReadonlySet<string> = new Set('is are was ist sind war est sont etait es son era'.split(' '));

const BEGINS: ReadonlySet<string> = new Set(
  'starts begins is was beginnt fangt startet ist war commence debute demarre est etait empieza comienza arranca es era'.split(
    ' ',
  ),
);

/** "a break is for the weak", "la pause, c'est …": what begins with a state as its subject says something about it. */
export function tellsOfState(tokens: readonly SentenceToken[], spans: readonly Span[]): boolean {
  const first = spans.findIndex(({ tags }) => !tags.some(({ kind }) => kind === 'article' || kind === 'filler'));
  const isState = spans[first]?.tags.some(
    (tag) => tag.kind === 'choice' && (tag.field === 'presence' || tag.field === 'status'),
  );
  const after = tokens.slice(spans[first]?.to, (spans[first]?.to ?? 0) + 3).map(({ key }) => key);
  const verb = after.find((key) => key !== ',' && key !== 'c' && key !== 'ce');
  if (isState === true) return verb !== undefined && COPULAS.has(verb);
  // "the meeting with Omar starts at three": begun like that, it is no wish for one.
  const isMeeting = first > 0 && spans[first]?.tags.some((tag) => tag.kind === 'concept' && tag.name === 'meeting');
  // "… is over" is one to end it.
  const verbs = spans
    .slice(first + 1, first + 7)
    .filter(({ tags }) => !tags.some((tag) => tag.kind === 'concept' && tag.name === 'end'));
  return isMeeting === true && verbs.some(({ from }) => BEGINS.has(tokens[from]?.key ?? ''));
}
