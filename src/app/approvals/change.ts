import type { Card } from '../../../cards/model.ts';
import { Approval } from '../../core/approval.ts';
import { type ApprovalEvent, type Refusal, step } from '../../core/approval-steps.ts';
import { PatchcordError } from '../../core/errors.ts';
import { changeApproval, readApproval, type StoredApproval } from '../../store/approvals.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { type AuditEntry, recordAudit } from '../audit.ts';
import { tellChat } from '../reply/tell.ts';
import { drawApproval } from './cards.ts';
import { runApproved, setClock, showApproval } from './jobs.ts';

/** What became of an event. */
export type Changed =
  | { kind: 'changed'; approval: Approval }
  | { kind: 'refused'; why: Refusal; approval: Approval }
  /** Nothing was tried: the caller knows why. */
  | { kind: 'stopped'; approval: Approval }
  | { kind: 'gone' };

/** Others change the same request at the same time; each try reads it anew. */
const TRIES = 20;
/** So long the copies wait for the end of what was approved. */
const DONE_SOON_MS = 1_500;

/**
 * Takes one step of an approval: reads it, asks what follows, and writes that, the audit row and the jobs in one transaction,
 * only over the version that was read.
 * @param eventFor reads what the event depends on (rights of people), anew in each try; undefined leaves everything as it is
 */
export async function takeStep(
  app: App,
  id: string,
  eventFor: (approval: Approval) => Promise<ApprovalEvent | undefined>,
  auditFor: (approval: Approval) => AuditEntry | undefined,
): Promise<Changed> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const stored = await readApproval(app.database.db, id);
    if (!stored) return { kind: 'gone' };
    const before = parseApproval(stored);
    const event = await eventFor(before);
    if (!event) return { kind: 'stopped', approval: before };
    const stepped = step(before, event, app.clock.now());
    if (stepped.kind === 'refused') return { ...stepped, approval: before };
    const { approval } = stepped;
    const ended = await endCard(app, approval);
    const written = await app.database.commit((tx) =>
      writeStep(tx, app, { stored, approval, audit: auditFor(approval), ended }),
    );
    if (!written) continue;
    app.wake();
    return { kind: 'changed', approval };
  }
  throw new PatchcordError('busy', 'Many people are deciding about this at the same time.');
}

export function parseApproval(stored: StoredApproval): Approval {
  return Approval.parse(JSON.parse(stored.body));
}

interface Step {
  stored: StoredApproval;
  approval: Approval;
  audit: AuditEntry | undefined;
  /** For the requester, when it has ended without being run. */
  ended: Card | undefined;
}

/** The step and everything that follows from it. False, with nothing written, when somebody else was faster. */
export async function writeStep(tx: Handle, app: App, { stored, approval, audit, ended }: Step): Promise<boolean> {
  const { id, version } = stored;
  const { state } = approval;
  if (!(await changeApproval(tx, { id, version, state, body: JSON.stringify(approval) }))) return false;
  const now = app.clock.now();
  if (state === 'approved') await runApproved(tx, approval, now);
  await setClock(tx, approval, now);
  // What was approved is most often done in a moment: its copies then change once.
  await showApproval(tx, id, now, state === 'approved' ? { dueAt: now + DONE_SOON_MS } : {});
  if (audit) await recordAudit(tx, app, now, audit);
  const { from, where } = approval.requester;
  if (ended) await tellChat(tx, { from, where, card: ended }, now);
  return true;
}

/** Both sides hear of an end: the requester gets a message of their own, since a card that changes rings no bell. */
async function endCard(app: App, approval: Approval): Promise<Card | undefined> {
  if (approval.state !== 'denied' && approval.state !== 'expired') return undefined;
  const found = await app.people.find(approval.requester.from, approval.requester.where);
  return found.kind === 'found' ? drawApproval(app, approval, found.who) : undefined;
}
