import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Document, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** The configuration file as it was read, which still knows where everything stands. */
export interface Written<T> {
  value: T;
  /** `patchcord.config.yaml:12:5`, of the deepest part of the path that is there. */
  place(path: readonly PropertyKey[]): string;
  /** `patchcord.config.yaml:12`, without a folder: for audit and cards. */
  origin(path: readonly PropertyKey[]): string;
}

/** Reads a YAML file by a schema; without a file, as if it were empty. Adds what is wrong to `problems`, with line and column. */
export function readConfigFile<T extends z.ZodType>(
  path: string,
  schema: T,
  problems: string[],
): Written<z.output<T>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(existsSync(path) ? readFileSync(path, 'utf8') : '', { lineCounter: lines });
  for (const error of document.errors) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    problems.push(`${path}:${line}:${col}: ${error.message.split('\n')[0]}`);
  }
  if (document.errors.length > 0) return undefined;
  const at = (where: readonly PropertyKey[], key?: string) => lines.linePos(offsetOf(document, where, key));
  const place = (where: readonly PropertyKey[], key?: string) => {
    const { line, col } = at(where, key);
    return `${path}:${line}:${col}`;
  };
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { value: parsed.data, place, origin: (where) => `${basename(path)}:${at(where).line}` };
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys)
        problems.push(`${place(issue.path, key)}: ${named([...issue.path, key])}: is no setting`);
    else problems.push(`${place(issue.path)}: ${named(issue.path)}: ${issue.message}`);
  }
  return undefined;
}

function named(path: readonly PropertyKey[]): string {
  return path.map(String).join('.') || 'the file';
}

/** Where the value at this path begins, or the key itself; what is missing counts as the last part that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number {
  let node: unknown = document.contents;
  for (const part of path) {
    // A single value stands for a list of one.
    if (typeof part === 'number' && !isSeq(node)) continue;
    const inner: unknown = isCollection(node) ? node.get(part, true) : undefined;
    if (!isNode(inner)) break;
    node = inner;
  }
  const pair =
    key !== undefined && isMap(node)
      ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
  if (isScalar(pair?.key)) node = pair.key;
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
