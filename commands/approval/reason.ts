import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { approvalField, stepField } from './_approval.ts';

/** The form for a denial. Only reached by a button. */
export default defineCommand({
  id: 'approval.reason',
  words: [],
  summary: 'Give a reason for a denial',
  button: 'Send reason',
  effect: 'read',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({ approval: approvalField(), step: stepField() }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, services }, { approval, step }) {
    return { card: await services.approvals.askWhyNot(who, approval, step) };
  },
});
