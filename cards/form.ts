import { press, text } from './build.ts';
import type { Call, Card, Input } from './model.ts';

/**
 * Asks for the missing pieces of a Call. The button says what sending the form does, in 24 characters at most (Slack cuts what
 * is longer). `problem` is what was wrong with the pieces that came.
 */
export function formCard(
  title: string,
  submit: { label: string; call: Call },
  inputs: Input[],
  problem?: string,
): Card {
  return {
    title,
    tone: problem ? 'attention' : 'neutral',
    blocks: [
      ...(problem ? [text(problem)] : []),
      { kind: 'form', inputs, submit: press(submit.label, submit.call, { style: 'primary' }) },
    ],
  };
}
