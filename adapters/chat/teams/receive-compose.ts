import { z } from 'zod';
import type { Wanted } from '../../../src/core/chat.ts';
import type { Incoming, Mention } from '../../../src/core/request.ts';
import { commandOfShortcut } from '../../../src/core/surfaces.ts';
import { storableText } from './activity.ts';
import { readMarkup } from './spoken.ts';

const Query = z.object({
  commandId: z.enum(['people', 'meetings']).catch('people'),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).catch([]),
});

/** What is typed into the search of the compose box so far ("Respond to search command"). */
export function readQuery(value: unknown): Wanted {
  const { commandId: of = 'people', parameters = [] } = Query.safeParse(value).data ?? {};
  const typed = parameters.find(({ name }) => name === 'query')?.value;
  return { of, typed: typeof typed === 'string' ? typed : '' };
}

const Person = z
  .object({ user: z.object({ id: z.string(), displayName: z.string().catch('') }).nullish() })
  .nullish()
  .catch(undefined);
const Fetch = z.object({
  commandId: z.string(),
  messagePayload: z
    .object({
      from: Person,
      body: z.object({ content: z.string().catch('') }).catch({ content: '' }),
      mentions: z.array(z.object({ mentionText: z.string().catch(''), mentioned: Person })).catch([]),
    })
    .optional()
    .catch(undefined),
});

/**
 * An action command of the compose box, or on a message ("Create and send the dialog"): opens the form of a command. Teams tells
 * the people of a message by their Entra ids and names.
 */
export function readAction(value: unknown): Extract<Incoming['asked'], { kind: 'form' }> | undefined {
  const read = Fetch.safeParse(value);
  const command = read.success ? commandOfShortcut(read.data.commandId) : undefined;
  if (!read.success || command === undefined) return undefined;
  const { from, body, mentions } = read.data.messagePayload ?? { mentions: [] };
  const people = [from, ...mentions.map(({ mentioned }) => mentioned)];
  const named = new Map<string, Mention>();
  for (const { user } of people.filter((one) => one !== undefined && one !== null)) {
    if (user && !named.has(user.id)) named.set(user.id, { id: user.id, name: storableText(user.displayName) });
  }
  const text = storableText(readMarkup(body?.content ?? '')).trim();
  return { kind: 'form', command, text: text.slice(0, longestText), mentions: [...named.values()] };
}

/** Enough for a subject. */
const longestText = 3_000;
