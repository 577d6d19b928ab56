import type { Call, CallValue } from '../../../cards/model.ts';
import type { AnyCommand } from '../../core/command.ts';
import { metaOf } from '../../core/fields.ts';

/** A Call whose person is a list: it is made for each of them. */
export interface Several {
  field: string;
  /** As they were typed, or by exact id. */
  names: readonly CallValue[];
}

/** The list of people in a Call; undefined when it names one, or none. */
export function severalOf(command: AnyCommand, call: Call): Several | undefined {
  for (const [field, schema] of Object.entries(command.input.shape)) {
    const meta = metaOf(schema);
    if (meta?.kind !== 'person' || !meta.many) continue;
    const given = call.input[field];
    if (Array.isArray(given)) return { field, names: given };
    const names = typeof given === 'string' ? namesIn(given) : [];
    if (names.length > 1) return { field, names };
  }
  return undefined;
}

function namesIn(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
