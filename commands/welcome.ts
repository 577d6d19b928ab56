import { z } from 'zod';
import { welcomeCard } from '../cards/welcome.ts';
import { defineCommand } from '../src/core/command.ts';
import { languageOf } from '../src/core/language.ts';

/** Where the app was added: what it is for and how to begin. Asked for by the platform's notice, never typed. */
export default defineCommand({
  id: 'welcome',
  words: [],
  summary: 'Show how to begin',
  effect: 'read',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({}),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, where }) {
    const shared = where.kind !== 'direct';
    const welcome = welcomeCard(languageOf(who.locale), { shared, connect: !shared && !who.connected });
    return { card: welcome, ...(shared && { public: true }) };
  },
});
