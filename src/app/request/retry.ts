import { z } from 'zod';
import { card, text } from '../../../cards/build.ts';
import { problemCard, waitingCard } from '../../../cards/problem.ts';
import type { Principal } from '../../core/principal.ts';
import type { Reply } from '../../core/request.ts';
import { speech } from '../../core/speech.ts';
import { addJob, cancelJobs, findJob, replaceJob } from '../../store/jobs.ts';
import { finishRequest, noteOnce, readNote } from '../../store/requests.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { ANSWER } from '../reply/answer.ts';
import type { Settled } from '../work.ts';

/** The phone system did not answer: a change that may be repeated is kept and tried for a while. */
export const RETRY_REQUEST = 'retry-request';

export const RetryJob = z.object({
  key: z.string(),
  until: z.number(),
  tries: z.number(),
  /** Whose wish it is, and for what: a newer one under the same name takes its place. */
  wish: z.string(),
  /** One of the tries may have taken effect. */
  uncertain: z.boolean(),
});
export type RetryJob = z.infer<typeof RetryJob>;

/** So long it is tried. */
export const KEEP_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 3_000;
const LONGEST_PAUSE_MS = 30_000;
/** The phone system has 20 s for an answer. */
const LONGEST_TRY_MS = 25_000;
const LOOK_AGAIN_MS = 100;

/** A request that will be tried again: what the person is told meanwhile, and when. */
export interface Kept {
  reply: Reply;
  job: RetryJob;
  dueAt: number;
}

/** The phone system is away, and trying again may help. */
export function isAway({ trouble }: Settled): boolean {
  return trouble?.code === 'busy' || trouble?.code === 'unreachable';
}

/** Decides whether a request that met trouble is kept. Undefined when it is over. */
export function keepTrying(app: App, settled: Settled, key: string, before: RetryJob | undefined): Kept | undefined {
  const { trouble, command, who } = settled;
  if (!trouble || !isAway(settled)) return undefined;
  const isChange = command?.effect === 'change' && command.repeat === 'safe';
  // While it lasts, even who asked may be beyond reach; the first time it was known.
  const wish = before?.wish ?? (who && isChange ? wishKey(who, command.id) : undefined);
  if (wish === undefined) return undefined;
  const now = app.clock.now();
  const uncertain = trouble.uncertain || (before?.uncertain ?? false);
  const job = { key, wish, uncertain, until: before?.until ?? now + KEEP_MS, tries: (before?.tries ?? 0) + 1 };
  const pause = Math.min(LONGEST_PAUSE_MS, trouble.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (job.tries - 1));
  if (now + pause > job.until) return undefined;
  const until = who ? speech(who.locale, who.zone, now).time(job.until) : '';
  const reply: Reply = {
    card: waitingCard(uncertain ? 'I cannot tell yet whether it is done.' : 'It is not done yet.', until, key),
    audience: 'private',
  };
  return { reply, job, dueAt: now + pause };
}

export async function writeRetry(tx: Handle, { job, dueAt }: Kept, now: number): Promise<void> {
  await replaceJob(tx, { kind: RETRY_REQUEST, key: job.wish, body: JSON.stringify(job), dueAt, now });
}

/** The last word on a wish that was given up: one of its tries may have taken effect, whatever the last one says. */
export function givenUp(settled: Settled, { uncertain }: RetryJob): Settled {
  const { reply, trouble, audit } = settled;
  if (!uncertain || !trouble || trouble.uncertain) return settled;
  const sentence = 'I tried for some minutes. I cannot tell whether it took effect.';
  const card = problemCard({ title: reply.card.title, sentence, next: 'Look how it stands now.' });
  return { ...settled, reply: { ...reply, card }, ...(audit && { audit: { ...audit, result: 'perhaps done' } }) };
}

/**
 * A newer wish of the same person for the same command ends the older one that is still being tried. To be called before the
 * newer one is carried out: an older one that is just being tried is waited for, or it would have the last word.
 */
export async function endOlderWish(app: App, who: Principal, command: string, key: string): Promise<void> {
  const deadline = app.clock.now() + LONGEST_TRY_MS;
  while (app.clock.now() < deadline) {
    const older = await findJob(app.database.db, RETRY_REQUEST, wishKey(who, command));
    if (!older) return;
    const { key: olderKey } = RetryJob.parse(JSON.parse(older.body));
    if (olderKey === key) return;
    const title = 'You asked for something newer';
    const ended =
      older.state === 'ready' &&
      (await app.database.commit((tx) => endWish(tx, who, command, olderKey, app.clock.now(), title)));
    if (ended) return app.wake();
    await new Promise<void>((resolve) => app.clock.after(LOOK_AGAIN_MS, resolve));
  }
}

/** A note on the request that stops another one, written with the stop. */
const STOPPED = 'stopped';

/**
 * The person pressed Stop trying. False when there is nothing left to stop.
 * @param by key of the request that wants it: a second run of it, after a crash, says what the first one did
 */
export async function stopTrying(app: App, who: Principal, key: string, by: string): Promise<boolean> {
  if ((await readNote(app.database.db, by, STOPPED)) === key) return true;
  const now = app.clock.now();
  return app.database.commit(async (tx) => {
    for (const command of app.catalog.commands) {
      const job = await findJob(tx, RETRY_REQUEST, wishKey(who, command.id));
      if (!job || RetryJob.parse(JSON.parse(job.body)).key !== key) continue;
      if (!(await endWish(tx, who, command.id, key, now, undefined))) return false;
      await noteOnce(tx, by, STOPPED, key);
      return true;
    }
    return false;
  });
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
