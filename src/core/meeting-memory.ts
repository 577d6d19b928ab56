import type { MeetingMode } from './meetings.ts';

/** What a phone system does not keep of a meeting that was made from chat. Times in milliseconds. */
export interface KeptMeeting {
  /** Of the phone user. */
  owner: string;
  mode: MeetingMode;
  start?: number;
  end?: number;
  createdAt: number;
  startedAt?: number;
  endedAt?: number;
}

/** Remembers meetings for a phone system that knows no times of its own, for all processes. */
export interface MeetingMemory {
  /** By the ids of meetings; those that are not known are missing. */
  read(system: string, meetings: readonly string[]): Promise<ReadonlyMap<string, KeptMeeting>>;
  /** Writes what is given and keeps the rest; somebody who was not known becomes known. */
  write(system: string, meeting: string, owner: string, changes: Partial<Omit<KeptMeeting, 'owner'>>): Promise<void>;
  forget(system: string, meeting: string): Promise<void>;
}
