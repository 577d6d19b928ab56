import type { App } from '../app/app.ts';
import { parseApproval, takeStep } from '../app/approvals/change.ts';
import { ApprovalJob, setClock, showApproval } from '../app/approvals/jobs.ts';
import type { AuditEntry } from '../app/audit.ts';
import type { Approval } from '../core/approval.ts';
import { nextOf } from '../core/approval-steps.ts';
import { readApproval } from '../store/approvals.ts';
import type { JobHandler } from './handler.ts';

/** Reminds, asks the next ones as well, and ends a request that nobody decided. */
export function approvalClock(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 1_000,
    async run(job) {
      const { id } = ApprovalJob.parse(JSON.parse(job.body));
      const stored = await readApproval(app.database.db, id);
      const approval = stored && parseApproval(stored);
      const next = approval && nextOf(approval);
      if (!approval || !next) return;
      const now = app.clock.now();
      if (next.at > now) {
        // Only the time that is left has changed.
        return async (tx) => {
          await setClock(tx, approval, now);
          await showApproval(tx, id, now);
        };
      }
      const { kind } = next;
      const changed = await takeStep(
        app,
        id,
        async () => ({ kind }),
        (after) => (kind === 'expire' ? ended(after) : undefined),
      );
      // The clock was set anew with the step; a request that was decided meanwhile needs none.
      if (changed.kind === 'changed' && kind === 'remind')
        return (tx) => showApproval(tx, id, app.clock.now(), { remind: true });
    },
  };
}

function ended({ id, call, requester }: Approval): AuditEntry {
  return {
    who: requester.id,
    command: call.command,
    call,
    result: 'expired',
    request: requester.request,
    approval: id,
  };
}
