import { z } from 'zod';
import type { Call } from '../../cards/model.ts';
import type { App } from '../app/app.ts';
import { showApproval } from '../app/approvals/jobs.ts';
import { type AuditEntry, recordAudit } from '../app/audit.ts';
import { tellChat } from '../app/reply/tell.ts';
import { carryOut } from '../app/request/dispatch.ts';
import { bulkSubject, drawBulk, parseBulk, WATCHED_MS } from '../app/several/bulk.ts';
import type { Settled } from '../app/work.ts';
import { type Bulk, type BulkRow, countOf } from '../core/bulk.ts';
import { PatchcordError, toPatchcordError } from '../core/errors.ts';
import type { Incoming } from '../core/request.ts';
import { changeBulk, readBulk, type StoredBulk } from '../store/bulks.ts';
import { finishRequest, insertRequest, noteOnce, readNote } from '../store/requests.ts';
import type { Handle } from '../store/tables.ts';
import { type JobHandler, TryLater } from './handler.ts';
import { mayBeDone, notePerhaps, STARTED } from './perhaps.ts';
import { writeConsequences } from './run-request.ts';
import { tryAgain } from './unattended.ts';

const BulkJob = z.object({ id: z.string() });

/** After that without the phone system the rest is given up. */
const PATIENCE = { firstPauseMs: 2_000, giveUpAfterMs: 15 * 60_000 };
/** Copies of an approval show the progress in so many steps: each is a message to change. */
const STEPS_SHOWN = 4;

/** Works through one bulk that needed no approval; with one, `run-approved` does. */
export function runBulkJob(app: App): JobHandler {
  return {
    attempts: 5,
    backoffMs: 1_000,
    async run(job, signal) {
      const { id } = BulkJob.parse(JSON.parse(job.body));
      const end = await workThrough(app, id, signal, job.reclaimed);
      if (end instanceof TryLater || !end) return end;
      // Its card has followed the work; only after a long stop it no longer does.
      if (app.clock.now() - end.startedAt < WATCHED_MS) return;
      const { from, where } = end.requester;
      const found = await app.people.find(from, where);
      if (found.kind !== 'found') return;
      const card = drawBulk(app, end, found.who);
      return (tx) => tellChat(tx, { from, where, card }, app.clock.now());
    },
  };
}

/**
 * Carries out the rows that are left, each as a request of its own. A row, what follows from it and its line in the audit are
 * written together, so a process that takes over after a crash goes on with the row that was not.
 * @param reclaimed the process that worked on it before is gone: the row that it had begun may be done
 */
export async function workThrough(
  app: App,
  id: string,
  signal: AbortSignal,
  reclaimed: boolean,
): Promise<Bulk | TryLater | undefined> {
  for (;;) {
    signal.throwIfAborted();
    const stored = await readBulk(app.database.db, id);
    if (!stored) return undefined;
    const bulk = parseBulk(stored);
    const at = bulk.rows.findIndex((row) => row.state === 'todo');
    const row = bulk.rows[at];
    if (!row) return bulk;
    const incoming = asIncoming(bulk, at, row);
    await app.database.commit((tx) =>
      insertRequest(tx, { key: incoming.key, at: incoming.at, body: JSON.stringify(incoming) }),
    );
    const perhaps = await mayBeDone(app, incoming.key, reclaimed);
    const ended = await runRow(app, bulk, incoming, { signal, perhaps });
    if (ended instanceof TryLater) return ended;
    await app.database.commit((tx) => writeRow(tx, app, { stored, bulk, at, incoming, ended }));
    app.wake();
  }
}

/** How a row ended. */
interface RowEnd {
  state: Exclude<BulkRow['state'], 'todo'>;
  note: string;
  settled?: Settled;
}

function callOf({ call, field }: Bulk, { id }: BulkRow): Call {
  return { ...call, input: { ...call.input, [field]: { id } }, agreed: 'yes' };
}

function asIncoming(bulk: Bulk, at: number, row: BulkRow): Incoming {
  const { from, where } = bulk.requester;
  const asked = { kind: 'call', call: callOf(bulk, row), values: {} } as const;
  return { key: `bulk:${bulk.id}:${at}`, at: bulk.startedAt, from, where, asked, handle: null };
}

