import { leavesOut } from './exceptions.ts';
import { takeNote } from './notes.ts';
import type { Sentence, SentenceToken } from './sentence.ts';
import { type Span, tellsOfState } from './statements.ts';
import type { Tagger } from './tagger.ts';
import { type Arc, type Guard, hasKind, type Tag } from './tags.ts';
import { fold } from './text.ts';
import type { TimeSpan } from './time-phrases.ts';
import { toldPast } from './told-past.ts';

/** A stretch of a sentence between "and", commas and full stops. */
export interface Clause {
  from: number;
  to: number;
  /** What stands between it and the one before. */
  after: 'and' | 'but' | 'mark';
  guard: Guard | undefined;
  /** The guard is what the clause begins with, or what follows its verb there: "and don't …", "und starte kein …". */
  opensGuarded: boolean;
  /** Something to act on stands in it: more than grammar. */
  content: number;
  doing: boolean;
}

/** A whole text in one language: cut, tagged, and judged by what must not act. */
export interface Discourse {
  text: string;
  tokens: readonly SentenceToken[];
  arcs: readonly (readonly Arc[])[];
  times: readonly { span: TimeSpan; at: number }[];
  since: { span: TimeSpan; at: number } | undefined;
  phones: readonly { raw: string; at: number }[];
  clauses: readonly Clause[];
  note: string | undefined;
  question: boolean;
  request: boolean;
  /** Words that this language knows. */
  hits: number;
}

const GUARDS: ReadonlySet<string> = new Set<Guard>(['negation', 'report', 'past', 'hypothesis']);
const isGuard = (tag: Tag): tag is { kind: Guard } => GUARDS.has(tag.kind);

/** A negation of another language counts too: "bitte not dnd". */
const STRONG_NEGATIONS: ReadonlySet<string> = new Set(
  'not|dont|don|never|nicht|kein|keine|keinen|nie|niemals|pas|jamais|nunca|ningun|ninguna|no'.split('|'),
);

/** Clauses beyond these are not read. */
const MOST_CLAUSES = 8;

export function readDiscourse(sentence: Sentence, tagger: Tagger): Discourse {
  const tagged = tagger.tag(sentence.tokens);
  const wished = withoutPurpose(sentence, tagged);
  const noted = takeNote(wished, wished === sentence ? tagged : tagger.tag(wished.tokens));
  const afterNote = noted.sentence === sentence ? tagged : tagger.tag(noted.sentence.tokens);
  const returned = takeReturns(noted.sentence, afterNote);
  const { tokens, times, phones } = returned;
  const arcs = returned === noted.sentence ? afterNote : tagger.tag(tokens);
  const spans = longestSpans(tokens, arcs);
  const said = mood(tokens, spans, arcs);
  return {
    text: sentence.text,
    tokens,
    arcs,
    times,
    since: sentence.since,
    phones,
    clauses: withoutPast(
      clausesOf(tokens, spans, toldPast(tokens, arcs, tagger.language)).map((clause, i) =>
        i === 0 && tellsOfState(tokens, spans)
          ? { ...clause, guard: clause.guard ?? 'report' }
          : takenBack(noted.note) || leavesOut(tokens)
            ? { ...clause, guard: 'negation', content: 0 }
            : clause,
      ),
      said.question,
    ),
    note: noted.note,
    ...said,
    // What introduces a note is a word of this language, the note itself of none; a reason is of it as a whole.
    hits: spans.reduce(
      (sum, span) => sum + (span.tags.length > 0 && !span.mended ? span.to - span.from : 0),
      (noted.note === undefined ? 0 : 1) + sentence.tokens.length - wished.tokens.length,
    ),
  };
}

