import { type Element, slotOf } from './elements.ts';
import { inputMeta } from './inputs.ts';
import type { Profile } from './profile.ts';
import type { SentenceToken } from './sentence.ts';
import type { Tagger } from './tagger.ts';
import type { Arc } from './tags.ts';
import { weightOf } from './weights.ts';

/** What the piece of an example that begins at this token is looked for as, and where the next piece begins. */
export function elementAt(
  profile: Profile,
  sentence: string,
  token: SentenceToken,
  at: number,
  arcs: readonly Arc[],
  tagger: Tagger,
): { element?: Element; next: number } {
  const useful = arcs.filter(
    ({ tag }) =>
      tag.kind === 'choice' ||
      tag.kind === 'concept' ||
      tag.kind === 'doing' ||
      tag.kind === 'small' ||
      tag.kind === 'filler',
  );
  const every = Math.max(0, ...arcs.flatMap(({ tag, next }) => (tag.kind === 'all' ? [next] : [])));
  const queue = every > at + 1 ? inputMeta(profile.command, 'queue') : undefined;
  if (queue?.kind === 'queue' && queue.all)
    return { element: slotOf('queue', queue, false, false, 'all'), next: every };
  const end = Math.max(at + 1, ...useful.map((arc) => arc.next));
  const longest = useful.filter((arc) => arc.next === end && !arc.mended);
  const choices = longest.flatMap(({ tag }) => (tag.kind === 'choice' ? [tag] : []));
  const own = choices.find((tag) => profile.choices.has(tag.field));
  if (own && !sentence.includes(`{${own.field}}`)) {
    const meta = inputMeta(profile.command, own.field);
    if (meta) return { element: slotOf(own.field, meta, false, false, own.value, token.key), next: end };
  }
  const concepts = longest.flatMap(({ tag }) => (tag.kind === 'concept' ? [tag.name] : []));
  // "mute" says more as a deed of its own than as one of the words for switching something off.
  const most = Math.max(...concepts.map(weightOf));
  const names = concepts.filter((name) => weightOf(name) === most);
  // "setz" belongs to many things; where a state is set it only leads to it.
  const general = profile.needsChoice && longest.some(({ tag }) => tag.kind === 'doing');
  if (names.length > 0 && !general)
    return {
      element: { kind: 'concept', names: new Set(names), weight: Math.max(...names.map(weightOf)), needed: false },
      next: end,
    };
  if (choices[0]) {
    // What is asked about may have any state; what is done is done with this one.
    const only = profile.command.effect === 'read' ? {} : { only: choices[0].value };
    return { element: { kind: 'any-choice', field: choices[0].field, ...only }, next: end };
  }
  // Where no choice says what is meant, the verb does: "enable" is not "disable".
  if (!profile.needsChoice && end === at + 1 && longest.some(({ tag }) => tag.kind === 'doing')) {
    return {
      element: { kind: 'concept', names: new Set([tagger.learn(token.key)]), weight: 1, needed: false },
      next: end,
    };
  }
  if (longest.some(({ tag }) => tag.kind === 'doing'))
    return { element: { kind: 'doing', leads: false, any: profile.needsChoice }, next: end };
  if (longest.some(({ tag }) => tag.kind === 'small'))
    return { element: { kind: 'small', key: token.key, leads: false, particle: false }, next: end };
  // "hat seine PIN vergessen": whose it is stands in the example itself.
  if (arcs.some(({ tag, next }) => tag.kind === 'other' && next === at + 1))
    return { element: { kind: 'small', key: token.key, leads: false, particle: false }, next: at + 1 };
  if (longest.length > 0 || token.kind === 'mark') return { next: end };
  return {
    element: { kind: 'concept', names: new Set([tagger.learn(token.key)]), weight: 1.4, needed: false },
    next: at + 1,
  };
}
