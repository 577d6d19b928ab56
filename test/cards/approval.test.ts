import { describe, expect, it } from 'vitest';
import { type ApprovalView, approvalCard } from '../../cards/approval.ts';
import { approvalsCard } from '../../cards/approval-list.ts';
import { plain } from '../../cards/plain.ts';

const view: ApprovalView = {
  id: 'a1',
  state: 'pending',
  step: 0,
  steps: 1,
  need: 1,
  approved: 0,
  requester: 'Omar Haddad',
  what: 'new phone password for Lena Fischer',
  reason: 'locked out',
  consequence: 'Signs 2 phones out.',
  people: [],
  progress: '',
  approvers: ['Priya Natarajan', 'Jonas Weber'],
  expires: { words: '14:00', at: 1_763_899_200_000 },
  timeLeft: 'less than 4 hours',
  decisions: [],
  ended: '10:02',
  outcome: '',
  mayDecide: true,
  isRequester: false,
  isShared: false,
  insteadOf: undefined,
  note: undefined,
  details: undefined,
};
const priya = { name: 'Priya Natarajan', insteadOf: '', decision: 'approve' as const, reason: '', at: '10:02' };

describe('the card of an approval', () => {
  it('asks an approver, with everything that is needed to decide', () => {
    const card = approvalCard(view);
    expect(card.title).toBe('Omar asks: new phone password for Lena Fischer');
    for (const part of ['"locked out"', 'Signs 2 phones out.', 'Priya Natarajan or Jonas Weber', '14:00'])
      expect(plain(card)).toContain(part);
    const [block] = card.blocks.filter((one) => one.kind === 'buttons');
    expect(block?.kind === 'buttons' && block.buttons.map(({ label, style }) => [label, style])).toEqual([
      ['Approve', 'primary'],
      ['Hand over', undefined],
      ['Details', undefined],
      ['Deny', 'danger'],
    ]);
  });

  it('lets the requester withdraw, and nothing else', () => {
    const said = plain(approvalCard({ ...view, mayDecide: false, isRequester: true }));
    expect(said).toContain('Waiting for approval');
    expect(said).toContain('Withdraw');
    expect(said).not.toContain('Approve');
  });

  it.each([
    ['approved', 'Approved by Priya Natarajan, 10:02'],
    ['done', 'Approved by Priya Natarajan, 10:02'],
    ['failed', 'Approved, but not done: new phone password for Lena Fischer'],
    ['denied', 'Denied by Priya Natarajan, 10:02'],
    ['expired', 'Expired: new phone password for Lena Fischer'],
    ['withdrawn', 'Withdrawn by Omar Haddad, 10:02'],
  ] as const)('says when it is %s, and has no buttons any more', (state, title) => {
    const card = approvalCard({ ...view, state, mayDecide: false, decisions: [priya] });
    expect(card.title).toBe(title);
    expect(card.blocks.filter((block) => block.kind === 'buttons')).toEqual([]);
  });

  it('keeps long names and texts within a title', () => {
    const what = `new phone password for ${'Maximiliane-Theodora '.repeat(5)}`;
    for (const state of ['pending', 'failed', 'expired'] as const)
      expect(Array.from(approvalCard({ ...view, state, what }).title).length).toBeLessThanOrEqual(60);
  });

  it('counts what is needed where it is more than one, and names the step', () => {
    const said = plain(approvalCard({ ...view, need: 2, approved: 1, steps: 2, decisions: [priya] }));
    expect(said).toContain('Step 1 of 2: 2 approvals, 1 so far');
    expect(said).toContain('Priya Natarajan approved, 10:02');
  });

  it('lists at most ten, and says how many more there are', () => {
    const lines = Array.from({ length: 14 }, (_, at) => ({
      id: `${at}`,
      requester: 'Omar',
      what: 'x',
      how: '',
      pending: true,
    }));
    const card = approvalsCard(lines, []);
    expect(card.title).toBe('14 requests wait for your decision');
    expect(plain(card)).toContain('And 4 more');
  });
});
