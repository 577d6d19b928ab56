import type { App } from '../app/app.ts';
import { directoryFor, personId } from '../app/approvals/approvers.ts';
import { chatsOf } from '../app/reply/reach.ts';
import { TellPersonJob, tellChat } from '../app/reply/tell.ts';
import type { ChatUser } from '../core/chat.ts';
import type { JobHandler } from './handler.ts';

/** Tells a person something in every chat in which they are known: one message each, written down together. */
export function tellPersonJob(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 2_000,
    async run(job) {
      const { system, id, card, live, at, except } = TellPersonJob.parse(JSON.parse(job.body));
      const person = personId({ system, id });
      const chats = await chatsOf(app, await directoryFor(app, person).get(id));
      if (chats.length === 0) app.log.warn({ person }, 'nobody knows in which chat this person is');
      return async (tx) => {
        for (const { from, where } of chats.filter((chat) => !isSame(chat.from, except)))
          await tellChat(
            tx,
            { from, where, card, ...(live && { live }), ...(at !== undefined && { at }) },
            app.clock.now(),
          );
      };
    },
  };
}

function isSame({ platform, tenant, id }: ChatUser, other: ChatUser | undefined): boolean {
  return platform === other?.platform && tenant === other.tenant && id === other.id;
}
