import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { approvalField } from './_approval.ts';
import { REASSIGN } from './_examples.ts';

/** An approver gives one request to somebody else, who decides in their place. */
export default defineCommand({
  id: 'approval.reassign',
  words: ['approvals reassign {user}'],
  summary: 'Let somebody else decide a request',
  button: 'Hand on',
  effect: 'change',
  access: 'everyone',
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({ user: field.person('Who decides instead'), approval: approvalField().optional() }),
  examples: REASSIGN,
  async run({ who, services }, { user, approval }) {
    return { card: await services.approvals.handOver(who, approval, user), silent: true };
  },
});
