import { randomUUID } from 'node:crypto';
import type { MailboxMemory } from '../../core/mailbox.ts';
import { holdMailbox, markMailbox, releaseMailbox, rememberThread, threadOf, uidFrom } from '../../store/mailboxes.ts';
import type { App } from '../app.ts';

/** A subject is a thread for so long; then it is a new matter that happens to be called the same. */
export const THREAD_MS = 30 * 24 * 60 * 60_000;
/** Longer subjects are compared by their beginning. */
const LONGEST_SUBJECT = 200;

/** The memory of one mailbox, in the database that all processes share. */
export function mailboxMemory({ database, clock }: Pick<App, 'database' | 'clock'>, name: string): MailboxMemory {
  const holder = randomUUID();
  const cut = (subject: string) => subject.slice(0, LONGEST_SUBJECT);
  return {
    hold(forMs) {
      const now = clock.now();
      return database.commit((tx) => holdMailbox(tx, { name, holder, now, until: now + forMs }));
    },
    release: () => database.commit((tx) => releaseMailbox(tx, name, holder)),
    since: (uidValidity, uidNext) => database.commit((tx) => uidFrom(tx, name, uidValidity, uidNext)),
    mark: (connected) => database.commit((tx) => markMailbox(tx, { name, connected, now: clock.now() })),
    lastOf: (subject) => threadOf(database.db, cut(subject), clock.now() - THREAD_MS),
    remember: (subject, delivery) => database.commit((tx) => rememberThread(tx, cut(subject), delivery, clock.now())),
  };
}
