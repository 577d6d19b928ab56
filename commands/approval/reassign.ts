import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { approvalField } from './_approval.ts';

/** An approver gives one request to somebody else, who decides in their place. */
export default defineCommand({
  id: 'approval.reassign',
  words: ['approvals reassign {user}'],
  summary: 'Let somebody else decide a request',
  effect: 'change',
  access: 'everyone',
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({ user: field.person('Who decides instead'), approval: approvalField().optional() }),
  examples: {
    en: ['let {user} decide the request'],
    de: ['lass {user} über die Anfrage entscheiden'],
    fr: ['laisse {user} décider de la demande'],
    es: ['deja que {user} decida la solicitud'],
  },
  async run({ who, services }, { user, approval }) {
    return { card: await services.approvals.handOver(who, approval, user), silent: true };
  },
});
