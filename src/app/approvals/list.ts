import type { Card } from '../../../cards/model.ts';
import type { Approval } from '../../core/approval.ts';
import type { Principal } from '../../core/principal.ts';
import { approvalsBy, pendingApprovals } from '../../store/approvals.ts';
import type { App } from '../app.ts';
import { freshPeople, readVoter } from './approvers.ts';
import { drawList } from './cards.ts';
import { parseApproval } from './change.ts';

const OWN = 20;

/** Two tables: what waits for this person's decision, and what they asked for themselves. */
export async function listApprovals(app: App, who: Principal, note?: string): Promise<Card> {
  const [toDecide, mine] = await Promise.all([waitingFor(app, who), askedBy(app, who)]);
  return drawList(app, who, { toDecide, mine }, note);
}

/** What this person may decide now, the oldest first. */
export async function waitingFor(app: App, who: Principal): Promise<Approval[]> {
  const now = app.clock.now();
  const pending = (await pendingApprovals(app.database.db)).map(parseApproval).filter((one) => one.expiresAt > now);
  const read = freshPeople(app);
  const found: Approval[] = [];
  for (const approval of pending) {
    if (approval.requester.id === who.id) continue;
    if ((await readVoter(app, approval, who, read)).seats.length > 0) found.push(approval);
  }
  return found;
}

/** The newest of what this person asked for, what still waits first. */
export async function askedBy(app: App, who: Principal): Promise<Approval[]> {
  const asked = (await approvalsBy(app.database.db, who.id, OWN)).map(parseApproval);
  const waits = (one: Approval) => (one.state === 'pending' ? 0 : 1);
  return asked.sort((a, b) => waits(a) - waits(b));
}
