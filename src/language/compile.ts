import type { AnyCommand } from '../core/command.ts';
import { type FieldMeta, isTimeKind } from '../core/fields.ts';
import type { Language } from '../core/language.ts';
import { isChosen } from './choices.ts';
import { inputMeta, inputsOf } from './inputs.ts';
import { TIMES } from './lexicon/times.ts';
import { pieces } from './phrases.ts';
import { type Direction, directionOf, PREPOSITIONS } from './prepositions.ts';
import type { Profile } from './profile.ts';
import type { SentenceToken } from './sentence.ts';
import { type Arc, LEXICON, type Tagger } from './tagger.ts';
import { fold, list } from './text.ts';
import { THINGS } from './things.ts';

/** One piece of an example, as it is looked for in sentences. */
export type Element =
  | { kind: 'concept'; names: ReadonlySet<string>; weight: number; needed: boolean }
  /** `leads`: it stands beside a name, and without it the name is only a guess. */
  /** `any`: a state makes it clear; else a verb with a meaning of its own is another deed. */
  | { kind: 'doing'; leads: boolean; any: boolean }
  | { kind: 'small'; key: string; leads: boolean; particle: boolean }
  /** Any value of a choice that the command has no field for: "is {user} free". */
  | { kind: 'any-choice'; field: string; only?: string }
  /** `only`: the value that stands in the example as this `word`; its other words fit a little less. `strict`: a role by its name. */
  | {
      kind: 'slot';
      field: string;
      meta: FieldMeta;
      genitive: boolean;
      only?: string;
      word?: string;
      strict: boolean;
      key: string;
    };

export interface Example {
  command: Profile;
  elements: readonly Element[];
  /** What of it must be found at least: concepts and choices. */
  anchors: readonly string[];
  question: boolean;
  /** From the words of the command, not from a sentence. */
  typed: boolean;
  /** It names a state without setting it: "is {user} free". */
  state: boolean;
  /** Required times, and numbers, that stand in it: without them another command is meant. */
  times: readonly string[];
  /** Which way somebody is moved: "into" and "out of" are opposites. */
  direction: Direction | undefined;
}

/** Concepts that say little by themselves. */
const WEIGHTS: Readonly<Record<string, number>> = {
  my: 0.3,
  show: 0.8,
  which: 0.8,
  start: 0.8,
  invite: 0.4,
  about: 0.4,
  how: 0.8,
  state: 1,
  // Whole sentences in one meaning.
  endmeeting: 2.8,
  muteall: 2.8,
  unmuteall: 2.8,
  // Deeds that nothing else stands for.
  end: 1.5,
  lock: 1.5,
  unlock: 1.5,
  mute: 1.5,
  unmute: 1.5,
  kick: 1.5,
  delete: 1.5,
  disable: 1.5,
  enable: 1.5,
  contact: 1.5,
  reopen: 1.5,
  give: 0.7,
  make: 0.7,
  create: 0.8,
  need: 0.6,
  edit: 0.9,
  bring: 0.7,
  takeout: 1,
  assign: 0.9,
  takeit: 0.9,
  send: 0.9,
  again: 0.3,
  useit: 0.9,
  lookat: 0.7,
  covers: 1,
  delegate: 0.9,
  micoff: 0.9,
  micon: 0.9,
  pending: 0.9,
  snooze: 1.1,
  withdraw: 1.1,
  comment: 1.1,
  changed: 1.1,
  details: 1,
};

const weightOf = (concept: string): number => WEIGHTS[concept] ?? 1.4;

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
      ...(tagger.language === 'de'
        ? verbLast(sentence, tagger).flatMap((turned) => compiled(turned, false, true))
        : []),
    ]),
    ...typedSentences(command).flatMap((sentence) => compiled(sentence, true)),
  ];
}

function requiredTimes(command: AnyCommand, sentence: string): string[] {
  return inputsOf(command).flatMap(({ name, meta, optional }) =>
    ((isTimeKind(meta.kind) && !optional) || meta.kind === 'numbers') && sentence.includes(`{${name}}`) ? [name] : [],
  );
}

/** Names and texts that nothing introduces: only the grammar of typed words takes them. */
const LOOSE: ReadonlySet<FieldMeta['kind'] | undefined> = new Set(['text', 'people', undefined]);

function typedSentences(command: AnyCommand): string[] {
  return command.words.flatMap((words) => {
    const bare = words.replace(/\[[^\]]*\]/g, '').trim();
    const slots = [...words.matchAll(/\[\{(\w+)\}\]/g)].flatMap(([, name = '']) =>
      LOOSE.has(inputMeta(command, name)?.kind) ? [] : [`{${name}}`],
    );
    if (!/\{\w+\}/.test(bare)) slots.length = 0;
    return [
      bare,
      ...slots.map((slot) => `${bare} ${slot}`),
      ...(slots.length > 1 ? [`${bare} ${slots.join(' ')}`] : []),
    ];
  });
}

