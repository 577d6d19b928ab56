import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { LIST } from './_examples.ts';
import { greetingsCard } from './_greeting.ts';

/** One's own voicemail greetings, and which one callers hear. */
export default defineCommand({
  id: 'greeting.list',
  words: ['greeting', 'greeting list|show'],
  summary: 'Show your voicemail greetings and which one callers hear',
  effect: 'read',
  access: 'self',
  uses: ['ownGreetings'],
  repeat: 'safe',
  input: z.object({}),
  examples: LIST,
  async run({ phone }) {
    return { card: greetingsCard(await phone.ownGreetings.list()) };
  },
});
