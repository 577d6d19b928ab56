import type { App } from '../app/app.ts';
import { answerSoon, storedIncoming } from '../app/reply/answer.ts';
import { THREAD_MS } from '../app/support/mailbox-memory.ts';
import { deliverSoon } from '../app/support/support-jobs.ts';
import { pruneAudit } from '../store/audit-prune.ts';
import { pruneBulks } from '../store/bulks.ts';
import { pruneKeptMeetings } from '../store/kept-meetings.ts';
import { pruneLastCalls } from '../store/last-calls.ts';
import { pruneThreads } from '../store/mailboxes.ts';
import { pruneNotices } from '../store/notices.ts';
import { prunePageLinks } from '../store/page-links.ts';
import { pruneProofs } from '../store/proofs.ts';
import { prunePublications } from '../store/publications.ts';
import { pruneRequests, stillShowing, unanswered } from '../store/requests.ts';
import { waitingDestinations } from '../store/support-deliveries.ts';

const EVERY_MS = 2_000;
/** A reply that is done this long and not shown was left behind by a killed process: a living one says that it is still at it. */
const LEFT_BEHIND_MS = 6_000;
const DAY_MS = 24 * 60 * 60_000;
const PRUNE_EVERY_MS = 60 * 60_000;
/** Secrets that nobody fetched are not kept at rest much longer than they can be shown. */
const WIPE_EVERY_MS = 60_000;
/** Support contacts changed by another process are known so much later at the most. */
const SUPPORT_EVERY_MS = 10_000;
/** Platforms repeat deliveries for a day at the most (Slack's delayed events); the keys are kept a week. */
const KEEP_MS = 7 * 24 * 60 * 60_000;

/** Looks after what others left behind: unshown replies get a job; what is old is forgotten. */
export function startSweep(app: App, keep: { auditDays?: number | undefined } = {}): () => void {
  let stop = () => {};
  let stopped = false;
  let pruneAt = 0;
  let wipeAt = 0;
  let supportAt = 0;
  const again = () => {
    if (!stopped) stop = app.clock.after(EVERY_MS, () => void sweep());
  };
  async function sweep(): Promise<void> {
    try {
      await keepShowing(app);
      await findUnshown(app);
      if (app.clock.now() >= supportAt) {
        supportAt = app.clock.now() + SUPPORT_EVERY_MS;
        await app.contacts.refresh();
        await findUndelivered(app);
      }
      if (app.clock.now() >= wipeAt) {
        wipeAt = app.clock.now() + WIPE_EVERY_MS;
        await app.secrets.prune();
      }
      if (app.clock.now() >= pruneAt) {
        pruneAt = app.clock.now() + PRUNE_EVERY_MS;
        await pruneRequests(app.database.db, app.clock.now() - KEEP_MS);
        await prunePageLinks(app.database.db, app.clock.now() - KEEP_MS);
        await pruneBulks(app.database.db, app.clock.now() - KEEP_MS);
        await pruneLastCalls(app.database.db, app.clock.now() - DAY_MS);
        await pruneKeptMeetings(app.database.db, app.clock.now());
        await pruneThreads(app.database.db, app.clock.now() - THREAD_MS);
        await prunePublications(app.database.db, app.clock.now() - KEEP_MS);
        await pruneProofs(app.database.db, app.clock.now() - KEEP_MS);
        await pruneNotices(app.database.db, app.clock.now() - KEEP_MS);
        await pruneOldAudit(app, keep.auditDays);
      }
    } catch (error) {
      app.log.warn(
        { error: error instanceof Error ? error : new Error('unknown') },
        'could not look after what is left behind',
      );
    }
    again();
  }
  void sweep();
  return () => {
    stopped = true;
    stop();
  };
}

/** By whole days (UTC), so that each pruning, which leaves a row of its own, happens once a day at most. */
async function pruneOldAudit(app: App, days: number | undefined): Promise<void> {
  if (days === undefined) return;
  const at = app.clock.now();
  const before = Math.floor((at - days * DAY_MS) / DAY_MS) * DAY_MS;
  const pruned = await app.database.commit((tx) => pruneAudit(tx, app.auditKey, { before, at }));
  if ('broken' in pruned)
    app.log.error({ seq: pruned.broken }, 'old rows of the audit trail stay, because one of them is broken');
  else if (pruned.removed > 0) app.log.info({ rows: pruned.removed }, 'old rows of the audit trail were removed');
}

/** A platform that is slow to take a reply must not make another process show it a second time. */
async function keepShowing(app: App): Promise<void> {
  const keys = [...app.showing];
  if (keys.length > 0) await app.database.commit((tx) => stillShowing(tx, keys, app.clock.now()), { durable: false });
}

/** Two processes can miss each other between the last look at a queue and a new log in it: nothing may lie there unseen. */
async function findUndelivered(app: App): Promise<void> {
  const now = app.clock.now();
  const waiting = await waitingDestinations(app.database.db, now - LEFT_BEHIND_MS);
  if (waiting.length === 0) return;
  await app.database.commit(async (tx) => {
    for (const destination of waiting) await deliverSoon(tx, destination, now, now);
  });
  app.wake();
}

async function findUnshown(app: App): Promise<void> {
  const now = app.clock.now();
  const left = (await unanswered(app.database.db, now - LEFT_BEHIND_MS)).filter(
    ({ key, state, reply, doneAt }) =>
      state === 'done' && reply !== null && (doneAt ?? now) < now - LEFT_BEHIND_MS && !app.showing.has(key),
  );
  if (left.length === 0) return;
  await app.database.commit(async (tx) => {
    for (const request of left) await answerSoon(tx, storedIncoming(request), { dueAt: now, now });
  });
  app.wake();
}
