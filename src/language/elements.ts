import type { FieldMeta } from '../core/fields.ts';
import { isChosen } from './choices.ts';
import type { Direction } from './prepositions.ts';
import type { Profile } from './profile.ts';

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

/** Slots with the same key take the same from a sentence. */
export function slotOf(
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

export function isText(element: Element | undefined): boolean {
  return element?.kind === 'slot' && element.meta.kind === 'text';
}

/** A slot that could take nearly anything. */
export function isFree(element: Element): boolean {
  return isText(element) || isName(element);
}

type Concept = Extract<Element, { kind: 'concept' }>;

/** The noun right before a text, or behind it, with nothing but small words between them. */
export function nounBeside(elements: readonly Element[], at: number): Concept | undefined {
  const before = elements.slice(0, at).findLast((element) => element.kind !== 'small');
  return [before, elements[at + 1]].find(isNoun);
}

export function isNoun(element: Element | undefined): element is Concept {
  return element?.kind === 'concept' && element.weight > 1;
}

export function isName(element: Element | undefined): boolean {
  return (
    element?.kind === 'slot' &&
    (element.meta.kind === 'person' || element.meta.kind === 'queue' || element.meta.kind === 'people')
  );
}

export function isChoice(element: Element | undefined): boolean {
  return element?.kind === 'slot' && isChosen(element.meta);
}
