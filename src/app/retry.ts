import { z } from 'zod';
import { card, text } from '../../cards/build.ts';
import { waitingCard } from '../../cards/problem.ts';
import type { Principal } from '../core/principal.ts';
import type { Reply } from '../core/request.ts';
import { speech } from '../core/speech.ts';
import { addJob, cancelJobs, findJob, replaceJob } from '../store/jobs.ts';
import { finishRequest } from '../store/requests.ts';
import type { Handle } from '../store/tables.ts';
import { ANSWER } from './answer.ts';
import type { App } from './app.ts';
import type { Settled } from './work.ts';

/** The phone system did not answer: a change that may be repeated is kept and tried for a while. */
export const RETRY_REQUEST = 'retry-request';

export const RetryJob = z.object({ key: z.string(), until: z.number(), tries: z.number() });
export type RetryJob = z.infer<typeof RetryJob>;

const KEEP_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 3_000;
const LONGEST_PAUSE_MS = 30_000;

/** A request that will be tried again: what the person is told meanwhile, and when. */
export interface Kept {
  reply: Reply;
  job: RetryJob;
  dueAt: number;
  who: Principal;
  command: string;
}

/** Decides whether a request that met trouble is kept. Undefined when it is over. */
export function keepTrying(app: App, settled: Settled, key: string, before: RetryJob | undefined): Kept | undefined {
  const { trouble, command, who } = settled;
  if (!trouble || !command || !who) return undefined;
  if (
    (trouble.code !== 'busy' && trouble.code !== 'unreachable') ||
    command.effect !== 'change' ||
    command.repeat !== 'safe'
  )
    return undefined;
  const now = app.clock.now();
  const job = { key, until: before?.until ?? now + KEEP_MS, tries: (before?.tries ?? 0) + 1 };
  const pause = Math.min(LONGEST_PAUSE_MS, trouble.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (job.tries - 1));
  if (now + pause > job.until) return undefined;
  const until = speech(who.locale, who.zone, now).time(job.until);
  const reply: Reply = { card: waitingCard('It is not done yet.', until, key), audience: 'private' };
  return { reply, job, dueAt: now + pause, who, command: command.id };
}

export async function writeRetry(tx: Handle, { job, dueAt, who, command }: Kept, now: number): Promise<void> {
  await replaceJob(tx, { kind: RETRY_REQUEST, key: wishKey(who, command), body: JSON.stringify(job), dueAt, now });
}

/** A newer wish of the same person for the same command ends the older one that is still being tried. */
export async function endOlderWish(
  tx: Handle,
  who: Principal,
  command: string,
  key: string,
  now: number,
): Promise<void> {
  const older = await findJob(tx, RETRY_REQUEST, wishKey(who, command));
  if (!older) return;
  const { key: olderKey } = RetryJob.parse(JSON.parse(older.body));
  if (olderKey === key) return;
  await endWish(tx, who, command, olderKey, now, 'You asked for something newer');
}

/** The person pressed Stop trying. False when there is nothing left to stop. */
export async function stopTrying(app: App, who: Principal, key: string): Promise<boolean> {
  const now = app.clock.now();
  const stopped = await app.database.commit(async (tx) => {
    for (const command of app.catalog.commands) {
      const job = await findJob(tx, RETRY_REQUEST, wishKey(who, command.id));
      if (job && RetryJob.parse(JSON.parse(job.body)).key === key)
        return endWish(tx, who, command.id, key, now, undefined);
    }
    return false;
  });
  return stopped;
}

async function endWish(
  tx: Handle,
  who: Principal,
  command: string,
  key: string,
  now: number,
  title: string | undefined,
): Promise<boolean> {
  if ((await cancelJobs(tx, RETRY_REQUEST, wishKey(who, command))) === 0) return false;
  const reply: Reply | undefined = title
    ? { card: card(title, 'neutral', [text('I stopped trying this one. It was not done.')]), audience: 'private' }
    : undefined;
  await finishRequest(tx, key, { at: now, reply: reply ? JSON.stringify(reply) : null });
  if (reply) await addJob(tx, { kind: ANSWER, key, body: JSON.stringify({ key }), dueAt: now, now });
  return true;
}

function wishKey(who: Principal, command: string): string {
  return `${who.id}:${command}`;
}
