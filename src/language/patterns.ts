import type { AnyCommand } from '../core/command.ts';
import { type FieldMeta, isTimeKind } from '../core/fields.ts';
import { inputMeta } from './inputs.ts';
import type { TimeRole } from './lexicon/shape.ts';

/** One piece of a `words` pattern. */
export type Node =
  | { kind: 'word'; words: readonly string[] }
  /** `intro`: the words before it that belong to it, as in `note {note}`. */
  | { kind: 'slot'; field: string; meta: FieldMeta; intro: readonly string[] }
  | { kind: 'time'; field: string; meta: FieldMeta; roles: readonly TimeRole[]; intro: readonly string[] };

export interface Pattern {
  command: AnyCommand;
  /** In this order. */
  fixed: readonly Node[];
  /** In any order. */
  optional: readonly Node[];
  /** Takes any words, so other slots must be stricter. */
  hasFreeText: boolean;
  /** The fields that could take any words. */
  free: readonly string[];
}

const ROLES: Readonly<Record<string, TimeRole>> = { for: 'for', until: 'until', till: 'until', at: 'at', in: 'in' };

/** Reads `presence {presence} [for|until {until}] [note {note}]`. Throws with the command's id when a pattern does not fit. */
export function parsePattern(command: AnyCommand, words: string): Pattern {
  const fixed: Node[] = [];
  const optional: Node[] = [];
  for (const match of words.matchAll(/\[([^[\]]*)\]|\{\w+\}|[^\s[\]{}]+/g)) {
    if (match[1] === undefined) addTo(fixed, match[0], command);
    else {
      const inner: Node[] = [];
      for (const part of match[1].matchAll(/\{\w+\}|[^\s{}]+/g)) addTo(inner, part[0], command);
      const node = inner[0];
      if (!node || inner.length > 1 || node.kind === 'word')
        throw new Error(`${command.id}: an optional part holds one field: [${match[1]}]`);
      optional.push(node);
    }
  }
  if (fixed[0]?.kind !== 'word') throw new Error(`${command.id}: words begin with a word: ${words}`);
  const free = [...fixed, ...optional].flatMap((node) =>
    node.kind === 'slot' && node.intro.length === 0 && FREE_KINDS.has(node.meta.kind) ? [node] : [],
  );
  return {
    command,
    fixed,
    optional,
    hasFreeText: free.some((node) => node.meta.kind === 'text'),
    free: free.map((node) => node.field),
  };
}

const FREE_KINDS: ReadonlySet<FieldMeta['kind']> = new Set(['person', 'people', 'queue', 'text']);

/** Words before a field in the same part introduce it: they become part of its node. */
function addTo(nodes: Node[], part: string, command: AnyCommand): void {
  const field = /^\{(\w+)\}$/.exec(part)?.[1];
  if (field === undefined) {
    nodes.push({ kind: 'word', words: part.toLowerCase().split('|') });
    return;
  }
  const meta = inputMeta(command, field);
  if (!meta) throw new Error(`${command.id}: {${field}} is not a field of its input`);
  const before = nodes.at(-1);
  // The command's own words stay words; only what stands between them and the field is an introduction.
  const introduces =
    before?.kind === 'word' && (isTimeKind(meta.kind) || nodes.length === 1) && !isCommandWord(command, before.words);
  const intro = introduces && before?.kind === 'word' ? before.words : [];
  if (introduces) nodes.pop();
  if (isTimeKind(meta.kind)) {
    nodes.push({ kind: 'time', field, meta, intro, roles: intro.flatMap((word) => ROLES[word] ?? []) });
  } else nodes.push({ kind: 'slot', field, meta, intro });
}

function isCommandWord(command: AnyCommand, words: readonly string[]): boolean {
  return command.words.some((pattern) => words.some((word) => pattern.split(' ')[0] === word));
}

/** The first pattern as people read it: `/presence available|away|dnd [for 30m | until 3pm] [note …]`. '' when it is never typed. */
export function usage(command: AnyCommand, prefix: string): string {
  const pattern = command.words[0];
  if (pattern === undefined) return '';
  const shown = pattern
    .replace(
      /([\w|]+) \{(\w+)\}(?=\])/g,
      (whole, intro: string, name: string) => shownTime(command, intro, name) ?? whole,
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => shownField(command, name));
  return `${prefix}${shown}`;
}

function shownTime(command: AnyCommand, intro: string, name: string): string | undefined {
  const kind = inputMeta(command, name)?.kind;
  if (!isTimeKind(kind)) return undefined;
  return intro
    .split('|')
    .map((word) => `${word} ${word === 'for' ? '30m' : '3pm'}`)
    .join(' | ');
}

function shownField(command: AnyCommand, name: string): string {
  const meta = inputMeta(command, name);
  if (!meta) return '';
  switch (meta.kind) {
    case 'hidden':
      return '';
    case 'choice':
      return meta.options.map((option) => option.words[0] ?? option.value.toLowerCase()).join('|');
    case 'person':
      return '@person';
    case 'people':
      return '@people …';
    case 'queue':
      return meta.all ? 'queue|all' : 'queue';
    case 'until':
    case 'start':
    case 'end':
      return '3pm';
    case 'numbers':
      return 'number';
    case 'switch':
      return 'on|off';
    case 'duration':
      return '45m';
    case 'text':
      return meta.maxLength > 0 && name === 'note' ? '…' : name;
    default:
      return meta satisfies never;
  }
}