/** "dnd, note writing the report please don't": whatever else the note says, its end may take everything back. */
function takenBack(note: string | undefined): boolean {
  return note !== undefined && STRONG_NEGATIONS.has(fold(/[\p{L}'’]+$/u.exec(note)?.[0] ?? '').replace("'", ''));
}

/** "who got the log": a question may ask for the past, as nothing is done for it. */
function withoutPast(clauses: Clause[], question: boolean): Clause[] {
  return question ? clauses.map((one) => (one.guard === 'past' ? { ...one, guard: undefined } : one)) : clauses;
}

/** From left to right, always the longest phrase: "do not disturb" is no negation, "don't disturb Omar" is one too little. */
function longestSpans(tokens: readonly SentenceToken[], arcs: readonly (readonly Arc[])[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length; ) {
    const all = arcs[at] ?? [];
    // A slip that was mended never hides a condition or a report ("cuando vuelva"); "nicht störne" is a state all the same.
    const guarded = all.some(({ tag, mended }) => isGuard(tag) && tag.kind !== 'negation' && !mended);
    const here = guarded ? all.filter(({ mended }) => !mended) : all;
    const to = Math.max(at + 1, ...here.map((arc) => arc.next));
    const longest = here.filter((arc) => arc.next === to);
    const exact = longest.filter((arc) => !arc.mended);
    spans.push({
      from: at,
      to,
      tags: (exact.length > 0 ? exact : longest).map((arc) => arc.tag),
      mended: exact.length === 0 && longest.length > 0,
    });
    at = to;
  }
  return spans;
}

function clausesOf(tokens: readonly SentenceToken[], spans: readonly Span[], past: ReadonlySet<number>): Clause[] {
  const clauses: Clause[] = [];
  let open: Clause = {
    from: 0,
    to: 0,
    after: 'mark',
    guard: undefined,
    opensGuarded: false,
    content: 0,
    doing: false,
  };
  const close = (to: number, next: number, after: Clause['after']) => {
    if (to > open.from) clauses.push({ ...open, to });
    const lead = to === open.from && clauses.length > 0 && open.after !== 'mark' ? open.after : after;
    open = {
      from: next,
      to: next,
      after: lead,
      guard: undefined,
      opensGuarded: false,
      content: 0,
      doing: false,
    };
  };
  let verbFirst = false;
  for (const span of spans) {
    const kinds = new Set<string>(span.tags.map((tag) => tag.kind));
    const token = tokens[span.from];
    const guard =
      span.tags.find(isGuard) ??
      (token && span.tags.length === 0 && STRONG_NEGATIONS.has(token.key) ? { kind: 'negation' as const } : undefined);
    if (span.from === open.from) verbFirst = kinds.has('doing');
    if (kinds.has('and')) close(span.from, span.to, 'and');
    else if (kinds.has('but') && span.from > 0) close(span.from, span.to, 'but');
    else if (token?.kind === 'mark' && /^[.;!?,:]$/.test(token.key)) close(span.from, span.to, 'mark');
    else if (
      guard &&
      !(kinds.has('concept') && (span.to - span.from > 1 || span.tags.some(isDeed))) &&
      !kinds.has('choice') &&
      !(kinds.has('small') && guard.kind !== 'negation') &&
      !kinds.has('doing') &&
      !kinds.has('filler')
    )
      ({ guard: open.guard, opensGuarded: open.opensGuarded } = open.guard
        ? open
        : { guard: guard.kind, opensGuarded: open.content === 0 || verbFirst });
    else if (kinds.has('choice') || kinds.has('concept') || kinds.has('everyday') || kinds.size === 0)
      open.content += span.tags.some((tag) => tag.kind === 'concept' && tag.name === 'my') ? 0 : 1;
    if (kinds.has('doing')) open.doing = true;
    if (open.guard === undefined && tokens.slice(span.from, span.to).some((_, i) => past.has(span.from + i)))
      ({ guard: open.guard, opensGuarded: open.opensGuarded } = { guard: 'past', opensGuarded: false });
  }
  close(tokens.length, tokens.length, 'mark');
  return clauses.slice(0, MOST_CLAUSES);
}

/** "que no entre nadie más" begins like a question and is a wish. */
const isDeed = (tag: Tag) => tag.kind === 'concept' && (tag.name === 'lock' || tag.name === 'unlock');

/** A question begins like one or ends with its mark; a request ("can you …") is none. */
function mood(
  tokens: readonly SentenceToken[],
  spans: readonly Span[],
  arcs: readonly (readonly Arc[])[],
): { question: boolean; request: boolean } {
  // Early, or where a part of the sentence begins: "Lena forgot her password, can you reset it?"
  const request = spans.some(
    ({ from, tags }) =>
      (from < 6 || tokens[from - 1]?.kind === 'mark' || hasKind(arcs[from - 1], 'and')) &&
      tags.some(({ kind }) => kind === 'request') &&
      !asksOfOthers(tokens, arcs, from),
  );
  const first = spans.find(
    (span) =>
      tokens[span.from]?.kind !== 'mark' && !(span.tags.length > 0 && span.tags.every((tag) => tag.kind === 'filler')),
  );
  const longer = first && first.to - first.from > 1 && first.tags.some((tag) => tag.kind === 'choice' || isDeed(tag));
  const opens =
    !longer &&
    first !== undefined &&
    (arcs[first.from] ?? []).some((arc) => arc.tag.kind === 'question' && !arc.mended);
  const asks = arcs.some((here) => here.some((arc) => arc.tag.kind === 'asking' && !arc.mended));
  const marked = asks || tokens.some((token) => token.key === '?' || token.key === '¿');
  return { question: !request && (opens || marked), request };
}

/** "¿puede Omar …?": whether somebody else can. */
function asksOfOthers(tokens: readonly SentenceToken[], arcs: readonly (readonly Arc[])[], at: number): boolean {
  // "¿quién puede …?" asks for those who may.
  if (
    /^(?:who|wer|qui|quien|quienes|which|welche|welcher|quels|como|cuando|donde|how|wie|wann|comment|quand)$/.test(
      tokens[at - 1]?.key ?? '',
    )
  )
    return true;
  const next = tokens[at + 1];
  const isName = next?.kind === 'person' || (next?.capital === true && (arcs[at + 1] ?? []).length === 0);
  return isName && /^(?:puede|podria|peut|pourrait|kann|konnte)$/.test(tokens[at]?.key ?? '');
}

/** "lock it so nobody else gets in": from there on to the next full stop nothing is asked for. */
function withoutPurpose(sentence: Sentence, arcs: readonly (readonly Arc[])[]): Sentence {
  const { tokens, times } = sentence;
  const from = arcs.findIndex((here, at) => at > 0 && isLongest(here, 'purpose'));
  if (from < 0) return sentence;
  const stop = tokens.findIndex((token, at) => at > from && token.kind === 'mark' && /^[.!?;,]$/.test(token.key));
  const to = stop < 0 ? tokens.length : stop;
  const lost = to - from;
  return {
    ...sentence,
    tokens: [...tokens.slice(0, from), ...tokens.slice(to)],
    times: times.flatMap((time) => (time.at <= from ? [time] : time.at < to ? [] : [{ ...time, at: time.at - lost }])),
  };
}

function isLongest(arcs: readonly Arc[], kind: Tag['kind']): boolean {
  const longest = Math.max(0, ...arcs.map((arc) => arc.next));
  return arcs.some((arc) => arc.tag.kind === kind && arc.next === longest && !arc.mended);
}

const PLAIN: ReadonlySet<Tag['kind']> = new Set<Tag['kind']>(['filler', 'small', 'article', 'doing']);

/** Says in every language that somebody is away. */
const AWAY = 'afk';

/** "back in 20" alone: away until then. */
function away(sentence: Sentence, phrase: { at: number; next: number }, time: Sentence['times'][number]): Sentence {
  const { tokens } = sentence;
  const first = tokens[phrase.at];
  if (!first) return sentence;
  return {
    ...sentence,
    tokens: [...tokens.slice(0, phrase.at), { ...first, key: AWAY }, ...tokens.slice(phrase.next)],
    times: [{ span: { ...time.span, role: 'until' }, at: Math.min(time.at, phrase.at + 1) }],
  };
}

/** "lunch, back at 1": the time is the end, and "back" no state of its own. */
function takeReturns(sentence: Sentence, arcs: readonly (readonly Arc[])[]): Sentence {
  const [time] = sentence.times;
  if (sentence.times.length !== 1 || !time) return sentence;
  const { tokens } = sentence;
  const found = tokens.flatMap((_, at) =>
    (arcs[at] ?? []).flatMap((arc) =>
      arc.tag.kind === 'return' && (arc.next === time.at || at === time.at) ? [{ at, next: arc.next }] : [],
    ),
  );
  const [phrase] = found.sort((a, b) => b.next - b.at - (a.next - a.at));
  if (!phrase || time.span.role === 'for') return sentence;
  const other = tokens.some(
    (_, at) =>
      (at < phrase.at || at >= phrase.next) &&
      (arcs[at] ?? []).some((arc) => arc.tag.kind === 'choice' && (arc.next <= phrase.at || at >= phrase.next)),
  );
  const alone = tokens.every(
    (_, at) => (at >= phrase.at && at < phrase.next) || (arcs[at] ?? []).some(({ tag }) => PLAIN.has(tag.kind)),
  );
  const mark = tokens.slice(0, phrase.at).findLastIndex(({ kind }) => kind === 'mark');
  // "…, bin so gegen elf zurück": nothing but small words stands before it.
  const begins =
    alone ||
    (mark >= 0 &&
      tokens
        .slice(mark + 1, phrase.at)
        .every((_, i) => (arcs[mark + 1 + i] ?? []).some(({ tag }) => PLAIN.has(tag.kind))));
  if (!other && begins && time.span.role !== 'until') return away(sentence, phrase, time);
  if (!other) return sentence;
  const at = time.at > phrase.at ? phrase.at : time.at;
  return {
    ...sentence,
    tokens: [...tokens.slice(0, phrase.at), ...tokens.slice(phrase.next)],
    times: [{ span: { ...time.span, role: 'until' }, at }],
  };
}
