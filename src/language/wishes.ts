import type { Clause, Discourse } from './clauses.ts';
import { bestReading, type Index, type Reading } from './readings.ts';
import { sharedLinks } from './selves.ts';
import { NOUNS } from './things.ts';
import { type Moment, whenAt } from './time.ts';

export interface Wishes {
  /** In the order they were said; empty when nothing fits. */
  readings: Reading[];
  /** Something of it was negated, reported or only imagined, so nothing is done. */
  refused: boolean;
}

/** A clause without a wish may stand beside one that is this clear: "my boss is here, so dnd for an hour". */
const CLEAR = 0.88;

/**
 * Finds the wishes of a text: one for the whole, or one for each of its parts, whichever leaves less unexplained.
 * Reported and imagined sentences are never acted on; a negated part only lets another part act that stands clearly apart from it.
 */
export function wishesOf(discourse: Discourse, index: Index, moment: Moment, enough: number): Wishes {
  const { clauses } = discourse;
  const none: Wishes = { readings: [], refused: false };
  if (clauses.length === 0) return none;
  if (clauses.some((clause) => clause.guard === 'report' || clause.guard === 'hypothesis'))
    return { readings: [], refused: true };
  const usable = usableClauses(clauses, discourse);
  if (!usable) return { readings: [], refused: true };
  const whole = usable.every(Boolean)
    ? bestReading(discourse, { from: 0, to: discourse.tokens.length }, index, moment)[0]
    : undefined;
  if (whole && (whole.confidence >= 0.93 || clauses.length === 1))
    return whole.confidence >= enough ? { readings: [whole], refused: false } : none;
  const parts = bestParts(discourse, index, moment, enough, usable);
  if (parts && (!whole || whole.confidence < enough || parts.score > whole.gain - 1.5 * whole.cost))
    return { readings: parts.readings, refused: false };
  return whole && whole.confidence >= enough ? { readings: [whole], refused: false } : none;
}

/** Which clauses may act; `undefined` when none may. */
function usableClauses(clauses: readonly Clause[], discourse: Discourse): boolean[] | undefined {
  const isAnswer = (clause: Clause, i: number) =>
    i === 0 &&
    clauses.length > 1 &&
    clause.to - clause.from === 1 &&
    ANSWERS.has(discourse.tokens[clause.from]?.key ?? '');
  const usable = clauses.map((clause, i) => clause.guard === undefined || isAnswer(clause, i));
  for (const [i, clause] of clauses.entries()) {
    const following = clauses[i + 1];
    // "I was going to meet Omar and Lena about the outage" is all of it over.
    if (clause.guard === 'past' && following && goesOn(following, discourse)) return undefined;
    if (clause.guard !== 'negation' || isAnswer(clause, i)) continue;
    // "please don't" or "no, wait, not that" without more is about everything around it.
    if (clause.content === 0 || negatesMore(clause, discourse)) return undefined;
    if (clause.after === 'and' && i > 0 && !clause.opensGuarded) return undefined;
    // "…, ticket 4711, please don't": at the very end it is about everything before it.
    if (i > 0 && i === clauses.length - 1 && !clause.opensGuarded && !clause.doing) return undefined;
    const next = clauses[i + 1];
    if (next && !standsApart(next, discourse)) return undefined;
  }
  return usable.some(Boolean) ? usable : undefined;
}

/** "on no account, Omar has left, lock it": where it names nothing that could be done, it is about what follows. */
function negatesMore({ from, to, doing, opensGuarded }: Clause, { arcs }: Discourse): boolean {
  const names = arcs.slice(from, to).some((here) => here.some(({ tag }) => tag.kind === 'choice'));
  return opensGuarded && !doing && !names;
}

/** "don't start a meeting with Omar and Lena": what follows a negation acts only as a wish with a beginning of its own. */
function standsApart(clause: Clause, { tokens, arcs }: Discourse): boolean {
  const first = tokens[clause.from];
  if (clause.after === 'but') return true;
  if (clause.after === 'and' || GOES_ON.has(first?.key ?? '')) return false;
  return clause.doing || (clause.content > 1 && beginsWish(clause, { tokens, arcs }));
}

/** After "and" or a comma, without being a wish by itself. */
function goesOn(clause: Clause, discourse: Discourse): boolean {
  const linked = clause.after === 'and' || discourse.tokens[clause.from - 1]?.key === ',';
  return linked && !beginsWish(clause, discourse);
}

