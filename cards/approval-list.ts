import { sentenceOf } from './approval.ts';
import { call, card, press, subtle, text } from './build.ts';
import type { Button, Card } from './model.ts';

export interface ApprovalLine {
  id: string;
  requester: string;
  what: string;
  /** When it expires, or how it ended. */
  how: string;
  pending: boolean;
}

const ROWS = 10;

/** What waits for me, and what I wait for. */
export function approvalsCard(toDecide: readonly ApprovalLine[], mine: readonly ApprovalLine[], note?: string): Card {
  const waiting = toDecide.length;
  const title =
    waiting === 0
      ? 'Nothing waits for your decision'
      : `${waiting} ${waiting === 1 ? 'request waits' : 'requests wait'} for your decision`;
  const rest = waiting - ROWS;
  return card(title, waiting > 0 ? 'attention' : 'neutral', [
    note ? text(note) : undefined,
    waiting > 0
      ? {
          kind: 'rows',
          rows: toDecide.slice(0, ROWS).map((one) => ({
            title: sentenceOf(one).slice(0, -1),
            detail: `Asked by ${one.requester} · expires ${one.how}`,
            button: open(one),
          })),
        }
      : undefined,
    rest > 0 ? text(`And ${rest} more. They show up here when these are decided.`) : undefined,
    mine.length > 0
      ? {
          kind: 'rows',
          rows: mine.slice(0, ROWS).map((one) => ({
            title: sentenceOf(one).slice(0, -1),
            detail: `You asked for it · ${one.how}`,
            ...(one.pending && { button: open(one) }),
          })),
        }
      : subtle('You have asked for nothing that needs an approval.'),
  ]);
}

function open({ id, what }: ApprovalLine): Button {
  return press('Open', call('approval.show', { approval: id }), { says: `Open: ${what}` });
}
