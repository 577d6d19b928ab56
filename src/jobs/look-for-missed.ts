import type { App } from '../app/app.ts';
import { NotifyJob, OVERLAP_MS, writeNotice } from '../app/phone/call-notices.ts';
import { isCovered } from '../app/phone/phone-stream.ts';
import { type CallRecord, seenBy } from '../core/calls.ts';
import { toPatchcordError } from '../core/errors.ts';
import { readAccount } from '../store/accounts.ts';
import { readWishes, type StoredWishes, sawRecords } from '../store/notices.ts';
import { type JobHandler, TryLater } from './handler.ts';

/** While nobody tells of calls, and while somebody does. */
const EVERY_MS = 60_000;
const SELDOM_MS = 10 * 60_000;
/** More than anybody misses in two hours. */
const CALLS_AT_MOST = 200;

/**
 * Looks into the call records of somebody who wants to be told of missed calls, with their own token. Events are faster, and
 * may be lost, or not be permitted; whoever has not connected the phone account has events alone.
 */
export function lookForMissed(app: App): JobHandler {
  return {
    attempts: 1,
    backoffMs: EVERY_MS,
    async run(job) {
      const { person } = NotifyJob.parse(JSON.parse(job.body));
      const wishes = await readWishes(app.database.db, person);
      if (!wishes?.missed) return;
      const now = app.clock.now();
      const missed = await missedCalls(app, wishes).catch((thrown: unknown) => {
        const error = toPatchcordError(thrown);
        app.log.warn({ person, code: error.code, error }, 'call records could not be looked at');
        return undefined;
      });
      const dueAt = now + ((await isCovered(app, 'calls')) ? SELDOM_MS : EVERY_MS);
      return new TryLater({
        dueAt,
        async write(tx) {
          if (!missed) return;
          for (const { id, callId, other, at } of missed) {
            const call = { id: callId || id, from: other };
            await writeNotice(tx, { person, topic: 'missed', call, at, wishes }, now);
          }
          await sawRecords(tx, person, now);
        },
      });
    },
  };
}

/** Undefined where records cannot be read: there is no such skill, or no connected account. */
async function missedCalls(app: App, { person, seenUntil }: StoredWishes) {
  const at = person.indexOf(':');
  const [system, id] = [person.slice(0, at), person.slice(at + 1)];
  const phone = app.systems.find((one) => one.id === system);
  const account = await readAccount(app.database.db, system, id);
  const user = account && (await phone?.service.directory?.get(id));
  const records = account && phone?.own(app.accounts.session(account)).ownCalls;
  if (!records || !user) return undefined;
  const since = seenUntil - OVERLAP_MS;
  const { calls } = await records.list({ since, atMost: CALLS_AT_MOST });
  return calls
    .filter((call: CallRecord) => call.startedAt >= since)
    .map((call) => ({ ...seenBy(call, user.extension), callId: call.callId ?? '' }))
    .filter((call) => call.missed);
}
