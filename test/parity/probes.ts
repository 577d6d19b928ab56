import type { Call } from '../../cards/model.ts';
import type { AnyCommand } from '../../src/core/command.ts';
import { type FieldMeta, isOptional, metaOf } from '../../src/core/fields.ts';

/** What is sent to a command to see whether it can be reached, made from the command itself: a new one needs nothing here. */
export interface Probe {
  /** The command's own words with something in every slot that must be filled; `undefined` when it is never typed. */
  line: string | undefined;
  /** The Call of a button that says everything. */
  full: Call;
  /** The Call of a button that leaves everything out, and what a person then fills in. */
  empty: Call;
  values: Record<string, string>;
  /** The same about somebody else, and with times and choices that may be left out; no made-up texts. */
  whole: Call;
  /** With a name that fits several; `undefined` where nothing is named. */
  unclear: Call | undefined;
  /** A sentence about somebody else, or one that cannot be undone. */
  sentence: string | undefined;
}

export function probeOf(command: AnyCommand): Probe {
  const fields = Object.entries(command.input.shape).flatMap(([name, schema]) => {
    const meta = metaOf(schema);
    return meta && meta.kind !== 'hidden' ? [{ name, meta, needed: !isOptional(schema) }] : [];
  });
  const values = Object.fromEntries(
    fields.filter(({ needed }) => needed).map(({ name, meta }) => [name, sample(meta)]),
  );
  const whole = Object.fromEntries(
    fields.filter(({ needed, meta }) => needed || meta.kind !== 'text').map(({ name, meta }) => [name, sample(meta)]),
  );
  const person = fields.find(({ meta }) => meta.kind === 'person' || meta.kind === 'people');
  const queue = fields.find(({ meta }) => meta.kind === 'queue');
  const unclear = person ? { [person.name]: 'Dana' } : queue ? { [queue.name]: 'Queue of no name' } : undefined;
  return {
    line: lineOf(command),
    full: { command: command.id, input: values },
    whole: { command: command.id, input: whole },
    empty: { command: command.id, input: {} },
    values,
    unclear: unclear && { command: command.id, input: { ...values, ...unclear } },
    sentence: sentenceOf(command),
  };
}

/** The first pattern, optional parts left out, the first of alternatives taken. */
function lineOf(command: AnyCommand): string | undefined {
  const [pattern] = command.words;
  return pattern === undefined ? undefined : filled(command, withoutOptional(pattern));
}

/** An English example with somebody's name in it, and nothing made up. */
export function sentenceOf(command: AnyCommand): string | undefined {
  const person = Object.entries(command.input.shape).find(([, schema]) => metaOf(schema)?.kind === 'person')?.[0];
  const example = command.examples.en.find(
    (one) => person !== undefined && one.includes(`{${person}}`) && isKnown(one),
  );
  function isKnown(one: string): boolean {
    return Object.entries(command.input.shape).every(([name, schema]) =>
      // What it leaves out is asked for with a form, before anything is read back.
      one.includes(`{${name}}`) ? metaOf(schema)?.kind !== 'text' : metaOf(schema) === undefined || isOptional(schema),
    );
  }
  return example === undefined ? undefined : filled(command, example);
}

function withoutOptional(pattern: string): string {
  const shorter = pattern.replace(/\[[^[\]]*\]/g, '');
  return shorter === pattern ? pattern : withoutOptional(shorter);
}

function filled(command: AnyCommand, pattern: string): string {
  return pattern
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const meta = metaOf(command.input.shape[name] ?? command.input);
      return meta && meta.kind !== 'hidden' ? spoken(meta) : '';
    })
    .replace(/(\S+?)\|\S+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

type Visible = Exclude<FieldMeta, { kind: 'hidden' }>;

/** As a form or a button gives it. */
function sample(meta: Visible): string {
  switch (meta.kind) {
    case 'person':
    case 'people':
      return 'Lena Fischer';
    case 'queue':
      return 'Support';
    case 'choice':
    case 'switch':
      return meta.options[0]?.value ?? '';
    case 'until':
    case 'start':
      return 'tomorrow 9:00';
    case 'duration':
    case 'end':
      return '45m';
    case 'numbers':
      return '+49 30 901820';
    case 'text':
      return /mail/i.test(meta.label) ? 'new.person@example.com' : /ext|number/i.test(meta.label) ? '2099' : 'Test';
    default:
      return meta satisfies never;
  }
}

/** As people type it. */
function spoken(meta: Visible): string {
  if (meta.kind === 'choice' || meta.kind === 'switch') return meta.options[0]?.words[0] ?? '';
  return meta.kind === 'person' || meta.kind === 'people' ? '@lena.fischer' : sample(meta);
}