/** "kannst du Jonas in die Konferenz holen": what begins with its verb may as well end with it. */
function verbLast(sentence: string, tagger: Tagger): string[] {
  const [first = '', ...rest] = sentence.split(' ');
  const tags = tagger.meanings(fold(first));
  const isVerb = /^\p{Ll}/u.test(first) && tags.some(({ kind }) => kind === 'doing' || kind === 'concept');
  const asks = tags.some(({ kind }) => kind === 'question' || kind === 'small');
  return isVerb && !asks && rest.length > 1 && !sentence.includes('?') ? [`${rest.join(' ')} ${first}`] : [];
}

/** "dnd" alone is enough for a command whose only need is that choice. */
function bareChoices(command: AnyCommand): string[] {
  const needed = inputsOf(command).filter((input) => !input.optional);
  const [only] = needed;
  return needed.length === 1 && only && isChosen(only.meta) ? [`{${only.name}}`] : [];
}

const introsOf = (language: Language) => ({
  roles: Object.values(TIMES[language].roles).flatMap(list),
  notes: list(LEXICON[language].notes),
});
const INTROS: Record<Language, ReturnType<typeof introsOf>> = {
  en: introsOf('en'),
  de: introsOf('de'),
  fr: introsOf('fr'),
  es: introsOf('es'),
};

/** Times and notes stand anywhere in a sentence: they are found on their own, and taken out of the examples. */
function withoutTimes(command: AnyCommand, sentence: string, language: Language): string {
  const { roles, notes } = INTROS[language];
  let rest = sentence;
  for (const { name, meta } of inputsOf(command)) {
    const intros = isTimeKind(meta.kind) ? roles : name === 'note' ? notes : meta.kind === 'numbers' ? [] : undefined;
    const at = rest.indexOf(`{${name}}`);
    if (!intros || at < 0) continue;
    const before = rest.slice(0, at).trimEnd();
    const intro = intros.filter((phrase) => endsWithPhrase(before, phrase)).sort((a, b) => b.length - a.length)[0];
    rest = `${intro === undefined ? before : before.slice(0, before.length - intro.length)} ${rest.slice(at + name.length + 2)}`;
  }
  return rest;
}

function endsWithPhrase(text: string, phrase: string): boolean {
  const tail = text.slice(-phrase.length);
  return fold(tail) === fold(phrase) && !/[\p{L}\d]/u.test(text.at(-phrase.length - 1) ?? ' ');
}

/** Slots with the same key take the same from a sentence. */
function slotOf(
  field: string,
  meta: FieldMeta,
  genitive: boolean,
  strict: boolean,
  only?: string,
  word?: string,
): Element {
  const limits =
    meta.kind === 'queue' ? meta.all : meta.kind === 'text' ? meta.maxLength : meta.kind === 'person' && meta.many;
  return {
    kind: 'slot',
    field,
    meta,
    genitive,
    strict,
    ...(only !== undefined && { only }),
    ...(word !== undefined && { word }),
    key: `${field}|${meta.kind}|${limits}|${genitive}|${strict}|${only ?? ''}|${word ?? ''}`,
  };
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

function isText(element: Element | undefined): boolean {
  return element?.kind === 'slot' && element.meta.kind === 'text';
}

/** A slot that could take nearly anything. */
function isFree(element: Element): boolean {
  return isText(element) || isName(element);
}

/** The example speaks of a role by that word, so that the role itself may have any name. */
function namesRole(profile: Profile, arcs: readonly (readonly Arc[])[]): boolean {
  return (
    inputMeta(profile.command, 'role') !== undefined &&
    arcs.some((here) => here.some(({ tag }) => tag.kind === 'concept' && tag.name === 'role'))
  );
}

type Concept = Extract<Element, { kind: 'concept' }>;

/** The noun right before a text, or behind it, with nothing but small words between them. */
function nounBeside(elements: readonly Element[], at: number): Concept | undefined {
  const before = elements.slice(0, at).findLast((element) => element.kind !== 'small');
  return [before, elements[at + 1]].find(isNoun);
}

function isNoun(element: Element | undefined): element is Concept {
  return element?.kind === 'concept' && element.weight > 1;
}

function isName(element: Element | undefined): boolean {
  return (
    element?.kind === 'slot' &&
    (element.meta.kind === 'person' || element.meta.kind === 'queue' || element.meta.kind === 'people')
  );
}

function isChoice(element: Element | undefined): boolean {
  return element?.kind === 'slot' && isChosen(element.meta);
}

function elementAt(
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
