import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { OPERATIONS } from '../../adapters/phone/portsip/operations.ts';
import type { AnyCommand } from '../../src/core/command.ts';

const root = join(import.meta.dirname, '..', '..');
const LeftOut = z.array(z.strictObject({ operations: z.array(z.string()).min(1), reason: z.string().min(10) }));
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** The operations of the vendor's document, as "METHOD /path". */
export async function documented(): Promise<string[]> {
  const text = await readFile(join(root, 'src', 'sandbox', 'portsip', 'openapi.json'), 'utf8');
  const { paths } = Document.parse(JSON.parse(text));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Commands of the connection itself: they use no skill. */
const CONNECTING = ['account.connect', 'account.disconnect'];

/** Each operation of the document with the commands that reach it, or the reason why none does. Throws where neither is known. */
export async function portsipTable(commands: readonly AnyCommand[]): Promise<string[][]> {
  const text = await readFile(join(import.meta.dirname, 'portsip-left-out.yaml'), 'utf8');
  const left = LeftOut.parse(parse(text));
  const matched = new Set<string>();
  const rows = (await documented()).map((operation) => {
    const reached = commandsOf(operation, commands);
    const reason = left.find(({ operations }) =>
      operations.some((pattern) => {
        const fits = isMeant(pattern, operation);
        if (fits) matched.add(pattern);
        return fits;
      }),
    )?.reason;
    if (reached.length > 0 && reason !== undefined)
      throw new Error(`${operation} is called, and left out with a reason`);
    if (reached.length === 0 && reason === undefined) throw new Error(`${operation} is neither called nor left out`);
    return [`\`${operation}\``, reached.map((id) => `\`${id}\``).join(', '), reason ?? ''];
  });
  const idle = left.flatMap(({ operations }) => operations).filter((pattern) => !matched.has(pattern));
  if (idle.length > 0) throw new Error(`left out, but not in the document: ${idle.join(', ')}`);
  return rows;
}

function isMeant(pattern: string, operation: string): boolean {
  return pattern.endsWith('*') ? operation.startsWith(pattern.slice(0, -1)) : operation === pattern;
}

/** What changes something is reached by commands that do; what reads, by all that use the skill. */
function commandsOf(operation: string, commands: readonly AnyCommand[]): string[] {
  const parts = Object.entries(OPERATIONS).flatMap(([part, all]) =>
    all.some((one) => one === operation) ? [part] : [],
  );
  const changes = operation.startsWith('POST') && !operation.includes('sync_tokens');
  const using = commands.filter(
    ({ uses, effect }) => uses.some((skill) => parts.includes(skill)) && (!changes || effect !== 'read'),
  );
  const ids = using.map(({ id }) => id);
  if (parts.includes('accounts')) return [...CONNECTING, ...ids];
  return parts.includes('foundation') && ids.length === 0 ? ['every command'] : ids;
}
