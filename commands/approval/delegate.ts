import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { DELEGATE } from './_examples.ts';

/** During an absence somebody else decides, also about what waits already; to oneself ends it. */
export default defineCommand({
  id: 'approval.delegate',
  words: ['approvals delegate {user} [until {until}]'],
  summary: 'Let somebody else decide for you while you are away',
  button: 'Hand over',
  effect: 'change',
  access: 'everyone',
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({ user: field.person('Who decides for you'), until: field.until().optional() }),
  examples: DELEGATE,
  async run({ who, services }, { user, until }) {
    const { card, changed } = await services.approvals.delegate(who, user, until);
    return changed ? { card, changed } : { card, silent: true };
  },
});
