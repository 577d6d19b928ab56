import type { Card } from '../../cards/model.ts';
import { problemCard } from '../../cards/problem.ts';
import type { App } from '../app/app.ts';
import { freshVoter } from '../app/approvals/approvers.ts';
import { asIncoming, whyNotAsk } from '../app/approvals/asker-rights.ts';
import { parseApproval, writeStep } from '../app/approvals/change.ts';
import { ApprovalJob } from '../app/approvals/jobs.ts';
import type { AuditEntry } from '../app/audit.ts';
import { tellChat } from '../app/reply/tell.ts';
import { carryOut } from '../app/request/dispatch.ts';
import { idOf } from '../app/request/resolved-value.ts';
import { drawBulk, writeBulk } from '../app/several/bulk.ts';
import { type Several, severalOf } from '../app/several/list.ts';
import type { Settled } from '../app/work.ts';
import type { Approval } from '../core/approval.ts';
import { step, stillHolds, type Voter } from '../core/approval-steps.ts';
import { countOf } from '../core/bulk.ts';
import { PatchcordError, toPatchcordError } from '../core/errors.ts';
import type { Principal } from '../core/principal.ts';
import { readApproval, type StoredApproval } from '../store/approvals.ts';
import { finishRequest, insertRequest, noteOnce, readNote } from '../store/requests.ts';
import { type Closing, type JobHandler, TryLater } from './handler.ts';
import { mayBeDone, notePerhaps, STARTED } from './perhaps.ts';
import { workThrough } from './run-bulk.ts';
import { writeConsequences } from './run-request.ts';
import { tryAgain } from './unattended.ts';

/** After that without the phone system it is given up, and both sides hear of it. */
const PATIENCE = { firstPauseMs: 2_000, giveUpAfterMs: 15 * 60_000 };
const UNKNOWN = 'It was begun before, and I cannot tell whether it took effect. Please check.';

/** How the approved Call ended. */
interface End {
  done: boolean;
  /** It may have taken effect all the same. */
  perhaps?: boolean;
  /** For the approvers' cards. */
  outcome: string;
  /** For the requester. */
  card: Card;
  settled?: Settled;
}

/**
 * Runs the Call that was approved, as the requester and through the same door as everything else, with the rights that both
 * sides have now. A request row of its own makes a crash in its middle known.
 */
export function runApprovedJob(app: App): JobHandler {
  return {
    attempts: 5,
    backoffMs: 1_000,
    async run(job, signal) {
      const { id } = ApprovalJob.parse(JSON.parse(job.body));
      const stored = await readApproval(app.database.db, id);
      const approval = stored && parseApproval(stored);
      if (!stored || approval?.state !== 'approved') return;
      const { key, at } = asIncoming(app, approval);
      await app.database.commit((tx) =>
        insertRequest(tx, { key, at, body: JSON.stringify(asIncoming(app, approval)) }),
      );
      const perhaps = await mayBeDone(app, key, job.reclaimed);
      try {
        const end = await run(app, approval, signal, { perhaps, reclaimed: job.reclaimed });
        return end instanceof TryLater ? end : close(app, stored, approval, end);
      } catch (thrown) {
        if (signal.aborted) throw thrown;
        const error = toPatchcordError(thrown);
        if (error.uncertain) await notePerhaps(app, key);
        const again = tryAgain(error, { now: app.clock.now(), since: approval.decisions.at(-1)?.at ?? at }, PATIENCE);
        const started = (await readNote(app.database.db, key, STARTED)) !== undefined;
        if (again && (!started || mayRepeat(app, approval))) return again;
        app.log.warn({ command: approval.call.command, code: error.code, error }, 'an approved request failed');
        const unknown = isUnknown(error, perhaps);
        return close(app, stored, approval, failed(approval, wordsFor(error, unknown), unknown));
      }
    },
    /** Each try took the process down: both sides hear that it is not known. */
    async exhausted(job) {
      const stored = await readApproval(app.database.db, ApprovalJob.parse(JSON.parse(job.body)).id);
      const approval = stored && parseApproval(stored);
      if (!stored || approval?.state !== 'approved') return;
      return close(
        app,
        stored,
        approval,
        failed(approval, 'I was stopped in the middle of it each time. Please check.', true),
      );
    },
  };
}

async function run(
  app: App,
  approval: Approval,
  signal: AbortSignal,
  { perhaps, reclaimed }: { perhaps: boolean; reclaimed: boolean },
): Promise<End | TryLater> {
  const incoming = asIncoming(app, approval);
  const started = await readNote(app.database.db, incoming.key, STARTED);
  if (started !== undefined && !mayRepeat(app, approval)) {
    return failed(
      approval,
      'I was stopped in the middle of it and cannot tell whether it was done. Please check.',
      true,
    );
  }
  const trouble = (await whyNotApproved(app, approval)) ?? (await whyNotAsk(app, approval));
  if (trouble !== undefined) return failed(approval, `${trouble} ${perhaps ? UNKNOWN : 'Nothing was done.'}`, perhaps);
  const found = await app.people.find(incoming.from, incoming.where);
  const command = app.catalog.get(approval.call.command);
  if (found.kind !== 'found' || !command) throw new PatchcordError('not-found', 'Who asked is no longer known here.');
  const several = severalOf(command, approval.call);
  if (several) return runSeveral(app, { approval, several, who: found.who, signal, reclaimed });
  await app.database.commit((tx) => noteOnce(tx, incoming.key, STARTED, 'true'));
  const settled = await carryOut(app, {
    incoming,
    who: await app.people.fresh(found.who),
    account: found.account,
    command,
    call: approval.call,
    signal,
    sentence: false,
    newest: false,
    approved: true,
    approvers: approversOf(approval),
  });
  const { card } = settled.reply;
  if (settled.result === 'done')
    return { done: true, outcome: `${card.title}.`, card: approvedBy(card, approval), settled };
  return failed(approval, `${card.title}. ${perhaps ? UNKNOWN : 'Nothing was done.'}`, perhaps);
}

