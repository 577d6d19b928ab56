import { z } from 'zod';
import type { Call } from '../../cards/model.ts';
import type { App } from '../app/app.ts';
import { expectAnswer } from '../app/approvals/copies.ts';
import { recordAudit } from '../app/audit.ts';
import { adapterFor, answerSoon, deliver, standsForNow, storedIncoming } from '../app/reply/answer.ts';
import { redrawHomes } from '../app/reply/home.ts';
import { interruptCopy, touchSubjects } from '../app/reply/live.ts';
import { withOwn } from '../app/reply/personal.ts';
import { tellPerson } from '../app/reply/tell.ts';
import type { AnsweredQuestion } from '../app/request/asked.ts';
import { dispatch } from '../app/request/dispatch.ts';
import { type OpenRequests, writeRequest } from '../app/request/door.ts';
import { rememberCall } from '../app/request/last-call.ts';
import { createProgress } from '../app/request/progress.ts';
import { givenUp, isAway, KEEP_MS, type Kept, keepTrying, RetryJob, writeRetry } from '../app/request/retry.ts';
import { presenceTouched, syncId } from '../app/sync/sync.ts';
import { endTimer, setTimer } from '../app/timers.ts';
import type { Settled } from '../app/work.ts';
import type { Done } from '../core/command.ts';
import { toPatchcordError } from '../core/errors.ts';
import type { Incoming, Reply } from '../core/request.ts';
import { finishRequest, noteOnce, readNote, readRequest } from '../store/requests.ts';
import type { Handle } from '../store/tables.ts';
import { type JobHandler, TryLater } from './handler.ts';

const RunJob = z.object({ key: z.string() });

interface Finished {
  incoming: Incoming;
  reply: Reply | undefined;
  settled: Settled;
  /** It goes on. */
  forNow: boolean;
}

/** Runs one accepted request, and later the ones that are tried again. */
export function runRequest(
  app: App,
  open: OpenRequests,
  parse: (body: string) => { key: string; retry: RetryJob | undefined },
): JobHandler {
  const finished = new Map<number, Finished>();
  return {
    attempts: 1,
    backoffMs: 1_000,
    async run(job, signal) {
      const { key, retry } = parse(job.body);
      const incoming = await read(app, open, key);
      if (!incoming) return;
      if (!retry) takeUp(app, open, incoming);
      const begun = await wasBegun(app, incoming, job.reclaimed);
      const ended = await dispatch(app, incoming, signal, begun);
      // Who asked cannot be read, and something may be done already: it is found out, and told, when the phone system is back.
      if (begun && !ended.who && isAway(ended) && app.clock.now() < incoming.at + KEEP_MS)
        return new TryLater({ dueAt: app.clock.now() + (ended.trouble?.retryAfterMs ?? LOOK_AGAIN_MS) });
      const kept = keepTrying(app, ended, key, retry);
      const settled = retry && !kept ? givenUp(ended, retry) : ended;
      const reply = kept ? kept.reply : settled.reply;
      finished.set(job.id, { incoming, reply: retry && kept ? undefined : reply, settled, forNow: kept !== undefined });
      return (tx) => close(tx, app, incoming, settled, kept);
    },
    async finished(job) {
      const end = finished.get(job.id);
      finished.delete(job.id);
      if (end) await show(app, open, end);
    },
  };
}

export const parseRun = (body: string) => ({ key: RunJob.parse(JSON.parse(body)).key, retry: undefined });

export const parseRetry = (body: string) => {
  const retry = RetryJob.parse(JSON.parse(body));
  return { key: retry.key, retry };
};

/** A note on the request: a run of it was cut off. */
const BEGUN = 'begun';
const LOOK_AGAIN_MS = 3_000;

/** What a process leaves is taken over when its lease has run out: nothing that is newer was begun by another. */
const FRESH_MS = 2_000;

async function wasBegun(app: App, { key, at }: Incoming, reclaimed: boolean): Promise<boolean> {
  if (!reclaimed) return app.clock.now() - at > FRESH_MS && (await readNote(app.database.db, key, BEGUN)) !== undefined;
  await app.database.commit((tx) => noteOnce(tx, key, BEGUN, 'true'));
  return true;
}

/** From memory when it arrived here; else as it was written down, by this process or another. */
async function read(app: App, open: OpenRequests, key: string): Promise<Incoming | undefined> {
  const here = open.get(key);
  if (here) return here.incoming;
  const stored = await readRequest(app.database.db, key);
  return stored && stored.state === 'accepted' ? storedIncoming(stored) : undefined;
}

/** The process that carries it out also says how it goes on, whoever took it in. */
function takeUp(app: App, open: OpenRequests, incoming: Incoming): void {
  const here = open.get(incoming.key);
  if (here) {
    here.running = true;
    return;
  }
  const progress = createProgress(app, incoming, async () => true);
  open.set(incoming.key, { incoming, progress, answer: () => undefined, running: true });
  progress.start();
}

