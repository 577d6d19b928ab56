import { z } from 'zod';
import type { CommandContext } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import type { LogWish } from '../../src/core/support-services.ts';

/** A number, or words of its title or product; left out where only one can be meant. */
export const logField = () => field.text('Support log', 200).optional();

/** Set by the buttons of a card that everybody in a channel sees. */
export const sharedField = () => field.hidden(z.literal(true).optional());

export const stateField = (label = 'State') =>
  field.choice(label, [
    { value: 'Open', label: 'Open', words: ['open', 'reopen', 'reopened'] },
    { value: 'Reported', label: 'Reported', words: ['reported', 'escalated'] },
    { value: 'Resolved', label: 'Resolved', words: ['resolved', 'solved', 'done', 'fixed'] },
  ]);

/** What one form field takes on either platform; a longer text is refused with a sentence. */
export const NOTE_LENGTH = 3_000;

export function wishOf(
  { who, where }: Pick<CommandContext, 'who' | 'where'>,
  { log, shared }: { log?: string | undefined; shared?: true | undefined },
): LogWish {
  return { who, where, log, shared: shared === true };
}
