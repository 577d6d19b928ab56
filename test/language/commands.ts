import { join } from 'node:path';
import { z } from 'zod';
import { loadCommands } from '../../src/app/catalog.ts';
import { type AnyCommand, type Command, defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { EXAMPLES } from './examples.ts';

const shipped = await loadCommands(join(import.meta.dirname, '..', '..', 'commands'));

function declare(
  id: keyof typeof EXAMPLES,
  words: string[],
  effect: Command['effect'],
  input: z.ZodObject,
): AnyCommand {
  return defineCommand({
    id,
    words,
    summary: id,
    effect,
    access: 'everyone',
    uses: [],
    repeat: 'safe',
    input,
    examples: EXAMPLES[id],
    run: () => Promise.reject(new Error('Declared for its language only')),
  });
}

/** Declared ahead of their commands; they leave when those come. */
const ahead: AnyCommand[] = [
  declare(
    'meeting.start',
    ['meet [{mode}] [{subject}] [{invitees}]'],
    'change',
    z.object({
      mode: field
        .choice('Kind', [
          { value: 'audio', label: 'Audio', words: ['audio'] },
          { value: 'video', label: 'Video', words: ['video'] },
        ])
        .optional(),
      subject: field.text('Subject', 120).optional(),
      invitees: field.people().optional(),
    }),
  ),
  declare(
    'meeting.schedule',
    ['meet at {start} [for|until {end}] [{subject}] [{invitees}]'],
    'change',
    z.object({
      start: field.until('Start'),
      end: field.until('End').optional(),
      subject: field.text('Subject', 120).optional(),
      invitees: field.people().optional(),
    }),
  ),
  declare(
    'calls.list',
    ['calls [{filter}]'],
    'read',
    z.object({
      filter: field
        .choice('Which', [
          { value: 'missed', label: 'Missed', words: ['missed'] },
          { value: 'today', label: 'Today', words: ['today'] },
        ])
        .optional(),
    }),
  ),
];

/** The commands as they are shipped: how one is understood hangs on all of them together. */
export const commands: readonly AnyCommand[] = [
  ...shipped,
  ...ahead.filter(({ id }) => !shipped.some((command) => command.id === id)),
];
