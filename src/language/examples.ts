import type { AnyCommand } from '../core/command.ts';
import type { FieldMeta } from '../core/fields.ts';
import type { Language } from '../core/language.ts';
import { TIMES } from './lexicon/times.ts';
import { inputMeta, inputsOf } from './inputs.ts';
import type { TimeRole } from './lexicon/shape.ts';
import { parsePattern } from './patterns.ts';
import { pieces } from './phrases.ts';
import type { SentenceToken } from './sentence.ts';
import { type Arc, LEXICON, type Tagger } from './tagger.ts';
import { fold, list } from './text.ts';

/** One piece of an example, as it is looked for in sentences. */
export type Element =
  | { kind: 'concept'; names: ReadonlySet<string>; weight: number }
  | { kind: 'doing' }
  | { kind: 'small'; key: string }
  /** Any value of a choice that the command has no field for: "is {user} free". */
  | { kind: 'any-choice'; field: string }
  | { kind: 'slot'; field: string; meta: FieldMeta; genitive: boolean };

export interface Example {
  command: Profile;
  elements: readonly Element[];
  /** What of it must be found at least: concepts and choices. */
  anchors: readonly string[];
  question: boolean;
}

/** What is known of a command before any sentence comes. */
export interface Profile {
  command: AnyCommand;
  order: number;
  choices: ReadonlySet<string>;
  /** Fields for times, with the roles a time may have there. */
  times: readonly { field: string; roles: ReadonlySet<TimeRole>; begins: boolean }[];
  note: string | undefined;
  takesQueue: boolean;
}

/** Concepts that say little by themselves. */
const WEIGHTS: Readonly<Record<string, number>> = { my: 0.3, show: 0.8, which: 0.8, start: 0.8, invite: 0.4, about: 0.4, how: 0.8, state: 1 };

export const weightOf = (concept: string): number => WEIGHTS[concept] ?? 1.4;

/** A sentence a person could say for this command in this language, with plain values in its slots; `undefined` when there is none. */
export function exampleOf(command: AnyCommand, language: Language): string | undefined {
  const example = command.examples[language].find((one) => !one.includes('{')) ?? command.examples[language][0];
  return example?.replace(/\{(\w+)\}/g, (_, name: string) => sample(inputMeta(command, name), language));
}

const SAMPLES: Record<Language, { queue: string; person: string; until: string }> = {
  en: { queue: 'Support', person: 'Omar', until: '3pm' },
  de: { queue: 'Support', person: 'Omar', until: '15 Uhr' },
  fr: { queue: 'Support', person: 'Omar', until: '15h' },
  es: { queue: 'Support', person: 'Omar', until: 'las 15:00' },
};

function sample(meta: FieldMeta | undefined, language: Language): string {
  switch (meta?.kind) {
    case 'choice':
      return meta.options[0]?.words[0] ?? '';
    case 'queue':
      return SAMPLES[language].queue;
    case 'until':
    case 'duration':
      return SAMPLES[language].until;
    case 'person':
    case 'people':
    case 'text':
      return SAMPLES[language].person;
    default:
      return '';
  }
}

export function profileOf(command: AnyCommand, order: number): Profile {
  const inputs = inputsOf(command);
  const typed = command.words.flatMap((words) => {
    const { fixed, optional } = parsePattern(command, words);
    return [...fixed, ...optional].flatMap((node) => (node.kind === 'time' ? [node] : []));
  });
  return {
    command,
    order,
    choices: new Set(inputs.flatMap(({ name, meta }) => (meta.kind === 'choice' ? [name] : []))),
    times: inputs.flatMap(({ name, meta }) => {
      if (meta.kind !== 'until' && meta.kind !== 'duration') return [];
      const begins = typed.some((node) => node.field === name && node.roles.includes('at'));
      return [{ field: name, begins, roles: new Set<TimeRole>(begins ? ['at', 'in'] : ['until', 'for']) }];
    }),
    note: inputs.find(({ name, meta }) => name === 'note' && meta.kind === 'text')?.name,
    takesQueue: inputs.some(({ meta }) => meta.kind === 'queue'),
  };
}

/** The examples of a command in one language, its typed words and its bare choices among them. */
export function examplesOf(profile: Profile, tagger: Tagger): Example[] {
  const { command } = profile;
  const sentences = [...command.examples[tagger.language], ...typedSentences(command), ...bareChoices(command)];
  return [...new Set(sentences)].flatMap((sentence) => {
    const example = compile(profile, withoutTimes(command, sentence, tagger.language), tagger);
    return example.anchors.length > 0 ? [example] : [];
  });
}