interface Listed {
  approval: Approval;
  several: Several;
  who: Principal;
  signal: AbortSignal;
  reclaimed: boolean;
}

/** Each person is a row of its own: what was done for some stays done, whatever becomes of the others. */
async function runSeveral(app: App, { approval, several, who, signal, reclaimed }: Listed): Promise<End | TryLater> {
  const { field, names } = several;
  const { id, call, what, people, requester } = approval;
  const { [field]: _people, ...input } = call.input;
  const nameOf = (phoneId: string) => people.find((one) => one.id.endsWith(`:${phoneId}`))?.name ?? 'Somebody';
  const ids = names.flatMap((named) => idOf(named) ?? []);
  const wanted = {
    call: { command: call.command, input },
    field,
    what,
    requester: { ...requester, request: asIncoming(app, approval).key },
    approval: id,
    approvers: approversOf(approval),
    people: ids.map((one) => ({ id: one, name: nameOf(one), said: nameOf(one) })),
    left: [],
  };
  const { id: bulk } = await writeBulk(app, wanted, false);
  const end = await workThrough(app, bulk, signal, reclaimed);
  if (end instanceof TryLater) return end;
  if (!end) return failed(approval, 'What was to be done is no longer there.');
  const { all, done } = countOf(end);
  const bad = end.rows
    .filter(({ state }) => state === 'failed' || state === 'perhaps')
    .map(({ name, note }) => `${name}: ${note}`);
  const outcome = [`${done} of ${all} done.`, ...bad].join(' ').slice(0, 1_000);
  return { done: done > 0, outcome, card: approvedBy(drawBulk(app, end, who), approval) };
}

/** The roles of those who approved are looked at again: an approval of somebody who lost them is none. */
async function whyNotApproved(app: App, approval: Approval): Promise<string | undefined> {
  const people = new Map<string, Voter>();
  for (const id of new Set(approval.decisions.flatMap((one) => [one.by, one.seat]))) {
    const voter = await freshVoter(app, approval, id);
    if (voter) people.set(id, voter);
  }
  if (stillHolds(approval, people)) return undefined;
  const names = approval.decisions.map((one) => one.name).join(' and ');
  return `${names} may no longer approve this.`;
}

function mayRepeat(app: App, { call }: Approval): boolean {
  return app.catalog.get(call.command)?.repeat !== 'never';
}

function isUnknown(error: PatchcordError, perhaps: boolean): boolean {
  return perhaps || error.uncertain || error.code === 'bug';
}

function wordsFor(error: PatchcordError, unknown: boolean): string {
  const message = error.code === 'bug' ? 'Something went wrong on my side.' : error.message;
  return `${message} ${unknown ? 'I cannot tell whether it took effect. Please check.' : 'Nothing was changed.'}`;
}

function failed(approval: Approval, sentence: string, perhaps = false): End {
  const title = `Approved, but not done: ${approval.what}`.slice(0, 60);
  return { done: false, perhaps, outcome: sentence, card: approvedBy(problemCard({ title, sentence }), approval) };
}

function approversOf({ decisions }: Approval): string[] {
  return decisions.filter((one) => one.decision === 'approve').map((one) => one.name);
}

function approvedBy(card: Card, approval: Approval): Card {
  const names = approversOf(approval);
  return { ...card, state: `Approved by ${names.join(' and ')}${card.state ? ` · ${card.state}` : ''}` };
}

/** The end of the approval, what follows from the result, the audit and the message for the requester: together or not at all. */
function close(
  app: App,
  stored: StoredApproval,
  approval: Approval,
  { done, perhaps, outcome, card, settled }: End,
): Closing {
  const now = app.clock.now();
  const { id, call, requester, rule } = approval;
  const { from, where } = requester;
  const { key } = asIncoming(app, approval);
  const stepped = step(approval, { kind: 'finish', done, outcome }, now);
  const changed = settled?.done?.changed;
  const audit: AuditEntry = {
    who: requester.id,
    command: call.command,
    call,
    result: done ? 'done' : perhaps ? 'perhaps done' : 'failed',
    rule,
    request: requester.request,
    approval: id,
    ...(changed && { changed }),
  };
  return async (tx) => {
    if (stepped.kind === 'refused') return;
    if (!(await writeStep(tx, app, { stored, approval: stepped.approval, audit, ended: undefined }))) return;
    await finishRequest(tx, key, { at: now, reply: null });
    if (settled?.done) await writeConsequences(tx, app, requester, settled.done, true);
    await tellChat(tx, { from, where, card }, app.clock.now());
  };
}
