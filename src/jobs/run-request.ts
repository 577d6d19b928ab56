import { z } from 'zod';
import { ANSWER, deliver, REDRAW } from '../app/answer.ts';
import type { App } from '../app/app.ts';
import { recordAudit } from '../app/audit.ts';
import { dispatch } from '../app/dispatch.ts';
import type { OpenRequests } from '../app/door.ts';
import { endOlderWish, type Kept, keepTrying, RetryJob, writeRetry } from '../app/retry.ts';
import { endTimer, setTimer } from '../app/timers.ts';
import type { Settled } from '../app/work.ts';
import type { Done } from '../core/command.ts';
import { toPatchcordError } from '../core/errors.ts';
import { Incoming, type Reply } from '../core/request.ts';
import { addJob, replaceJob } from '../store/jobs.ts';
import { liveCardsOf } from '../store/live-cards.ts';
import { finishRequest, readRequest } from '../store/requests.ts';
import type { Handle } from '../store/tables.ts';
import type { JobHandler } from './runner.ts';

const RunJob = z.object({ key: z.string() });

interface Finished {
  incoming: Incoming;
  reply: Reply | undefined;
  settled: Settled;
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
      const settled = await dispatch(app, incoming, signal);
      const kept = keepTrying(app, settled, key, retry);
      const reply = kept ? kept.reply : settled.reply;
      finished.set(job.id, { incoming, reply: retry && kept ? undefined : reply, settled });
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

/** From memory when it arrived here; else as it was written down, by this process or another. */
async function read(app: App, open: OpenRequests, key: string): Promise<Incoming | undefined> {
  const here = open.get(key);
  if (here) return here.incoming;
  const stored = await readRequest(app.database.db, key);
  return stored && stored.state === 'accepted' ? Incoming.parse(JSON.parse(stored.body)) : undefined;
}

/** Everything that follows from the result, in the transaction that ends the job. */
async function close(
  tx: Handle,
  app: App,
  incoming: Incoming,
  settled: Settled,
  kept: Kept | undefined,
): Promise<void> {
  const now = app.clock.now();
  if (kept) {
    await endOlderWish(tx, kept.who, kept.command, incoming.key, now);
    await writeRetry(tx, kept, now);
    return;
  }
  const { who, command, done, audit } = settled;
  await finishRequest(tx, incoming.key, { at: now, reply: JSON.stringify(settled.reply) });
  if (audit) await recordAudit(tx, now, audit);
  if (!done || !who || !command) return;
  if (command.effect !== 'read') await endOlderWish(tx, who, command.id, incoming.key, now);
  await writeConsequences(tx, app, incoming, done);
}

/** Timers and live cards that a result sets, ends or touches. */
export async function writeConsequences(
  tx: Handle,
  app: App,
  asker: Pick<Incoming, 'from' | 'where'>,
  done: Done,
): Promise<void> {
  const now = app.clock.now();
  for (const key of done.ends ?? []) await endTimer(tx, key);
  for (const later of done.later ?? []) await setTimer(tx, later, asker, now);
  for (const subject of done.touches ?? []) {
    for (const { id } of await liveCardsOf(tx, subject, now)) {
      await replaceJob(tx, { kind: REDRAW, key: id, body: JSON.stringify({ id }), dueAt: now, now });
    }
  }
}

/** After the commit: the person sees the reply. When the platform does not take it, a job goes on trying. */
async function show(app: App, open: OpenRequests, { incoming, reply, settled }: Finished): Promise<void> {
  const { metrics, clock } = app;
  const here = open.get(incoming.key);
  open.delete(incoming.key);
  await here?.progress.stop();
  here?.answer(reply);
  const command = settled.command?.id ?? 'none';
  metrics.requests.inc({ platform: incoming.from.platform, command, result: settled.result });
  metrics.requestSeconds.observe({ command }, (clock.now() - incoming.at) / 1_000);
  if (!reply) return;
  try {
    await deliver(app, incoming, reply, settled.done?.live);
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    app.log.warn({ platform: incoming.from.platform, command, error }, 'a reply could not be shown yet');
    const now = clock.now();
    await app.database.commit((tx) =>
      addJob(tx, {
        kind: ANSWER,
        key: incoming.key,
        body: JSON.stringify({ key: incoming.key }),
        dueAt: now + (error.retryAfterMs ?? 2_000),
        now,
      }),
    );
    app.wake();
  }
}
