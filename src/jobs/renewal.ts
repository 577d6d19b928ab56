import type { Clock } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import { type ClaimedJob, renewLeases } from '../store/jobs.ts';
import type { RunnerLog } from './runner-log.ts';

interface Leased {
  job: ClaimedJob;
  abort: AbortController;
}

interface RenewalParts {
  database: Database;
  clock: Clock;
  /** The jobs that run here, as they are at each time. */
  held: ReadonlySet<Leased>;
  /** In milliseconds. */
  leaseMs: number;
  log: RunnerLog | undefined;
}

/** A sign of life for the jobs that run here, three times in each lease. */
export interface Renewal {
  /** To be called when a job begins; goes on for as long as there are any. */
  begin(): void;
  stop(): void;
}

/** Breaks off those whose lease is lost. */
export function createRenewal({ database, clock, held, leaseMs, log }: RenewalParts): Renewal {
  // Whole milliseconds: the columns take nothing else.
  const everyMs = Math.floor(leaseMs / 3);
  let stop: (() => void) | undefined;

  function renew(): void {
    stop = undefined;
    if (held.size === 0) return;
    stop = clock.after(everyMs, renew);
    void renewAll();
  }

  async function renewAll(): Promise<void> {
    const asked = [...held];
    const leases = [...new Set(asked.map(({ job }) => job.lease))];
    try {
      const until = clock.now() + leaseMs;
      const ours = new Set(
        await database.commit((tx) => renewLeases(tx, leases, until), { durable: false, patient: true }),
      );
      // One that ended meanwhile has no lease either, and nobody listens to its signal any more.
      for (const { job, abort } of asked) if (!ours.has(job.id)) abort.abort(new Error('The lease was lost'));
    } catch (error) {
      log?.warn({ err: error }, 'could not renew leases');
    }
  }

  return {
    begin() {
      stop ??= clock.after(everyMs, renew);
    },
    stop: () => stop?.(),
  };
}
