import { z } from 'zod';
import { CallSchema, Incoming } from '../core/request.ts';
import type { Later } from '../core/services.ts';
import { cancelJobs, findJob, replaceJob } from '../store/jobs.ts';
import type { Handle } from '../store/tables.ts';

/** The kind of the job that runs a Call at its time. */
export const RUN_LATER = 'run-later';

/** A Call that waits for its time, with whom it is for. */
export const LaterJob = z.object({
  from: Incoming.shape.from,
  where: Incoming.shape.where,
  at: z.number(),
  call: CallSchema,
  /** It returns from something that others approved: no new approval is asked for. */
  approved: z.exactOptional(z.literal(true)),
});
export type LaterJob = z.infer<typeof LaterJob>;

/** A newer wish under the same key takes the place of an older one. */
export async function setTimer(
  tx: Handle,
  later: Later,
  asker: Pick<Incoming, 'from' | 'where'>,
  now: number,
  approved: boolean,
): Promise<void> {
  const { at, call } = later;
  const body: LaterJob = { from: asker.from, where: asker.where, at, call, ...(approved && { approved }) };
  await replaceJob(tx, { kind: RUN_LATER, key: later.key, body: JSON.stringify(body), dueAt: later.at, now });
}

export async function endTimer(tx: Handle, key: string): Promise<void> {
  await cancelJobs(tx, RUN_LATER, key);
}

export async function waitingTimer(db: Handle, key: string): Promise<Later | undefined> {
  const job = await findJob(db, RUN_LATER, key);
  if (job?.state !== 'ready') return undefined;
  const { at, call } = LaterJob.parse(JSON.parse(job.body));
  return { at, key, call };
}