function typedSentences(command: AnyCommand): string[] {
  return command.words.flatMap((words) => {
    const bare = words.replace(/\[[^\]]*\]/g, '').trim();
    const slots = [...words.matchAll(/\[(\{\w+\})\]/g)].map((match) => match[1] ?? '');
    return [bare, ...slots.map((slot) => `${bare} ${slot}`), ...(slots.length > 1 ? [`${bare} ${slots.join(' ')}`] : [])];
  });
}

/** "dnd" alone is enough for a command whose only need is that choice. */
function bareChoices(command: AnyCommand): string[] {
  const needed = inputsOf(command).filter((input) => !input.optional);
  const [only] = needed;
  return needed.length === 1 && only?.meta.kind === 'choice' ? [`{${only.name}}`] : [];
}

/** Times and notes stand anywhere in a sentence: they are found on their own, and taken out of the examples. */
function withoutTimes(command: AnyCommand, sentence: string, language: Language): string {
  const roles = Object.values(TIMES[language].roles).flatMap(list);
  const notes = list(LEXICON[language].notes);
  let rest = sentence;
  for (const { name, meta } of inputsOf(command)) {
    const intros = meta.kind === 'until' || meta.kind === 'duration' ? roles : name === 'note' ? notes : undefined;
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

const SLOT = 'slotslot';

function compile(profile: Profile, sentence: string, tagger: Tagger): Example {
  const fields: { name: string; genitive: boolean }[] = [];
  const plain = sentence.replace(/\{(\w+)\}('?s\b)?/g, (_, name: string, genitive?: string) => {
    fields.push({ name, genitive: genitive !== undefined && genitive === 's' });
    return ` ${SLOT} ${genitive === "'s" ? "'s" : ''}`;
  });
  const tokens: SentenceToken[] = pieces(plain).map((piece) => ({ ...piece, raw: piece.key, kind: /\p{L}|\d/u.test(piece.key) ? 'word' : 'mark', capital: false }));
  const arcs = tagger.tag(tokens);
  const elements: Element[] = [];
  let slot = 0;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    if (token.key === SLOT) {
      const field = fields[slot];
      const meta = field && inputMeta(profile.command, field.name);
      if (field && meta) elements.push({ kind: 'slot', field: field.name, meta, genitive: field.genitive });
      slot += 1;
      at += 1;
      continue;
    }
    const { element, next } = elementAt(profile, sentence, token, at, arcs[at] ?? [], tagger);
    if (element) elements.push(element);
    at = next;
  }
  const anchors = elements.flatMap((element): string[] => {
    if (element.kind === 'concept') return [...element.names].filter((name) => weightOf(name) >= 0.8);
    if (element.kind === 'any-choice') return [`choice:${element.field}`];
    return element.kind === 'slot' && element.meta.kind === 'choice' ? [`choice:${element.field}`] : [];
  });
  return { command: profile, elements, anchors: [...new Set(anchors)], question: arcs[0]?.some((arc) => arc.tag.kind === 'question') ?? false };
}

function elementAt(profile: Profile, sentence: string, token: SentenceToken, at: number, arcs: readonly Arc[], tagger: Tagger): { element?: Element; next: number } {
  const useful = arcs.filter(({ tag }) => tag.kind === 'choice' || tag.kind === 'concept' || tag.kind === 'doing' || tag.kind === 'small' || tag.kind === 'filler');
  const end = Math.max(at + 1, ...useful.map((arc) => arc.next));
  const longest = useful.filter((arc) => arc.next === end && !arc.mended);
  const choices = longest.flatMap(({ tag }) => (tag.kind === 'choice' ? [tag] : []));
  const own = choices.find((tag) => profile.choices.has(tag.field));
  if (own && !sentence.includes(`{${own.field}}`)) {
    const meta = inputMeta(profile.command, own.field);
    if (meta) return { element: { kind: 'slot', field: own.field, meta, genitive: false }, next: end };
  }
  const names = longest.flatMap(({ tag }) => (tag.kind === 'concept' ? [tag.name] : []));
  if (names.length > 0) return { element: { kind: 'concept', names: new Set(names), weight: Math.max(...names.map(weightOf)) }, next: end };
  if (choices[0]) return { element: { kind: 'any-choice', field: choices[0].field }, next: end };
  if (longest.some(({ tag }) => tag.kind === 'doing')) return { element: { kind: 'doing' }, next: end };
  if (longest.some(({ tag }) => tag.kind === 'small')) return { element: { kind: 'small', key: token.key }, next: end };
  if (longest.length > 0 || token.kind === 'mark') return { next: end };
  return { element: { kind: 'concept', names: new Set([tagger.learn(token.key)]), weight: 1.4 }, next: at + 1 };
}
