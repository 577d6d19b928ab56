import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { approvalField } from './_approval.ts';

/** One request as it stands now. Only reached by a button. */
export default defineCommand({
  id: 'approval.show',
  words: [],
  summary: 'Show a request for approval',
  effect: 'read',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({ approval: approvalField(), details: field.hidden(z.boolean()).optional() }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, services }, { approval, details }) {
    return { card: await services.approvals.show(who, approval, details ?? false) };
  },
});
