import type { App } from './app/app.ts';
import { APPROVAL_CLOCK, RUN_APPROVED, SHOW_APPROVAL, SHOW_COPY, SHOW_WAITING } from './app/approvals/jobs.ts';
import { LOOK_FOR_MISSED, NOTIFY } from './app/phone/call-notices.ts';
import { ANSWER } from './app/reply/answer.ts';
import { SHOW_HOME } from './app/reply/home.ts';
import { REDRAW } from './app/reply/live.ts';
import { LOOK_NOTICE, RECONCILE_NOTICES } from './app/reply/notices.ts';
import { TELL, TELL_ADMINS, TELL_PERSON } from './app/reply/tell.ts';
import { type OpenRequests, RUN_REQUEST } from './app/request/door.ts';
import { RETRY_REQUEST } from './app/request/retry.ts';
import { RUN_BULK } from './app/several/bulk.ts';
import { DELIVER_LOGS, LOG_CLOCK, LOG_DIGEST, SHOW_LOG } from './app/support/support-jobs.ts';
import { SYNC_MONITORS } from './app/sync/monitors.ts';
import { SYNC_ASKED, SYNC_ROUND } from './app/sync/round.ts';
import { SYNC_PERSON } from './app/sync/sync.ts';
import { RUN_LATER } from './app/timers.ts';
import { answer } from './jobs/answer.ts';
import { approvalClock } from './jobs/approval-clock.ts';
import { deliverSupportLogs, showSupportLog } from './jobs/deliver-support-logs.ts';
import type { JobHandler } from './jobs/handler.ts';
import { lookForMissed } from './jobs/look-for-missed.ts';
import { lookNotice, reconcileNotices } from './jobs/notices.ts';
import { notify } from './jobs/notify.ts';
import { redraw } from './jobs/redraw.ts';
import { runApprovedJob } from './jobs/run-approved.ts';
import { runBulkJob } from './jobs/run-bulk.ts';
import { runLater } from './jobs/run-later.ts';
import { parseRetry, parseRun, runRequest } from './jobs/run-request.ts';
import { showApprovalJob, showWaitingJob } from './jobs/show-approval.ts';
import { showCopyJob } from './jobs/show-copy.ts';
import { showHome } from './jobs/show-home.ts';
import { supportLogClock } from './jobs/support-log-clock.ts';
import { supportLogDigest } from './jobs/support-log-digest.ts';
import { syncMonitors } from './jobs/sync-monitors.ts';
import { syncPerson } from './jobs/sync-person.ts';
import { syncAsked, syncRound } from './jobs/sync-round.ts';
import { tell } from './jobs/tell.ts';
import { tellAdminsJob } from './jobs/tell-admins.ts';
import { tellPersonJob } from './jobs/tell-person.ts';

/** Which handler does which kind of stored work. */
export function handlersOf(app: App, open: OpenRequests): Record<string, JobHandler> {
  return {
    [RUN_REQUEST]: runRequest(app, open, parseRun),
    [RETRY_REQUEST]: runRequest(app, open, parseRetry),
    [RUN_LATER]: runLater(app),
    [ANSWER]: answer(app),
    [TELL]: tell(app),
    [REDRAW]: redraw(app),
    [NOTIFY]: notify(app),
    [LOOK_FOR_MISSED]: lookForMissed(app),
    [SHOW_HOME]: showHome(app),
    [TELL_PERSON]: tellPersonJob(app),
    [TELL_ADMINS]: tellAdminsJob(app),
    [SHOW_APPROVAL]: showApprovalJob(app),
    [SHOW_COPY]: showCopyJob(app),
    [SHOW_WAITING]: showWaitingJob(app),
    [APPROVAL_CLOCK]: approvalClock(app),
    [LOOK_NOTICE]: lookNotice(app),
    [RECONCILE_NOTICES]: reconcileNotices(app),
    [RUN_BULK]: runBulkJob(app),
    [RUN_APPROVED]: runApprovedJob(app),
    [DELIVER_LOGS]: deliverSupportLogs(app),
    [SHOW_LOG]: showSupportLog(app),
    [LOG_CLOCK]: supportLogClock(app),
    [LOG_DIGEST]: supportLogDigest(app),
    [SYNC_PERSON]: syncPerson(app),
    [SYNC_ROUND]: syncRound(app),
    [SYNC_ASKED]: syncAsked,
    [SYNC_MONITORS]: syncMonitors(app),
  };
}
