import { PREPOSITIONS } from './prepositions.ts';
import type { Profile } from './profile.ts';
import type { SentenceToken } from './sentence.ts';
import type { Tagged } from './tagged.ts';
import type { Arc } from './tags.ts';

/** One way to leave something of the sentence unexplained. */
export interface Skip {
  next: number;
  cost: number;
}

const COPULAS: ReadonlySet<string> = new Set(['is', 'are', 'ist', 'sind', 'est', 'sont', 'es', 'son', 'esta', 'estan']);

/** What it costs to leave each piece of the sentence out, for a command of this kind. */
export function skipsOf(sentence: Tagged, profile: Pick<Profile, 'takesQueue' | 'choices' | 'command'>): Skip[][] {
  const changes = profile.command.effect !== 'read';
  return sentence.tokens.map((token, i) => {
    const cheapest = new Map<number, number>();
    // "with me" is one thing, however cheap its words are.
    const whole = Math.max(
      i + 1,
      ...(sentence.arcs[i] ?? []).flatMap((arc) => (arc.tag.kind === 'other' ? [arc.next] : [])),
    );
    const put = (next: number, cost: number) =>
      cheapest.set(next, Math.min(cost, cheapest.get(next) ?? Number.POSITIVE_INFINITY));
    // "a break is for the weak" tells something; a wish to change something has no "is" of its own.
    if (changes && COPULAS.has(token.key)) put(i + 1, 0.8);
    else if (changes && i > 0 && asksWhat(sentence, i)) put(i + 1, 0.4);
    else if (!changes && isDeed(sentence, i)) put(i + 1, 0.7);
    else if (isDestination(sentence, i)) put(i + 1, 0.15);
    // "Omar's": what belongs to somebody is not one's own.
    else if (token.key === 's' && token.start > 0 && /['’]/.test(sentence.text[token.start - 1] ?? '')) put(i + 1, 0.3);
    else
      for (const arc of (sentence.arcs[i] ?? []).filter((one) => one.next >= whole && !isLearnt(sentence, i, one)))
        put(arc.next, arc.mended ? (arc.tag.kind === 'doing' ? 0.7 : tokenCost(token)) : tagCost(arc, profile));
    if (!cheapest.has(i + 1) && whole === i + 1) put(i + 1, isModifier(sentence, i) ? 0.5 : tokenCost(token));
    return [...cheapest].map(([next, cost]) => ({ next, cost }));
  });
}

/** "on a trip to Madrid": where to is no name of a person. */
function isDestination({ tokens, arcs }: Tagged, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.capital || !(arcs[at] ?? []).every(({ mended }) => mended)) return false;
  const ends = isPreposition({ tokens, arcs }, at - 1) ? [at, at - 1] : [at];
  return arcs.some((here) =>
    here.some(
      ({ tag, next }) =>
        tag.kind === 'choice' && tag.field === 'presence' && tag.value === 'BUSINESS_TRIP' && ends.includes(next),
    ),
  );
}

/** "alle" stands in some example; in a sentence it means all. */
function isLearnt({ arcs }: Tagged, at: number, { tag }: Arc): boolean {
  return tag.kind === 'concept' && tag.name.startsWith('=') && (arcs[at] ?? []).some((arc) => arc.tag.kind === 'all');
}

/** "the outage meeting": whatever stands before it, it is the meeting. */
function isModifier({ tokens, arcs }: Tagged, at: number): boolean {
  return (
    tokens[at]?.kind === 'word' &&
    (arcs[at - 1] ?? []).some(({ tag }) => tag.kind === 'article') &&
    (arcs[at + 1] ?? []).some(({ tag, mended }) => !mended && tag.kind === 'concept' && tag.name === 'meeting')
  );
}

function tokenCost(token: SentenceToken): number {
  switch (token.kind) {
    case 'mark':
      return /[,.!?¡¿:;…-]/.test(token.key) ? 0 : /[\p{Extended_Pictographic}()*_~]/u.test(token.key) ? 0.05 : 0.3;
    case 'person':
    case 'quoted':
    case 'phone':
      return 2;
    case 'number':
      return 0.9;
    case 'word':
      // A name that is left over says that it is about somebody else.
      return token.capital ? 1.6 : 1.25;
    default:
      return token.kind satisfies never;
  }
}

function tagCost({ tag }: Arc, profile: Pick<Profile, 'takesQueue' | 'choices' | 'command'>): number {
  switch (tag.kind) {
    case 'filler':
    case 'request':
      return 0;
    case 'article':
      return 0.02;
    case 'small':
    case 'question':
    case 'asking':
      return 0.1;
    case 'doing':
      return 0.12;
    case 'colour':
      return 0.1;
    case 'everyday':
      return 1.25;
    case 'and':
    case 'but':
    case 'note':
    case 'purpose':
    case 'return':
      return 0.3;
    case 'all':
      // "setz alle auf Pause", "approve everything": what is meant for all is not done to one.
      if (profile.command.effect === 'read' || profile.command.id.startsWith('meeting.')) return 0.6;
      return profile.takesQueue ? 2.2 : 1.6;
    case 'concept':
      return conceptCost(tag.name, profile);
    case 'choice':
      return 1.3;
    case 'other':
    case 'ending':
      return 2;
    case 'other-day':
      return 1;
    case 'negation':
    case 'report':
    case 'past':
    case 'hypothesis':
      return 1.2;
    default:
      return tag satisfies never;
  }
}

function conceptCost(name: string, profile: Pick<Profile, 'takesQueue' | 'choices'>): number {
  if (name.startsWith('=')) return 1.25;
  if (name === 'my') return 0.05;
  if (name === 'show') return 0.5;
  if (name === 'queue' && profile.takesQueue) return 0.4;
  if (name === 'state') return profile.choices.size > 0 ? 0.25 : 0.6;
  return 0.9;
}

/** Nothing is asked within a wish. */
function asksWhat({ arcs }: Tagged, at: number): boolean {
  const tags = arcs[at] ?? [];
  return (
    tags.some(({ tag }) => tag.kind === 'question') &&
    tags.every(({ tag }) => tag.kind === 'question' || tag.kind === 'concept')
  );
}

/** "change the number of Omar" asks for no number. */
const DEEDS: ReadonlySet<string> = new Set([
  'edit',
  'delete',
  'disable',
  'enable',
  'kick',
  'lock',
  'unlock',
  'mute',
  'unmute',
]);

/** A verb that is a deed of its own stands there. */
export function isDeed({ arcs }: Tagged, at: number): boolean {
  return (arcs[at] ?? []).some(({ tag, mended }) => !mended && tag.kind === 'concept' && DEEDS.has(tag.name));
}

/** A preposition that is no article. */
export function isPreposition(sentence: Pick<Tagged, 'tokens' | 'arcs'>, at: number): boolean {
  return (
    PREPOSITIONS.has(sentence.tokens[at]?.key ?? '') && !sentence.arcs[at]?.some((arc) => arc.tag.kind === 'article')
  );
}
