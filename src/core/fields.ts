import { z } from 'zod';
import type { Queue } from './queues.ts';
import type { PhoneUser } from './users.ts';

/**
 * What a field of a command is, beyond its type: how it is understood in text, asked for in a form and resolved to a thing.
 * The meta travels with the zod schema, so that words, forms, choices and language examples follow from one declaration.
 */
export type FieldMeta =
  /** `many`: a list of people may stand there too; the Call is then made for each of them, under one preview. */
  | { kind: 'person'; label: string; many?: true }
  | { kind: 'people'; label: string }
  | { kind: 'queue'; label: string; all: boolean }
  | { kind: 'choice'; label: string; options: readonly ChoiceOption[] }
  | { kind: 'until'; label: string }
  | { kind: 'duration'; label: string }
  | { kind: 'start'; label: string }
  /** `start`: the field it counts from, when it is a length. */
  | { kind: 'end'; label: string; start: string }
  | { kind: 'numbers'; label: string }
  | { kind: 'switch'; label: string; options: readonly ChoiceOption[] }
  | { kind: 'text'; label: string; maxLength: number }
  | { kind: 'hidden' };

export interface ChoiceOption {
  /** The canonical value, as in the outside contract. */
  value: string;
  /** As a card says it. */
  label: string;
  /** As people type it in commands, first one first in the usage. Synonyms of sentences stand in the lexicons. */
  words: readonly string[];
}

const metas = z.registry<FieldMeta>();

/** The field's meta, found through `optional()` too. */
export function metaOf(schema: z.core.$ZodType): FieldMeta | undefined {
  const own = metas.get(schema);
  if (own) return own;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) return metaOf(schema.unwrap());
  return undefined;
}

export function isOptional(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional;
}

function isRecordWith(value: unknown, ...names: string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

const ON_OFF: readonly ChoiceOption[] = [
  { value: 'on', label: 'On', words: ['on'] },
  { value: 'off', label: 'Off', words: ['off'] },
];

/** Is it a field for a time? */
export function isTimeKind(kind: FieldMeta['kind'] | undefined): kind is 'until' | 'duration' | 'start' | 'end' {
  return kind === 'until' || kind === 'duration' || kind === 'start' || kind === 'end';
}

/** A queue, or every queue the person serves. */
export type QueueChoice = Queue | 'all';

/** The kinds of fields. In `run` a person is a PhoneUser and a queue a Queue: resolving happens before. */
export const field = {
  person: (label = 'Person') =>
    z
      .custom<PhoneUser>((value) => isRecordWith(value, 'system', 'id', 'username'))
      .register(metas, { kind: 'person', label }),
  /** One person for `run`; whoever asks may name several, and each of them is a Call of its own. */
  personOrMany: (label = 'Person') =>
    z
      .custom<PhoneUser>((value) => isRecordWith(value, 'system', 'id', 'username'))
      .register(metas, { kind: 'person', label, many: true }),
  people: (label = 'People') =>
    z
      .array(z.custom<PhoneUser>((value) => isRecordWith(value, 'system', 'id', 'username')))
      .register(metas, { kind: 'people', label }),
  queue: (label = 'Queue') =>
    z
      .custom<Queue>((value) => isRecordWith(value, 'id', 'extension'))
      .register(metas, { kind: 'queue', label, all: false }),
  queueOrAll: (label = 'Queue') =>
    z
      .custom<QueueChoice>((value) => value === 'all' || isRecordWith(value, 'id', 'extension'))
      .register(metas, { kind: 'queue', label, all: true }),
  /** One of a few words. `V` is the canonical value. */
  choice: <const V extends string>(
    label: string,
    options: readonly { value: V; label: string; words: readonly string[] }[],
  ) =>
    z
      .custom<V>((value) => options.some((option) => option.value === value))
      .register(metas, { kind: 'choice', label, options }),
  /** An instant in milliseconds: a duration ("30m") from now, or a time of day in the person's zone. */
  until: (label = 'Until') => z.number().int().positive().register(metas, { kind: 'until', label }),
  /**
   * An instant in milliseconds when something begins: day and time of day in the person's zone. An hour that the zone skips
   * or has twice that night, and a day without a time, are asked for again instead of guessed.
   */
  start: (label = 'Start') => z.number().int().positive().register(metas, { kind: 'start', label }),
  /** An instant in milliseconds: a length ("45m") from the start, or a time after it. Declared after its start. */
  end: (start: string, label = 'End') => z.number().int().positive().register(metas, { kind: 'end', label, start }),
  /** Telephone numbers outside the company, as they are dialled: digits, with a `+` where it was written. */
  numbers: (label = 'Phone number') => z.array(z.string()).register(metas, { kind: 'numbers', label }),
  /** On or off; sentences say it by what the command's lexicon entries name ("start recording"). */
  toggle: (label: string) => z.boolean().register(metas, { kind: 'switch', label, options: ON_OFF }),
  text: (label: string, maxLength: number) =>
    z.string().max(maxLength).register(metas, { kind: 'text', label, maxLength }),
  /** Only ever filled by our own cards and timers, never from typed text or forms. */
  hidden: <T extends z.ZodType>(schema: T): T => {
    metas.add(schema, { kind: 'hidden' });
    return schema;
  },
  /** The rest of a long list: so many of its rows are left out. */
  skip: () => field.hidden(z.number().int().min(0).max(100_000)).optional(),
};