/** It begins with a deed or a state, not with a name or a thing that goes on with what was said before. */
function beginsWish({ from }: Clause, { tokens, arcs }: Pick<Discourse, 'tokens' | 'arcs'>): boolean {
  const tags = (arcs[from] ?? []).map(({ tag }) => tag);
  const isNoun = tags.some((tag) => tag.kind === 'concept' && NOUNS.has(tag.name));
  return (
    tokens[from]?.kind !== 'person' &&
    tags.some(
      ({ kind }) => kind === 'doing' || kind === 'choice' || kind === 'request' || (kind === 'concept' && !isNoun),
    )
  );
}

const ANSWERS: ReadonlySet<string> = new Set(['no', 'nein', 'non', 'nope', 'nah']);
const GOES_ON: ReadonlySet<string> = new Set(['or', 'nor', 'oder', 'ou', 'ni', 'o', 'u', 'weder', 'noch']);

interface Parts {
  readings: Reading[];
  score: number;
  /** Clauses that say something else. */
  left: readonly Clause[];
}

/** The best way to cut the clauses into wishes, from left to right. */
function bestParts(
  discourse: Discourse,
  index: Index,
  moment: Moment,
  enough: number,
  usable: readonly boolean[],
): Parts | undefined {
  const { clauses } = discourse;
  const shared = sharedLinks({ ...discourse, asks: false, slots: new Map() });
  const best: (Parts | undefined)[] = [{ readings: [], score: 0, left: [] }];
  for (let to = 1; to <= clauses.length; to += 1) {
    for (let from = Math.max(0, to - 4); from < to; from += 1) {
      const before = best[from];
      const [first, last] = [clauses[from], clauses[to - 1]];
      if (!before || !first || !last) continue;
      const end = clauses[from - 1]?.to;
      if (end !== undefined && shared.some((link) => link >= end && link < first.from)) continue;
      const offer = (readings: Reading[], score: number, left = before.left) => {
        const known = best[to];
        if (!known || score > known.score) best[to] = { readings, score, left };
      };
      if (to - from === 1 && (!usable[from] || first.content === 0)) offer(before.readings, before.score);
      if (!usable.slice(from, to).every(Boolean)) continue;
      const [reading] = bestReading(discourse, { from: first.from, to: last.to }, index, moment);
      if (reading && reading.confidence >= enough)
        offer([...before.readings, reading], before.score + reading.gain - 1.5 * reading.cost);
      // A clause that says something else is left aside; the others must then be clear.
      else if (to - from === 1) offer(before.readings, before.score - 1.2, [...before.left, first]);
    }
  }
  const found = best[clauses.length];
  if (!found || found.readings.length === 0) return undefined;
  if (
    [...found.left, ...clauses.filter((_, i) => !usable[i])].some((clause) => namesSomebody(clause, discourse)) &&
    found.readings.some(isForWhom)
  )
    return undefined;
  const left = clauses.filter((clause, i) => usable[i] && clause.content > 0).length;
  const clear = found.readings.length >= left || found.readings.every((reading) => reading.confidence >= CLEAR);
  return clear ? { ...found, readings: withSaidEnd(found, discourse, moment) } : undefined;
}

/** "Dana cannot get in, reset the password": whose it is stands where it was not understood, and one's own is not meant. */
function isForWhom({ profile, args, missing }: Reading): boolean {
  const { effect, input } = profile.command;
  return effect === 'danger' && 'user' in input.shape && !('user' in args) && !missing.includes('user');
}

function namesSomebody({ from, to }: Clause, { tokens, arcs }: Discourse): boolean {
  return tokens
    .slice(from, to)
    .some(
      ({ kind, raw }, i) =>
        kind === 'person' ||
        (kind === 'word' && /^\p{Lu}\p{Ll}/u.test(raw) && (arcs[from + i] ?? []).every(({ mended }) => mended)),
    );
}

const ONESELF: ReadonlySet<string> = new Set('i im ich bin habe muss je j suis estoy tengo voy need got'.split(' '));

/** "I'm in the tunnel until four, no calls please": the only wish ends when what is said of oneself does; so it does by a time alone. */
function withSaidEnd({ readings, left }: Parts, { tokens, times }: Discourse, moment: Moment): Reading[] {
  const [reading, another] = readings;
  const spans = times.filter(({ at }) =>
    left.some(({ from, to }) => at === from || (at > from && at <= to && ONESELF.has(tokens[from]?.key ?? ''))),
  );
  const [span, further] = spans.map((time) => time.span);
  if (!reading || another || !span?.role || further) return readings;
  const { role } = span;
  const field = reading.profile.times.find(({ begins, roles }) => !begins && roles.has(role))?.field;
  const read = whenAt(span.when, moment);
  if (field === undefined || field in reading.args || !('at' in read)) return readings;
  return [{ ...reading, args: { ...reading.args, [field]: read.at } }];
}
