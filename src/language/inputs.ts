import type { z } from 'zod';
import type { AnyCommand } from '../core/command.ts';
import { type FieldMeta, isOptional, metaOf } from '../core/fields.ts';

export interface InputField {
  name: string;
  meta: FieldMeta;
  optional: boolean;
}

const known = new WeakMap<AnyCommand, readonly InputField[]>();

/** The fields that people can fill, in the order of the declaration. Commands do not change, so they are read once. */
export function inputsOf(command: AnyCommand): readonly InputField[] {
  const inputs = known.get(command) ?? readInputs(command);
  known.set(command, inputs);
  return inputs;
}

function readInputs(command: AnyCommand): InputField[] {
  const shape: Record<string, z.core.$ZodType> = command.input.shape;
  return Object.entries(shape).flatMap(([name, schema]) => {
    const meta = metaOf(schema);
    return meta && meta.kind !== 'hidden' ? [{ name, meta, optional: isOptional(schema) }] : [];
  });
}

export function inputMeta(command: AnyCommand, name: string): FieldMeta | undefined {
  return inputsOf(command).find((input) => input.name === name)?.meta;
}