async function runRow(
  app: App,
  bulk: Bulk,
  incoming: Incoming,
  { signal, perhaps }: { signal: AbortSignal; perhaps: boolean },
): Promise<RowEnd | TryLater> {
  const command = app.catalog.get(bulk.call.command);
  const started = (await readNote(app.database.db, incoming.key, STARTED)) !== undefined;
  if (started && command?.repeat === 'never') return notDone('I was stopped in the middle of it.', true);
  try {
    const found = await app.people.find(incoming.from, incoming.where);
    if (found.kind !== 'found' || !command || incoming.asked.kind !== 'call')
      throw new PatchcordError('not-found', 'Who asked is no longer known here.');
    await app.database.commit((tx) => noteOnce(tx, incoming.key, STARTED, 'true'));
    const settled = await carryOut(app, {
      incoming,
      who: await app.people.fresh(found.who),
      account: found.account,
      command,
      call: incoming.asked.call,
      signal,
      sentence: false,
      newest: false,
      ...(bulk.approval !== '' && { approved: true, approvers: bulk.approvers }),
    });
    const { title } = settled.reply.card;
    if (settled.result !== 'done') return { ...notDone(perhaps ? title : `Not done: ${title}`, perhaps), settled };
    return settled.done?.changed
      ? { state: 'done', note: title, settled }
      : { state: 'same', note: `${title}: nothing to change`, settled };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const error = toPatchcordError(thrown);
    if (error.uncertain) await notePerhaps(app, incoming.key);
    const again = tryAgain(error, { now: app.clock.now(), since: bulk.startedAt }, PATIENCE);
    if (again && (!started || command?.repeat !== 'never')) return again;
    app.log.warn({ command: bulk.call.command, code: error.code, error }, 'a row of a bulk failed');
    const message = error.code === 'bug' ? 'Something went wrong on my side.' : error.message;
    return notDone(message, perhaps || error.uncertain || error.code === 'bug');
  }
}

/** @param perhaps this try, or one before it, may have taken effect: then nobody is told that it was not done */
function notDone(note: string, perhaps: boolean): RowEnd {
  return perhaps ? { state: 'perhaps', note: `Perhaps done, please look: ${note}` } : { state: 'failed', note };
}

interface Written {
  stored: StoredBulk;
  bulk: Bulk;
  at: number;
  incoming: Incoming;
  ended: RowEnd;
}

/** Together or not at all; nothing when another process has written the row meanwhile. */
async function writeRow(tx: Handle, app: App, { stored, bulk, at, incoming, ended }: Written): Promise<void> {
  const now = app.clock.now();
  const { state, note, settled } = ended;
  const undo = settled?.done?.undo;
  const rows = bulk.rows.map((row, index) => (index === at ? { ...row, state, note, ...(undo && { undo }) } : row));
  const left = rows.filter((row) => row.state === 'todo').length;
  const next: Bulk = { ...bulk, rows, endedAt: left === 0 ? now : null };
  if (!(await changeBulk(tx, { id: stored.id, version: stored.version, body: JSON.stringify(next) }))) return;
  await finishRequest(tx, incoming.key, { at: now, reply: null });
  await recordAudit(tx, app, now, auditOf(bulk, at, incoming, ended));
  const done = settled?.done ?? { card: { title: '', tone: 'neutral', blocks: [] } };
  const touches = [...(done.touches ?? []), bulkSubject(bulk.id)];
  await writeConsequences(tx, app, bulk.requester, { ...done, touches }, bulk.approval !== '');
  const { over, all } = countOf(next);
  if (bulk.approval !== '' && over % Math.ceil(all / STEPS_SHOWN) === 0) await showApproval(tx, bulk.approval, now);
}

/** The line that the same Call would have alone, with the approval that allowed it. */
function auditOf(bulk: Bulk, at: number, incoming: Incoming, { state, settled }: RowEnd): AuditEntry {
  const row = bulk.rows[at];
  const { requester, approval, call } = bulk;
  const entry: AuditEntry = settled?.audit ?? {
    who: requester.id,
    command: call.command,
    call: row ? callOf(bulk, row) : call,
    result: state === 'failed' ? 'failed' : state === 'perhaps' ? 'perhaps done' : 'done',
    platform: incoming.from.platform,
    request: requester.request,
  };
  return { ...entry, request: requester.request, ...(approval !== '' && { approval }) };
}
