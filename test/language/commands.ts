import { join } from 'node:path';
import { z } from 'zod';
import { loadCommands } from '../../src/app/catalog.ts';
import { type AnyCommand, type Command, defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { EXAMPLES } from './examples.ts';

const shipped = await loadCommands(join(import.meta.dirname, '..', '..', 'commands'));

const mode = () =>
  field.choice('Kind', [
    { value: 'audio', label: 'Audio', words: ['audio'] },
    { value: 'video', label: 'Video', words: ['video'] },
  ]);

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
    ['meet [{mode}] [{subject}] [{invitees}] [{number}]'],
    'change',
    z.object({
      mode: mode().optional(),
      subject: field.text('Subject', 64).optional(),
      invitees: field.people().optional(),
      number: field.numbers().optional(),
    }),
  ),
  declare(
    'meeting.schedule',
    ['meet at {start} [for|until {end}] [{subject}] [{invitees}]'],
    'change',
    z.object({
      start: field.start(),
      end: field.end('start').optional(),
      mode: mode().optional(),
      subject: field.text('Subject', 64).optional(),
      invitees: field.people().optional(),
    }),
  ),
  declare('meeting.list', ['meeting list', 'meetings'], 'read', z.object({})),
  declare('meeting.stop', ['meeting stop', 'meet stop'], 'change', z.object({})),
  declare('meeting.lock', ['meeting lock', 'meet lock'], 'change', z.object({})),
  declare('meeting.unlock', ['meeting unlock', 'meet unlock'], 'change', z.object({})),
  declare('meeting.mute', ['meeting mute [{user}]'], 'change', z.object({ user: field.person().optional() })),
  declare('meeting.unmute', ['meeting unmute [{user}]'], 'change', z.object({ user: field.person().optional() })),
  declare(
    'meeting.record',
    ['meeting record [{on}]'],
    'change',
    z.object({ on: field.toggle('Recording').optional() }),
  ),
  declare(
    'meeting.invite',
    ['meeting invite [{user}] [{number}]'],
    'change',
    z.object({ user: field.person().optional(), number: field.numbers().optional() }),
  ),
  declare('meeting.participants', ['meeting participants'], 'read', z.object({})),
  declare('meeting.kick', ['meeting kick {user}'], 'change', z.object({ user: field.person() })),
  declare('meeting.chair', ['meeting chair {user}'], 'change', z.object({ user: field.person() })),
  declare(
    'meeting.layout',
    ['meeting layout {layout}'],
    'change',
    z.object({
      layout: field.choice('Layout', [
        { value: 'auto', label: 'Automatic', words: ['auto'] },
        { value: '4', label: '4 tiles', words: ['4'] },
      ]),
    }),
  ),
];

/** The commands as they are shipped: how one is understood hangs on all of them together. */
export const commands: readonly AnyCommand[] = [
  ...shipped,
  ...ahead.filter(({ id }) => !shipped.some((command) => command.id === id)),
];
