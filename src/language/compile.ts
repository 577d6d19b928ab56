import { isChosen } from './choices.ts';
import { elementAt } from './element-at.ts';
import {
  type Element,
  type Example,
  isChoice,
  isFree,
  isName,
  isNoun,
  isText,
  nounBeside,
  slotOf,
} from './elements.ts';
import { bareChoices, mailFirst, requiredTimes, typedSentences, verbLast, withoutTimes } from './example-sentences.ts';
import { inputMeta } from './inputs.ts';
import { pieces } from './phrases.ts';
import { directionOf, PREPOSITIONS } from './prepositions.ts';
import type { Profile } from './profile.ts';
import type { SentenceToken } from './sentence.ts';
import type { Tagger } from './tagger.ts';
import type { Arc } from './tags.ts';
import { THINGS } from './things.ts';
import { weightOf } from './weights.ts';

/** The examples of a command in one language, its typed words and its bare choices among them. */
export function examplesOf(profile: Profile, tagger: Tagger): Example[] {
  const { command } = profile;
  const compiled = (sentence: string, typed: boolean, turned = false) => {
    const example = compile(profile, withoutTimes(command, sentence, tagger.language), tagger, typed);
    const last = example.elements.at(-1);
    // Without its verb "{user} auf Pause (setzen)" only tells how it is.
    if (turned && last?.kind === 'doing') last.leads = true;
    if (turned && last?.kind === 'concept') last.needed = true;
    return example.anchors.length > 0 ? [{ ...example, times: typed ? [] : requiredTimes(command, sentence) }] : [];
  };
  return [
    ...[...command.examples[tagger.language], ...bareChoices(command)].flatMap((sentence) => [
      ...compiled(sentence, false),
      // "dana kims number": the sign is the first thing that hurry leaves out.
      ...(sentence.includes("}'s") ? compiled(sentence.replace("}'s", '}s'), false) : []),
      ...mailFirst(sentence).flatMap((turned) => compiled(turned, false)),
      ...(tagger.language === 'de'
        ? verbLast(sentence, tagger).flatMap((turned) => compiled(turned, false, true))
        : []),
    ]),
    ...typedSentences(command).flatMap((sentence) => compiled(sentence, true)),
  ];
}

const SLOT = 'slotslot';

function compile(profile: Profile, sentence: string, tagger: Tagger, typed: boolean): Example {
  const fields: { name: string; genitive: boolean }[] = [];
  const plain = sentence.replace(/\{(\w+)\}('?s\b)?/g, (_, name: string, genitive?: string) => {
    fields.push({ name, genitive: genitive !== undefined && genitive === 's' });
    return ` ${SLOT} ${genitive === "'s" ? "'s" : ''}`;
  });
  const tokens: SentenceToken[] = pieces(plain).map((piece) => ({
    ...piece,
    raw: piece.key,
    kind: /\p{L}|\d/u.test(piece.key) ? 'word' : 'mark',
    capital: false,
  }));
  const arcs = tagger.tag(tokens, true);
  const elements: Element[] = [];
  let slot = 0;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    if (token.key === SLOT) {
      const field = fields[slot];
      const meta = field && inputMeta(profile.command, field.name);
      if (field && meta) elements.push(slotOf(field.name, meta, field.genitive, !typed && !namesRole(profile, arcs)));
      slot += 1;
      at += 1;
      continue;
    }
    const { element, next } = elementAt(profile, sentence, token, at, arcs[at] ?? [], tagger);
    if (element)
      elements.push(
        element.kind === 'concept' && typed && elements.length === 0 ? { ...element, needed: true } : element,
      );
    at = next;
  }
  for (const [i, element] of elements.entries()) {
    if ((element.kind === 'small' || element.kind === 'doing') && isName(elements[i + 1])) element.leads = true;
    // "put {user} on {status}": the word between them holds both.
    if (element.kind === 'small' && isName(elements[i - 1]) && isChoice(elements[i + 1])) element.leads = true;
    // "schalte … ein": a verb's second half at the end is half of its meaning.
    if (element.kind === 'small' && i > 1 && i === elements.length - 1) element.particle = true;
    if (element.kind === 'small' && PREPOSITIONS.has(element.key) && isText(elements[i + 1])) element.leads = true;
    if (element.kind === 'concept' && element.weight < 0.5 && (isName(elements[i + 1]) || isText(elements[i + 1])))
      element.needed = true;
    if (
      element.kind === 'concept' &&
      !typed &&
      [...element.names].some((name) => THINGS.has(name)) &&
      elements.some(isFree)
    )
      element.needed = true;
    // "show the group {group}": anything can be a text, so its noun and what begins the sentence must be there.
    const noun = isText(element) ? nounBeside(elements, i) : undefined;
    if (noun) noun.needed = true;
    const [first] = elements;
    if (noun && first?.kind === 'concept') first.needed = true;
    // "schedule a meeting about {subject}": without its noun it could be about anything.
    const further = isText(element) && !noun ? elements.slice(0, i).findLast(isNoun) : undefined;
    if (further) further.needed = true;
  }
  // "{queue} queue {status}": where nothing else holds the slots together, the noun must.
  const [noun, another] = elements.filter((element) => element.kind === 'concept');
  const bare = elements.every(({ kind }) => kind === 'slot' || kind === 'concept');
  if (noun?.kind === 'concept' && !another && bare && elements.some(isName) && profile.command.effect !== 'read')
    noun.needed = true;
  const anchors = elements.flatMap((element): string[] => {
    if (element.kind === 'slot' && element.field === 'role' && element.strict) return ['rank'];
    if (element.kind === 'concept') return [...element.names].filter((name) => weightOf(name) >= 0.8);
    if (element.kind === 'any-choice') return [`choice:${element.field}`];
    return element.kind === 'slot' && isChosen(element.meta) ? [`choice:${element.field}`] : [];
  });
  // "am I in {queue}" has no word of its own: it is believed as a question only.
  const weak = anchors.length === 0;
  if (weak) anchors.push(...elements.flatMap((element) => (element.kind === 'concept' ? [...element.names] : [])));
  if (!elements.some(isName))
    for (const element of elements)
      if (element.kind === 'concept' && element.names.has('my') && elements.some((one) => one.kind === 'any-choice'))
        element.needed = true;
  const state =
    profile.command.effect === 'read' && (weak || elements.some((element) => element.kind === 'any-choice'));
  return {
    command: profile,
    elements,
    anchors: [...new Set(anchors)],
    typed,
    state,
    times: [],
    direction: directionOf(elements.flatMap((element) => (element.kind === 'small' ? [element.key] : []))),
    question: sentence.includes('?') || (arcs[0]?.some((arc) => arc.tag.kind === 'question') ?? false),
  };
}

/** The example speaks of a role by that word, so that the role itself may have any name. */
function namesRole(profile: Profile, arcs: readonly (readonly Arc[])[]): boolean {
  return (
    inputMeta(profile.command, 'role') !== undefined &&
    arcs.some((here) => here.some(({ tag }) => tag.kind === 'concept' && tag.name === 'role'))
  );
}
