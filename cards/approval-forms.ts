import { buttons, call, card, press, text } from './build.ts';
import { cut } from './fit.ts';
import type { Call, Card } from './model.ts';

/** The form value that fills `because` of a Call instead of a field. */
export const BECAUSE = 'because';

const TITLE = 60;

/** Asks an approver why not. */
export function denyForm(asked: { id: string; step: number; what: string; required: boolean }): Card {
  const { id: approval, step, what, required } = asked;
  return card(cut(`Deny: ${what}`, TITLE), 'attention', [
    text('The person who asked sees the reason.'),
    {
      kind: 'form',
      inputs: [{ kind: 'text', name: 'reason', label: 'Reason', required, maxLength: 500, multiline: true }],
      submit: press('Deny', call('approval.decide', { approval, step, decision: 'deny' }), { style: 'danger' }),
    },
    buttons(press('Back', call('approval.show', { approval }))),
  ]);
}

/** Asks the requester why, where the policy wants to know. */
export function becauseForm(asked: Call, what: string): Card {
  return card(cut(`Why? ${what}`, TITLE), 'neutral', [
    text('Somebody else must approve this, and sees your reason.'),
    {
      kind: 'form',
      inputs: [{ kind: 'text', name: BECAUSE, label: 'Reason', required: true, maxLength: 500, multiline: true }],
      submit: press('Ask for approval', asked, { style: 'primary' }),
    },
  ]);
}
