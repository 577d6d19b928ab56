import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';

/** During an absence somebody else decides, also about what waits already; to oneself ends it. */
export default defineCommand({
  id: 'approval.delegate',
  words: ['approvals delegate {user} [until {until}]'],
  summary: 'Let somebody else decide for you while you are away',
  effect: 'change',
  access: 'everyone',
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({ user: field.person('Who decides for you'), until: field.until().optional() }),
  examples: {
    en: ['{user} decides for me until {until}'],
    de: ['{user} entscheidet für mich bis {until}'],
    fr: ["{user} décide pour moi jusqu'à {until}"],
    es: ['{user} decide por mí hasta {until}'],
  },
  async run({ who, services }, { user, until }) {
    const { card, changed } = await services.approvals.delegate(who, user, until);
    return changed ? { card, changed } : { card, silent: true };
  },
});
