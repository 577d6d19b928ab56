import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { LIST } from './_examples.ts';

/** What waits for my decision, and what I asked for myself. */
export default defineCommand({
  id: 'approval.list',
  words: ['approvals'],
  summary: 'Show what waits for an approval',
  effect: 'read',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({}),
  examples: LIST,
  async run({ who, services }) {
    return { card: await services.approvals.list(who) };
  },
});
