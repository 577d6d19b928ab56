import { z } from 'zod';
import type { PhoneEvent } from './phone-events.ts';

/** Something a phone system has posted to us, as far as it is kept until it is looked into. Never more than ids. */
export const Notice = z.object({
  /** The same when it is delivered again. */
  id: z.string().min(1).max(200),
  /** What it is about, opaque to everybody but its adapter. */
  about: z.record(z.string(), z.string()),
  /** The system's own time, in milliseconds. */
  at: z.number(),
});
export type Notice = z.infer<typeof Notice>;

/** One arrival at the hook, before anything of it is believed. */
export interface Delivery {
  /** The body as it came: signatures cover its bytes. */
  raw: string;
  /** A header by its lower-case name. */
  header: (name: string) => string | undefined;
  /** What stands in the address behind the hook; undefined when nothing does. */
  key: string | undefined;
}

/** `no`: not from the system, as far as can be told; the status says why. */
export type Opened =
  | { kind: 'notices'; notices: Notice[] }
  | { kind: 'no'; status: 400 | 401 | 403 | 422; why: string };

/** Notices that a phone system posts to `POST /hooks/<name>`. */
export interface Notices {
  /** The last part of the hook's address. */
  readonly hook: string;
  /** Subscribes to what is missing, ends what is too much. @param address where the system shall post, without a key */
  reconcile(address: string): Promise<void>;
  open(delivery: Delivery): Promise<Opened>;
  /** What a notice is about, read anew from the system; undefined when it is over or was nothing. */
  look(notice: Notice): Promise<PhoneEvent | undefined>;
}
