import type { PatchcordError } from '../core/errors.ts';
import type { Handle } from '../store/database.ts';
import type { ClaimedJob } from '../store/jobs.ts';

/**
 * Writes that belong to the end of a job: committed together with it, and not at all when its lease was lost.
 * Resolves with `no jobs` when it wrote none, which spares looking for them.
 */
export type Closing = (tx: Handle) => Promise<void> | Promise<undefined | 'no jobs'>;

/** Returned by a handler whose job is not over: it comes back at `dueAt`, and this try does not count. */
export class TryLater {
  readonly dueAt: number;
  /** Null lets the jobs behind it in its lane go first. */
  readonly lane: null | undefined;
  readonly write: Closing | undefined;

  constructor(later: { dueAt: number; lane?: null; write?: Closing }) {
    this.dueAt = later.dueAt;
    this.lane = later.lane;
    this.write = later.write;
  }
}

export interface JobHandler {
  /** True where nobody waits for it: it runs in a few places of its own, beside those of what people asked for. */
  background?: boolean;
  /** How often it is tried in all while the other side is busy or unreachable. */
  attempts: number;
  /** The pause after the first try, in milliseconds; it doubles with each. */
  backoffMs: number;
  /**
   * Does the job. The signal fires when the job is no longer ours, or the process must end.
   * PatchcordErrors `busy` and `unreachable` are tried again, any other error ends the job as dead.
   */
  run(job: ClaimedJob, signal: AbortSignal): Promise<void> | Promise<undefined | TryLater | Closing>;
  /** Called when the end of the job is committed, for what follows from it outside; not when the lease was lost. */
  finished?(job: ClaimedJob): Promise<void>;
  /** Called when the job is given up, to tell people; what it returns is committed with that. */
  exhausted?(job: ClaimedJob, error: PatchcordError): Promise<void> | Promise<undefined | Closing>;
}
