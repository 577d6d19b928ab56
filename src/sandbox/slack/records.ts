import { z } from 'zod';

/** Whatever stands in a payload: looked at piece by piece. */
export type Fields = Record<string, unknown>;

const AnyFields = z.record(z.string(), z.unknown());

export function fields(value: unknown): Fields {
  return AnyFields.safeParse(value).data ?? {};
}

export function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

export function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The text itself where it is no JSON. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
