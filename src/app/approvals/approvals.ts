import type { Call, Card } from '../../../cards/model.ts';
import type { Approval } from '../../core/approval.ts';
import type { MessageRef } from '../../core/chat.ts';
import type { Skills } from '../../core/phone.ts';
import type { ApprovalTerms } from '../../core/policy.ts';
import type { Incoming, Reply } from '../../core/request.ts';
import type { PhoneUser } from '../../core/users.ts';
import type { Work } from '../work.ts';

/** What somebody asked for and others must approve. */
export interface AskedApproval {
  work: Work;
  /** With exact ids: this is what runs in the end. */
  call: Call;
  input: Record<string, unknown>;
  target: PhoneUser | undefined;
  terms: ApprovalTerms;
  /** The name of the rule that wants it. */
  rule: string;
  phone: Skills;
  /** For a list of people: what it is, in people's words, and all of them. */
  several?: {
    what: string;
    people: Approval['people'];
    /** Of several requests that one Call leads to: what tells them apart after a crash, and whether its card is the answer. */
    part: { key: string; isAnswer: boolean };
  };
}

/** What needs other people's yes. */
export interface Approvals {
  /** Writes the request down and asks the approvers; the card tells the requester what happens now. */
  ask(asked: AskedApproval): Promise<Card>;
  /** Why nobody, or too few, could be asked for this, in a sentence for the requester; undefined when they could. */
  lacking(asked: AskedApproval): Promise<string | undefined>;
  /** A reply was shown: where it shows an approval, that message is kept up to date from now on. */
  answered(incoming: Incoming, reply: Reply, shown: MessageRef | undefined): Promise<void>;
}
