import type { Arrival, Take } from '../../../src/core/intake.ts';
import type { Log } from '../../../src/core/log.ts';
import type { MailboxMemory } from '../../../src/core/mailbox.ts';
import { type RawMail, readReport, unreadable } from './arrival.ts';
import type { Connection } from './connection.ts';

export interface SweepParts {
  take: Take;
  memory: MailboxMemory;
  senders: readonly string[];
  log: Log;
}

/** So often a mail that cannot be stored is tried as it is; then as one that needs a look, so that it holds nobody up. */
const TRIES = 3;

export interface Sweeper {
  /** Takes everything that waits, oldest first; one mail is stored and marked before the next is looked at. */
  sweep(connection: Connection, from: number, signal: AbortSignal): Promise<void>;
}

export function createSweeper({ take, memory, senders, log }: SweepParts): Sweeper {
  /** By delivery: how often storing it failed. */
  const failures = new Map<string, number>();

  async function takeOne(connection: Connection, uid: number): Promise<void> {
    const mail = await connection.fetch(uid);
    if (!mail) return;
    const reading = await readReport(mail, senders);
    if (reading.kind !== 'report') {
      log.info({ uid, kind: reading.kind }, 'a mail that is no report stays in the mailbox');
      return connection.mark(uid, 'no report');
    }
    const { arrival, subject, loose } = reading;
    const before = loose && subject !== '' ? await memory.lastOf(subject) : undefined;
    const taken = await store(mail, before === undefined ? arrival : { ...arrival, follows: [before] });
    if (subject !== '') await memory.remember(subject, arrival.delivery);
    log.info({ uid, log: taken.log, result: taken.kind }, 'a mail was taken in');
    await connection.mark(uid, 'report');
  }

  async function store(mail: RawMail, arrival: Arrival) {
    const failed = failures.get(arrival.delivery) ?? 0;
    try {
      const taken = await take(failed < TRIES ? arrival : unreadable(mail, 'This mail could not be stored as it is.'));
      failures.delete(arrival.delivery);
      return taken;
    } catch (error) {
      failures.set(arrival.delivery, failed + 1);
      throw error;
    }
  }

  return {
    async sweep(connection, from, signal) {
      // A server that forgets marks must not be asked for ever.
      const seen = new Set<number>();
      for (;;) {
        const uids = (await connection.waiting(from)).filter((uid) => !seen.has(uid));
        if (uids.length === 0) return;
        for (const uid of uids) {
          if (signal.aborted) return;
          seen.add(uid);
          await takeOne(connection, uid);
        }
      }
    },
  };
}
