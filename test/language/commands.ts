import { z } from 'zod';
import { type AnyCommand, type Command, defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { EXAMPLES } from './examples.ts';

/** Commands as the language sees them: words, input and examples. Nothing here can be run. */

const presence = () =>
  field.choice('Presence', [
    { value: 'AVAILABLE', label: 'Available', words: ['available', 'free', 'online'] },
    { value: 'AWAY', label: 'Away', words: ['away'] },
    { value: 'DO_NOT_DISTURB', label: 'Do not disturb', words: ['dnd'] },
    { value: 'BUSINESS_TRIP', label: 'Business trip', words: ['trip'] },
    { value: 'LUNCH', label: 'Lunch', words: ['lunch'] },
  ]);

const status = () =>
  field.choice('State', [
    { value: 'READY', label: 'Ready', words: ['ready'] },
    { value: 'NOT_READY', label: 'Not ready', words: ['notready'] },
    { value: 'WRAP_UP', label: 'Wrap-up', words: ['wrapup'] },
    { value: 'BREAK', label: 'Break', words: ['break'] },
    { value: 'LUNCH', label: 'Lunch', words: ['lunch'] },
    { value: 'LOGGED_IN', label: 'Log in', words: ['login'] },
    { value: 'LOGGED_OUT', label: 'Log out', words: ['logout'] },
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

export const commands: AnyCommand[] = [
  declare('account.connect', ['connect'], 'change', z.object({})),
  declare('account.disconnect', ['disconnect'], 'change', z.object({})),
  declare('presence.show', ['presence [{user}]'], 'read', z.object({ user: field.person().optional() })),
  declare(
    'presence.set',
    ['presence {presence} [for|until {until}] [note {note}]'],
    'change',
    z.object({ presence: presence(), until: field.until().optional(), note: field.text('Note', 128).optional() }),
  ),
  declare('queue.show', ['queue [{queue}]'], 'read', z.object({ queue: field.queue().optional() })),
  declare(
    'queue.set',
    ['queue {status} [{queue}] [{user}] [for|until {until}]'],
    'change',
    z.object({
      status: status(),
      queue: field.queueOrAll().optional(),
      user: field.person().optional(),
      until: field.until().optional(),
    }),
  ),
  declare('queue.agents', ['queue who {queue}'], 'read', z.object({ queue: field.queue() })),
  declare('user.find', ['find {query}'], 'read', z.object({ query: field.text('Name, extension or e-mail', 128) })),
  declare('help', ['help [{topic}]'], 'read', z.object({ topic: field.text('Command', 80).optional() })),
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
    'password.reset',
    ['password [{target}] [{user}]'],
    'danger',
    z.object({
      target: field
        .choice('Which', [
          { value: 'account', label: 'Phone account', words: ['account'] },
          { value: 'extension', label: 'Extension (SIP)', words: ['extension'] },
          { value: 'voicemail', label: 'Voicemail PIN', words: ['voicemail'] },
        ])
        .optional(),
      user: field.person().optional(),
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
