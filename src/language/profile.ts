import type { AnyCommand } from '../core/command.ts';
import { type FieldMeta, isTimeKind } from '../core/fields.ts';
import { isChosen } from './choices.ts';
import { inputsOf } from './inputs.ts';
import type { TimeRole } from './lexicon/shape.ts';
import { parsePattern } from './patterns.ts';

/** What is known of a command before any sentence comes. */
export interface Profile {
  command: AnyCommand;
  order: number;
  choices: ReadonlySet<string>;
  /** Fields for times, with the roles a time may have there. */
  times: readonly { field: string; roles: ReadonlySet<TimeRole>; begins: boolean; kind: FieldMeta['kind'] }[];
  note: string | undefined;
  /** The field for when a look back begins. */
  since: string | undefined;
  takesQueue: boolean;
  /** The field for telephone numbers. */
  numbers: string | undefined;
  /** Nothing can be done without one of its choices. */
  needsChoice: boolean;
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
    choices: new Set(inputs.flatMap(({ name, meta }) => (isChosen(meta) ? [name] : []))),
    times: inputs.flatMap(({ name, meta }) => {
      if (!isTimeKind(meta.kind)) return [];
      const begins = meta.kind === 'start' || typed.some((node) => node.field === name && node.roles.includes('at'));
      return [
        { field: name, begins, kind: meta.kind, roles: new Set<TimeRole>(begins ? ['at', 'in'] : ['until', 'for']) },
      ];
    }),
    note: inputs.find(({ name, meta }) => name === 'note' && meta.kind === 'text')?.name,
    since: inputs.find(({ name, meta }) => name === 'start' && meta.kind === 'text')?.name,
    needsChoice: inputs.some(({ meta, optional }) => meta.kind === 'choice' && !optional),
    numbers: inputs.find(({ name, meta }) => meta.kind === 'numbers' || (name === 'number' && meta.kind === 'text'))
      ?.name,
    takesQueue: inputs.some(({ meta }) => meta.kind === 'queue'),
  };
}
