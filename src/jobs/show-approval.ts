import type { App } from '../app/app.ts';
import { approversOf } from '../app/approvals/approvers.ts';
import { parseApproval } from '../app/approvals/change.ts';
import { ApprovalJob, CopyJob, chatKey, showApproval, showCopy } from '../app/approvals/jobs.ts';
import { redrawHomes } from '../app/reply/home.ts';
import { chatsOf } from '../app/reply/reach.ts';
import { channelOf } from '../app/support/log-places.ts';
import type { Approval } from '../core/approval.ts';
import { copiesOf, pendingApprovals, readApproval, type StoredCopy } from '../store/approvals.ts';
import type { JobHandler } from './handler.ts';

/** Every copy that stands somewhere is drawn anew, and places that have none get one: one job each, so that none waits for another. */
export function showApprovalJob(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 1_000,
    async run(job) {
      const { id, remind, direct } = ApprovalJob.parse(JSON.parse(job.body));
      const stored = await readApproval(app.database.db, id);
      if (!stored) return;
      const approval = parseApproval(stored);
      const copies = new Map<string, CopyJob>();
      for (const copy of await copiesOf(app.database.db, id)) copies.set(copy.copy, ofStored(copy));
      if (approval.state === 'pending') {
        for (const wanted of await wantedCopies(app, approval, direct)) {
          const { copy } = wanted;
          const names = [copy, ...(remind ? [`${copy}:reminder:${approval.step}`] : [])];
          for (const name of names) if (!copies.has(name)) copies.set(name, { ...wanted, copy: name });
        }
      }
      const voters = approval.state === 'pending' ? await approversOf(app, approval) : [];
      const shownTo = [...copies.values()].map(({ person }) => person).filter((person) => person !== '');
      const people = new Set([approval.requester.id, ...shownTo, ...voters.map(({ voter }) => voter.id)]);
      return async (tx) => {
        for (const copy of copies.values()) await showCopy(tx, copy, app.clock.now());
        // Their own pages list what waits, wherever the cards stand.
        await redrawHomes(tx, [...people], app.clock.now());
      };
    },
  };
}

/** The channels of the policy, and the chats of those who may decide; these too where no channel can be written to. */
async function wantedCopies(app: App, approval: Approval, direct: boolean): Promise<CopyJob[]> {
  const { id, terms } = approval;
  const wanted: CopyJob[] = [];
  for (const { platform, id: channel } of direct ? [] : terms.channels) {
    const where = await channelOf(app, platform, channel);
    const nobody = { platform, tenant: where?.tenant ?? '', id: '' };
    if (where) wanted.push({ id, copy: `channel:${platform}:${channel}`, person: '', from: nobody, where });
    else app.log.warn({ platform, channel }, 'the policy names a channel that I cannot reach (yet)');
  }
  if (!terms.direct && wanted.length > 0) return wanted;
  for (const { user, voter } of await approversOf(app, approval)) {
    for (const { from, where } of await chatsOf(app, user))
      wanted.push({ id, copy: chatKey(from), person: voter.id, from, where });
  }
  return wanted;
}

function ofStored({ approval, copy, person, viewer }: StoredCopy): CopyJob {
  return CopyJob.parse({ id: approval, copy, person, ...JSON.parse(viewer) });
}

/** An absence has begun or ended: what waits goes to other people now. */
export function showWaitingJob(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 1_000,
    async run() {
      const pending = await pendingApprovals(app.database.db);
      return async (tx) => {
        for (const { id } of pending) await showApproval(tx, id, app.clock.now());
      };
    },
  };
}
