import type { Report } from './support-log.ts';

/** One file that came with a report. */
export interface ArrivedFile {
  name: string;
  /** MIME type. */
  type: string;
  /** Size in bytes. */
  bytes: number;
  /** Absent when it was too large to keep. */
  content?: Uint8Array;
  /** The message itself, as it arrived (RFC 822), is the `original`. */
  kind: 'attachment' | 'original';
}

/** What an intake hands over: one delivery, read as far as it could be read. */
export interface Arrival {
  /** Where it came from; stored with the log. */
  source: 'webhook' | 'mailbox' | 'system' | 'sandbox';
  /** Tells deliveries apart: the same one again has the same id (`mail:<Message-ID>`, `webhook:<id>`). */
  delivery: string;
  /** Deliveries that this one continues (`mail:<In-Reply-To>`, `mail:<References>`): it then belongs to their log. */
  follows?: readonly string[];
  /** The sender's own id of the log, when there is one. */
  id?: string;
  report: Report;
  /**
   * What to write into the thread when the log is known already. Without it such a delivery adds nothing.
   * A mail that only reminds of a log says so with `reminder`.
   */
  note?: string;
  /** The vendor's periodic reminder of an open log: it is counted, and nobody is disturbed by each one. */
  reminder?: true;
  files?: readonly ArrivedFile[];
  /** It could not be read; the report is a guess. It never vanishes: it becomes a log that "needs a look". */
  needsLook?: true;
  /** Nothing proves that it comes from who it says. */
  doubted?: true;
}

/**
 * Writes the arrival down, works out where it goes, and queues the deliveries, in one transaction. When it resolves the log is
 * durable: only then may the sender be acknowledged, or the mail be marked. `known`: this log, or this delivery, was there already.
 */
export type Take = (arrival: Arrival) => Promise<Taken>;
export interface Taken {
  kind: 'stored' | 'known';
  /** The number people see. */
  log: number;
}

/** Where support logs come from. */
export interface Intake {
  readonly id: string;
  start(take: Take): Promise<void>;
  /** Takes nothing new; what was handed over is finished. */
  stop(): Promise<void>;
  /** Can the source be reached? For doctor and `/readyz`. Throws with the reason. */
  check(): Promise<void>;
}
