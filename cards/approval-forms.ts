import { buttons, call, card, press, text } from './build.ts';
import { cut } from './fit.ts';
import type { Call, Card } from './model.ts';

/** The form value that fills `because` of a Call instead of a field. */
export const BECAUSE = 'because';

const TITLE = 60;

interface Decided {
  id: string;
  step: number;
  what: string;
  decision: 'approve' | 'deny';
  /** Of a denial. */
  required: boolean;
}

/** Asks an approver why, or why not. */
export function decisionForm({ id: approval, step, what, decision, required }: Decided): Card {
  const denies = decision === 'deny';
  const label = denies ? 'Deny' : 'Approve';
  return card(cut(`${label}: ${what}`, TITLE), 'attention', [
    text('The person who asked sees the reason.'),
    {
      kind: 'form',
      inputs: [
        {
          kind: 'text',
          name: 'reason',
          label: 'Reason',
          required: denies && required,
          maxLength: 500,
          multiline: true,
        },
      ],
      submit: press(label, call('approval.decide', { approval, step, decision }), {
        style: denies ? 'danger' : 'primary',
      }),
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
