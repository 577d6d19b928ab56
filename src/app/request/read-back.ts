import type { AnyCommand } from '../../core/command.ts';
import { type FieldMeta, metaOf } from '../../core/fields.ts';
import { inWords } from '../../core/phone-words.ts';
import { type Speech, speech } from '../../core/speech.ts';
import { isPerson } from './resolved-value.ts';

/** What a question before a change says of each field: so that whoever says yes knows what to. The person stands in its title. */
export function readBack(
  { input: { shape } }: AnyCommand,
  input: Readonly<Record<string, unknown>>,
  reader: { locale: string; zone: string },
  now: number,
): Record<string, string> {
  const say = speech(reader.locale, reader.zone, now);
  const said = Object.entries(shape).flatMap(([name, schema]): [string, string][] => {
    const meta = metaOf(schema);
    if (!meta || meta.kind === 'hidden' || meta.kind === 'person' || input[name] === undefined) return [];
    const words = wordsOf(meta, input[name], say);
    return words === '' ? [] : [[meta.label, words]];
  });
  return Object.fromEntries(said);
}

function wordsOf(meta: Exclude<FieldMeta, { kind: 'hidden' | 'person' }>, value: unknown, say: Speech): string {
  switch (meta.kind) {
    case 'people':
      return Array.isArray(value) ? inWords(value.filter(isPerson).map((one) => one.name)) : '';
    case 'queue':
      return value === 'all' ? 'All' : nameOf(value);
    case 'choice':
      return meta.options.find((option) => option.value === value)?.label ?? '';
    case 'switch':
      return meta.options.find((option) => option.value === (value === true ? 'on' : 'off'))?.label ?? '';
    case 'until':
    case 'start':
    case 'end':
      return typeof value === 'number' ? say.time(value) : '';
    case 'duration':
      return typeof value === 'number' ? say.duration(value) : '';
    case 'numbers':
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(', ') : '';
    case 'text':
      return typeof value === 'string' ? value : '';
    default:
      return meta satisfies never;
  }
}

function nameOf(value: unknown): string {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : '';
  return typeof name === 'string' ? name : '';
}
