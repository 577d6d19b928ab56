import { z } from 'zod';
import type { Approval } from '../../core/approval.ts';
import { nextMoment, nextOf } from '../../core/approval-steps.ts';
import { type ChatUser, Conversation } from '../../core/chat.ts';
import { Incoming } from '../../core/request.ts';
import { addJob, cancelJobs, replaceJob } from '../../store/jobs.ts';
import type { Handle } from '../../store/tables.ts';

/** Brings every copy of one approval up to date; new approvers get one. */
export const SHOW_APPROVAL = 'show-approval';
/** One copy in one chat. */
export const SHOW_COPY = 'show-approval-copy';
export const RUN_APPROVED = 'run-approved';
/** Reminder, escalation and expiry of one approval. */
export const APPROVAL_CLOCK = 'approval-clock';
/** Shows everything that waits anew: somebody's absence has begun or ended. */
export const SHOW_WAITING = 'show-waiting-approvals';

export const ApprovalJob = z.object({
  id: z.string(),
  remind: z.boolean().default(false),
  /** Its channels cannot be written to: approvers are told directly, whatever the policy says. */
  direct: z.boolean().default(false),
});

export const CopyJob = z.object({
  id: z.string(),
  copy: z.string(),
  /** Principal id: it is shown to nobody else. '' for a card in a channel, which is everybody's. */
  person: z.string(),
  from: Incoming.shape.from,
  where: Conversation,
});
export type CopyJob = z.infer<typeof CopyJob>;

/** The request as which an approved Call is carried out. */
export const approvedKey = (id: string) => `approved:${id}`;

export const chatKey = ({ platform, tenant, id }: ChatUser) => `${platform}:${tenant}:${id}`;

/** The requester's copy in their direct chat, where the answer itself cannot be changed later. */
export const askedCopy = (from: ChatUser) => `${chatKey(from)}:asked`;

/** @param how.dueAt when it need not be at once */
export async function showApproval(
  tx: Handle,
  id: string,
  now: number,
  how: { remind?: boolean; direct?: boolean; dueAt?: number } = {},
): Promise<void> {
  const { dueAt = now, ...asked } = how;
  await replaceJob(tx, { kind: SHOW_APPROVAL, key: id, body: JSON.stringify({ id, ...asked }), dueAt, now });
}

/** Copies of one message are drawn one after another, so that the newest stands last. */
export async function showCopy(tx: Handle, copy: CopyJob, now: number, dueAt = now): Promise<void> {
  const lane = `${copy.id}:${copy.copy}`;
  // A later look must not take the place of one that is due now, nor stand in its way.
  const key = dueAt > now ? `${lane}:later` : lane;
  const job = { kind: SHOW_COPY, key, body: JSON.stringify(copy), dueAt, now };
  await replaceJob(tx, dueAt > now ? job : { ...job, lane });
}

/**
 * What was approved for one person runs one after another, in the order of the approvals: after a crash a Call then finds the
 * state that it left, and not that of the next one, so it sees that it is done and does not do it again.
 */
export async function runApproved(tx: Handle, { id, target, requester, people }: Approval, now: number): Promise<void> {
  const lane = people.length > 0 ? undefined : `approved for ${target.id === '' ? requester.id : target.id}`;
  await addJob(tx, { kind: RUN_APPROVED, key: id, lane, body: JSON.stringify({ id }), dueAt: now, now });
}

/** Sets the clock to what comes next for a waiting request; stops it for one that is over. */
export async function setClock(tx: Handle, approval: Approval, now: number): Promise<void> {
  const { id } = approval;
  const next = nextOf(approval);
  if (!next) await cancelJobs(tx, APPROVAL_CLOCK, id);
  else {
    const dueAt = Math.min(next.at, nextMoment(approval, now) ?? next.at);
    await replaceJob(tx, { kind: APPROVAL_CLOCK, key: id, body: JSON.stringify({ id }), dueAt, now });
  }
}

export async function showWaiting(tx: Handle, at: number, now: number): Promise<void> {
  await addJob(tx, { kind: SHOW_WAITING, key: `${at}`, body: '{}', dueAt: at, now });
}
