import type { Fields } from './fields.ts';

/** Something to tell: the topic, the number that was subscribed to where the topic has such, and the frame. */
export interface Told {
  topic: 'extension_events' | 'queue_events' | 'queue_management_events' | 'extension_management_events' | 'cdr_events';
  number: string;
  frame: Fields;
}

/** All times are Unix seconds as text (reference, section 12). */
export const seconds = (at: number) => String(Math.floor(at / 1_000));