/** Everything that follows from the result, in the transaction that ends the job. */
async function close(
  tx: Handle,
  app: App,
  incoming: Incoming,
  settled: Settled,
  kept: Kept | undefined,
): Promise<undefined | 'no jobs'> {
  const now = app.clock.now();
  await rememberCall(tx, incoming, settled, kept !== undefined);
  if (kept) {
    await writeRetry(tx, kept, now);
    return;
  }
  const { done, audit } = settled;
  const reply = { ...settled.reply, ...(done?.live && { live: done.live }) };
  await finishRequest(tx, incoming.key, { at: now, reply: JSON.stringify(reply) });
  if (audit) await recordAudit(tx, app, now, audit);
  if (done) await writeConsequences(tx, app, incoming, done);
  const looked = await expectAnswer(tx, incoming, now);
  const redrawn = await redrawHomes(tx, peopleOf(settled), now);
  await writeFurtherWishes(tx, incoming, settled.further ?? [], now);
  const leads = done?.later || done?.tells || done?.touches || done?.live || (app.sync && done?.presenceOf);
  if (!leads && !settled.further?.length && !redrawn && !looked) return 'no jobs';
}

/** Whose own pages show something else after this: who changed something, and who is told of it. */
function peopleOf({ command, who, done }: Settled): string[] {
  if (!done || !who || command?.effect === 'read') return [];
  return [who.id, ...(done.tells ?? []).map(({ to }) => `${to.system}:${to.id}`)];
}

/** "… and log me out of billing": each further wish is a request of its own, after the first, with a card of its own. */
async function writeFurtherWishes(tx: Handle, incoming: Incoming, wishes: readonly Call[], now: number): Promise<void> {
  if (incoming.asked.kind !== 'words') return;
  const { mentions } = incoming.asked;
  for (const [index, call] of wishes.entries()) {
    const { acknowledged: _shown, ...same } = incoming;
    await writeRequest(tx, {
      ...same,
      key: `${incoming.key}:then:${index + 1}`,
      at: now,
      asked: { kind: 'wish', call, mentions },
    });
  }
}

/**
 * Timers and live cards that a result sets, ends or touches, and people it tells.
 * @param approved others have approved it: what returns later by itself needs no new approval
 */
export async function writeConsequences(
  tx: Handle,
  app: App,
  asker: Pick<Incoming, 'from' | 'where'>,
  done: Done,
  approved = false,
): Promise<void> {
  const now = app.clock.now();
  for (const key of done.ends ?? []) await endTimer(tx, key);
  for (const later of done.later ?? []) await setTimer(tx, later, asker, now, approved);
  const { from, where } = asker;
  for (const { to, card, live, at, elsewhere } of done.tells ?? []) {
    const except = elsewhere && from;
    await tellPerson(tx, to, card, now, { at, except, live: live && { ...live, drawer: { from, where } } });
  }
  await touchSubjects(tx, app.chats, done.touches ?? [], now);
  const { presenceOf } = done;
  if (presenceOf) await presenceTouched(tx, app, { person: syncId(presenceOf), side: 'phone', reason: 'command' }, now);
}

/** An open dialog shows the reply itself, and nothing else does: what its buttons open must be there already. */
async function withPages(app: App, { from, where }: Incoming, reply: Reply): Promise<Reply> {
  const opened = app.pages.withAddresses(reply.card, { user: from, where });
  // Delivery makes them otherwise, and tries again where it cannot.
  return { ...reply, card: await opened.catch(() => reply.card) };
}

/** After the commit: the person sees the reply. When the platform does not take it, a job goes on trying. */
async function show(app: App, open: OpenRequests, finished: Finished): Promise<void> {
  const { settled, forNow } = finished;
  const { metrics, clock } = app;
  const { key } = finished.incoming;
  const here = open.get(key);
  open.delete(key);
  // From now on: a working line that waits for its turn must not make the sweep believe that nobody shows the reply.
  if (finished.reply) app.showing.add(key);
  const line = await here?.progress.stop();
  const incoming = line ? { ...finished.incoming, replaces: line } : finished.incoming;
  const own = finished.reply && (await withOwn(app, finished.reply, incoming.where, settled.done?.personal));
  const reply = own && (await withPages(app, incoming, own));
  here?.answer(reply);
  const command = settled.command?.id ?? 'none';
  metrics.requests.inc({ platform: incoming.from.platform, command, result: settled.result });
  metrics.requestSeconds.observe({ command }, (clock.now() - incoming.at) / 1_000);
  if (!reply) return;
  try {
    const shown = await deliver(app, incoming, reply, settled.done?.live);
    if (shown && settled.result !== 'done')
      await app.database.commit((tx) => interruptCopy(tx, app.chats, shown, clock.now()));
    // Not the last word: a connection, a proof, or the phone system is waited for.
    if (settled.goesOn || forNow || settled.result === 'asked') await standsForNow(app, key, shown);
    if (settled.answers) await closeQuestion(app, settled.answers);
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    app.log.warn({ platform: incoming.from.platform, command, error }, 'a reply could not be shown yet');
    const now = clock.now();
    const dueAt = now + (error.retryAfterMs ?? 2_000);
    await standsForNow(app, key, line);
    await app.database.commit((tx) => answerSoon(tx, incoming, { dueAt, now }));
    app.wake();
  } finally {
    app.showing.delete(key);
  }
}

/** Best effort: a question that still looks open asks for nothing that is not judged again at the press. */
async function closeQuestion(app: App, { message, card }: AnsweredQuestion): Promise<void> {
  await adapterFor(app, message.conversation)
    .update(message, card)
    .catch((thrown: unknown) => {
      app.log.warn({ error: toPatchcordError(thrown) }, 'an answered question could not be changed');
    });
}
