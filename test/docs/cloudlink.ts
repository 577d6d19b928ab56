import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { OPERATIONS } from '../../adapters/phone/cloudlink/operations.ts';
import type { AnyCommand } from '../../src/core/command.ts';

const Known = z.array(
  z.strictObject({
    operation: z.string(),
    mark: z.enum(['C', 'I']),
    /** Where not all of it is as certain. */
    note: z.string().optional(),
    /** Why it is not called. */
    reason: z.string().min(10).optional(),
  }),
);

const MARKS = { C: 'confirmed', I: 'inferred' } as const;

/** What reaches a part that is no skill of a command. */
const REACHED: Readonly<Record<string, readonly string[]>> = {
  foundation: ['every command'],
  directory: ['whatever names people'],
  accounts: ['account.connect'],
  delegation: ['cloudlink.delegated'],
  messages: ['codes of proofs'],
  notices: ['notify.set', 'POST /hooks/cloudlink'],
};

/** Every known operation with how certain it is and what reaches it, or why nothing does. Throws where neither is known. */
export async function cloudlinkTable(commands: readonly AnyCommand[]): Promise<string[][]> {
  const known = Known.parse(parse(await readFile(join(import.meta.dirname, 'cloudlink-operations.yaml'), 'utf8')));
  const strangers = Object.values(OPERATIONS)
    .flat()
    .filter((one) => !known.some(({ operation }) => operation === one));
  if (strangers.length > 0) throw new Error(`called, and not among the known operations: ${strangers.join(', ')}`);
  return known.map(({ operation, mark, note, reason }) => {
    const reached = reachedBy(operation, commands);
    if (reached.length > 0 && reason !== undefined)
      throw new Error(`${operation} is called, and left out with a reason`);
    if (reached.length === 0 && reason === undefined) throw new Error(`${operation} is neither called nor left out`);
    const certain = note === undefined ? MARKS[mark] : `${MARKS[mark]}; ${note}`;
    return [`\`${operation}\``, certain, reached.map((one) => `\`${one}\``).join(', '), reason ?? ''];
  });
}

/** What changes something is reached by commands that do; what reads, by all that use the skill. */
function reachedBy(operation: string, commands: readonly AnyCommand[]): string[] {
  const parts = Object.entries(OPERATIONS).flatMap(([part, all]) =>
    all.some((one) => one === operation) ? [part] : [],
  );
  const changes = !operation.includes(' GET ');
  const using = commands.filter(
    ({ uses, effect }) =>
      uses.some((skill) => skill !== 'directory' && parts.includes(skill)) &&
      !uses.some((skill) => LACKS.includes(skill)) &&
      (!changes || effect !== 'read'),
  );
  const others = parts.flatMap((part) => REACHED[part] ?? []);
  return parts.includes('foundation') ? others : [...others, ...using.map(({ id }) => id)];
}

/** Commands that need one of these do not run on CloudLink. */
const LACKS: readonly string[] = [
  'queues',
  'switching',
  'groups',
  'ownPresence',
  'ownCalls',
  'ownContacts',
  'ownRooms',
];
