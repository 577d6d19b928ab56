import type { Call, Card } from '../../cards/model.ts';
import { refusalCard } from '../../cards/problem.ts';
import type { PhoneUser, Skills } from '../core/phone.ts';
import type { ApprovalTerms } from '../core/policy.ts';
import type { Work } from './work.ts';

/** What needs other people's yes. */
export interface Approvals {
  /** Writes the request down and asks the approvers; the card tells the requester what happens now. */
  ask(asked: {
    work: Work;
    call: Call;
    input: Record<string, unknown>;
    target: PhoneUser | undefined;
    terms: ApprovalTerms;
    phone: Skills;
  }): Promise<Card>;
}

/** Nobody can be asked here: refused rather than let through. */
export const noApprovals: Approvals = {
  ask: async () => refusalCard('This needs an approval, and no approvers are set up here.'),
};
