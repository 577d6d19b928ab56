import type { Party } from './calls.ts';

/** A recorded call, without its sound. */
export interface Recording {
  id: string;
  caller: Party;
  callee: Party;
  /** In milliseconds. */
  startedAt: number;
  /** In milliseconds; 0 when it is not known. */
  lengthMs: number;
}

/** A part of a file, from byte to byte, both included. Without an end to its end; a negative start counts from there. */
export interface ByteRange {
  start: number;
  end?: number;
}

/** The sound of a recording, while it arrives. */
export interface Sound {
  /** A media type of the kind `audio/…`, whatever the phone system calls it. */
  type: string;
  /** Of the whole file, in bytes; undefined where the phone system does not say. */
  size: number | undefined;
  /** What `body` is, when it is a part; `outside` when there is no such part. */
  part: { start: number; end: number } | 'outside' | undefined;
  body: AsyncIterable<Uint8Array>;
  /** Stops the transfer; harmless when it has ended. */
  cancel(): void;
}

/** The person's own recordings, with their own token. */
export interface OwnRecordings {
  /** The newest first. @param asked.atMost how many are looked at */
  list(asked: { since?: number; atMost: number }): Promise<{
    recordings: readonly Recording[];
    /** There are older ones that were not looked at. */
    more: boolean;
  }>;
  /** Throws `not-found` when it is not there, or somebody else's. */
  get(id: string): Promise<Recording>;
  /** Whether it is still theirs is asked anew each time; throws as `get`. The caller reads `body` or cancels. */
  open(id: string, range: ByteRange | undefined): Promise<Sound>;
}
