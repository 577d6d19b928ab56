import { z } from 'zod';
import type { Card } from '../../cards/model.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { approvalField, stepField } from './_approval.ts';
import { DECIDE } from './_examples.ts';

/** Approves or denies: by the buttons of a card, or in words when only one request waits. */
export default defineCommand({
  id: 'approval.decide',
  words: ['approvals {decision} [because {reason}]'],
  summary: 'Approve or deny a request',
  button: 'Decide',
  effect: 'danger',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({
    decision: field.choice('Decision', [
      { value: 'approve', label: 'Approve', words: ['approve'] },
      { value: 'deny', label: 'Deny', words: ['deny'] },
    ]),
    reason: field.text('Reason', 500).optional(),
    approval: approvalField().optional(),
    step: stepField().optional(),
  }),
  examples: DECIDE,
  async run({ who, where, services }, { decision, reason, approval, step }) {
    const card = await services.approvals.decide(who, { decision, reason: reason ?? '', approval, step });
    // In a channel the shared card shows how it goes on; an answer for one person's eyes could not follow it.
    const shown = where.kind === 'direct' ? card : withoutButtons(card);
    // The decision has its own row in the audit, written together with it.
    return { card: shown, silent: true };
  },
});

function withoutButtons(card: Card): Card {
  return { ...card, blocks: card.blocks.filter((block) => block.kind !== 'buttons') };
}
