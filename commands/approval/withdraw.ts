import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { approvalField } from './_approval.ts';
import { WITHDRAW } from './_examples.ts';

/** Takes one's own request back: the button on its card, or in words when only one waits. */
export default defineCommand({
  id: 'approval.withdraw',
  words: ['approvals withdraw'],
  summary: 'Withdraw your request for approval',
  effect: 'change',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({ approval: approvalField().optional() }),
  examples: WITHDRAW,
  async run({ who, services }, { approval }) {
    return { card: await services.approvals.withdraw(who, approval), silent: true };
  },
});
