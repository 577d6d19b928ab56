import { adapterFor, directOf } from '../app/answer.ts';
import type { App } from '../app/app.ts';
import { addCopy } from '../app/live.ts';
import { TellJob } from '../app/tell.ts';
import type { JobHandler } from './handler.ts';

/** Tells one person something in their direct chat: what happened while they were not asking. */
export function tell(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 2_000,
    async run(job) {
      const { from, where, card, live } = TellJob.parse(JSON.parse(job.body));
      const shown = await app.pages.withAddresses(card, { user: from, where });
      const message = await adapterFor(app, from).post(await directOf(app, from, where), shown);
      if (!live) return;
      const { drawer, ...kept } = live;
      return (tx) => addCopy(tx, { live: kept, drawer, message, card }, app.clock.now());
    },
  };
}
