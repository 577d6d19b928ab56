import { press, text } from './build.ts';
import type { Call, Card, Input } from './model.ts';

/** Asks for the missing pieces of a Call. `problem` is what was wrong with the pieces that came. */
export function formCard(title: string, asked: Call, inputs: Input[], problem?: string): Card {
  return {
    title,
    tone: problem ? 'attention' : 'neutral',
    blocks: [
      ...(problem ? [text(problem)] : []),
      { kind: 'form', inputs, submit: press('Save', asked, { style: 'primary' }) },
    ],
  };
}
