import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { approvalField, stepField } from './_approval.ts';

/** The form for a decision with a reason, a denial where nothing else is said. Only reached by a button. */
export default defineCommand({
  id: 'approval.reason',
  words: [],
  summary: 'Give a reason for a decision',
  button: 'Send reason',
  effect: 'read',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({
    approval: approvalField(),
    step: stepField(),
    decision: field.hidden(z.enum(['approve', 'deny'])).optional(),
  }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, services }, { approval, step, decision = 'deny' }) {
    return { card: await services.approvals.askWhy(who, { approval, step, decision }) };
  },
});
