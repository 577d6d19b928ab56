import { type ApprovalView, approvalCard } from '../../../cards/approval.ts';
import { becauseForm, decisionForm } from '../../../cards/approval-forms.ts';
import { type ApprovalLine, approvalsCard } from '../../../cards/approval-list.ts';
import type { Card } from '../../../cards/model.ts';
import type { Approval } from '../../core/approval.ts';
import { approvalsIn, lessThanLeft, needOf } from '../../core/approval-steps.ts';
import { Bulk, countOf } from '../../core/bulk.ts';
import type { Principal } from '../../core/principal.ts';
import { type Speech, speech } from '../../core/speech.ts';
import { bulkOfRequest } from '../../store/bulks.ts';
import type { App } from '../app.ts';
import { approversOf } from './approvers.ts';
import { approvedKey } from './jobs.ts';

export { becauseForm, decisionForm };

/** The approval as this person sees it now; without one as it stands in a channel, for whoever may decide. */
export async function drawApproval(
  app: App,
  approval: Approval,
  viewer: Principal | undefined,
  more: { note?: string | undefined; details?: boolean } = {},
): Promise<Card> {
  const say = speech(viewer?.locale ?? 'en-GB', viewer?.zone ?? app.defaultZone, app.clock.now());
  const waits = approval.state === 'pending' && app.clock.now() < approval.expiresAt;
  const approvers = waits ? await approversOf(app, approval) : [];
  const seats = approvers.find((one) => one.voter.id === viewer?.id)?.seats;
  const seat = seats?.[0];
  const state = approval.state === 'pending' && !waits ? 'expired' : approval.state;
  const view: ApprovalView = {
    id: approval.id,
    state,
    step: approval.step,
    steps: approval.terms.steps.length,
    need: needOf(approval),
    approved: approvalsIn(approval, approval.step),
    requester: approval.requester.name,
    what: approval.what,
    reason: approval.reason,
    consequence: approval.consequence,
    people: approval.people,
    progress: await progressOf(app, approval),
    approvers: approvers.map((one) => one.voter.name),
    expires: { words: say.time(approval.expiresAt), at: approval.expiresAt },
    timeLeft: leftOf(approval, say, app.clock.now()),
    decisions: linesOf(approval, say),
    ended: say.time(approval.endedAt ?? approval.expiresAt),
    outcome: approval.outcome,
    mayDecide: viewer === undefined ? waits : seat !== undefined,
    isRequester: approval.requester.id === viewer?.id,
    isShared: viewer === undefined,
    insteadOf: seat && seat.id !== viewer?.id ? seat.name : undefined,
    note: more.note,
    details: more.details
      ? { command: approval.call.command, rule: approval.rule, asked: say.time(approval.askedAt) }
      : undefined,
  };
  return approvalCard(view);
}

/** True until the card is drawn again, at the next of these moments. */
function leftOf(approval: Approval, say: Speech, now: number): string {
  const left = lessThanLeft(approval, now);
  return left === undefined ? '' : `less than ${say.duration(left)}`;
}

async function progressOf(app: App, { id, state, people }: Approval): Promise<string> {
  if (state !== 'approved' || people.length === 0) return '';
  const stored = await bulkOfRequest(app.database.db, approvedKey(id));
  if (!stored) return '';
  const { over, all } = countOf(Bulk.parse(JSON.parse(stored.body)));
  return `${over} of ${all} done`;
}

function linesOf({ decisions }: Approval, say: Speech): ApprovalView['decisions'] {
  return decisions.map(({ by, name, seat, seatName, decision, reason, at }) => ({
    name,
    insteadOf: seat === by ? '' : seatName,
    decision,
    reason,
    at: say.time(at),
  }));
}

/** What waits for this person, and what they asked for. */
export function drawList(
  app: App,
  viewer: Principal,
  { toDecide, mine }: { toDecide: readonly Approval[]; mine: readonly Approval[] },
  note?: string,
): Card {
  const say = speech(viewer.locale, viewer.zone, app.clock.now());
  const line = (approval: Approval): ApprovalLine => ({
    id: approval.id,
    requester: approval.requester.name,
    what: approval.what,
    how: standing(approval, say),
    pending: approval.state === 'pending',
  });
  const waiting = toDecide.map((one) => ({ ...line(one), how: say.time(one.expiresAt) }));
  return approvalsCard(waiting, mine.map(line), note);
}

function standing(approval: Approval, say: Speech): string {
  const last = approval.decisions.at(-1)?.name ?? '';
  const ended = say.time(approval.endedAt ?? approval.expiresAt);
  switch (approval.state) {
    case 'pending':
      return `Waits until ${say.time(approval.expiresAt)}`;
    case 'approved':
      return 'Approved, being done';
    case 'done':
      return `Approved by ${last}, done ${ended}`;
    case 'failed':
      return `Approved by ${last}, not done`;
    case 'denied':
      return `Denied by ${last}, ${ended}`;
    case 'expired':
      return `Expired ${ended}`;
    case 'withdrawn':
      return `Withdrawn ${ended}`;
    default:
      return approval.state satisfies never;
  }
}
