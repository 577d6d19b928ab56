import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Fields } from './fields.ts';
import { invalid } from './refusal.ts';

/** What the vendor's document says of one operation: how it succeeds, who may call it, what it takes. */
export interface Operation {
  readonly status: number;
  /** Needs no token. */
  readonly open: boolean;
  /** The form or JSON body it takes. */
  readonly body?: BodyRules;
}

export interface BodyRules {
  readonly form: boolean;
  /** Members the document knows; everything else is ignored. */
  readonly members: ReadonlySet<string>;
  /** Refuses with VALIDATE_FAILED. */
  readonly check: (body: Fields) => void;
}

const Content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        security: z.array(z.unknown()).optional(),
        requestBody: z.object({ content: Content }).optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const Named = z.object({ $ref: z.string() });
const Shape = z.object({ properties: z.record(z.string(), z.unknown()) });

/** The operations of the 22.2 document by "METHOD /path". Checks are compiled at their first use. */
export const operations: ReadonlyMap<string, Operation> = read();

function read(): Map<string, Operation> {
  const text = readFileSync(new URL('openapi.json', import.meta.url), 'utf8');
  // A check only refuses; filling in defaults would turn every partial change into a full one.
  const document = Document.parse(
    JSON.parse(text, (key, value: unknown) => {
      if (key === 'default' || key === 'examples') return undefined;
      return key === '$ref' && typeof value === 'string' ? value.replace('#/components/schemas/', '#/$defs/') : value;
    }),
  );
  const all = new Map<string, Operation>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { security, requestBody, responses }] of Object.entries(methods)) {
      const status = Number(Object.keys(responses).find((code) => code.startsWith('2')) ?? 200);
      const operation = { status, open: security?.length === 0 };
      const [content] = Object.entries(requestBody?.content ?? {});
      if (!content) {
        all.set(`${method.toUpperCase()} ${path}`, operation);
        continue;
      }
      const schema = { ...content[1].schema, $defs: document.components.schemas };
      const members = membersOf(content[1].schema, document.components.schemas);
      const body = { form: content[0] !== 'application/json', members, check: bodyCheck(schema) };
      all.set(`${method.toUpperCase()} ${path}`, { ...operation, body });
    }
  }
  return all;
}

function membersOf(schema: unknown, schemas: Record<string, unknown>): ReadonlySet<string> {
  const named = Named.safeParse(schema);
  const shape = Shape.parse(named.success ? schemas[named.data.$ref.slice('#/$defs/'.length)] : schema);
  return new Set(Object.keys(shape.properties));
}

function bodyCheck(schema: Record<string, unknown>): (body: Fields) => void {
  let compiled: z.ZodType | undefined;
  return (body) => {
    compiled ??= z.fromJSONSchema(schema);
    const result = compiled.safeParse(body);
    if (result.success) return;
    const [issue] = result.error.issues;
    throw invalid(issue?.path.join('.') || 'body', issue?.message ?? 'is not valid');
  };
}
