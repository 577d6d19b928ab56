import { z } from 'zod';
import type { App } from '../app/app.ts';
import { deliver, storedIncoming } from '../app/reply/answer.ts';
import { StoredLive } from '../app/reply/live.ts';
import { StoredCard } from '../app/reply/tell.ts';
import { markAnswered, readRequest } from '../store/requests.ts';
import type { JobHandler } from './handler.ts';

const AnswerJob = z.object({ key: z.string() });

const StoredReply = z.object({
  card: StoredCard,
  audience: z.enum(['private', 'here']),
  /** The card is to be kept up to date. */
  live: z.exactOptional(StoredLive),
});

/** Shows a stored reply that the platform would not take, or that a killed process left behind. */
export function answer(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 2_000,
    async run(job) {
      const { key } = AnswerJob.parse(JSON.parse(job.body));
      const stored = await readRequest(app.database.db, key);
      if (!stored?.reply || stored.answeredAt !== null) return;
      const { live, ...reply } = StoredReply.parse(JSON.parse(stored.reply));
      await deliver(app, storedIncoming(stored), reply, live);
    },
    /** Never to be shown: counts as shown, or it would be found as left behind again and again. */
    async exhausted(job) {
      const { key } = AnswerJob.parse(JSON.parse(job.body));
      return (tx) => markAnswered(tx, key, app.clock.now());
    },
  };
}
