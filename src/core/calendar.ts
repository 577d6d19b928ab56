import { z } from 'zod';

/** One planned meeting as a calendar needs it. Nothing in it lets anybody in: no PIN, no token. */
export const CalendarEvent = z.object({
  /** The same for the same meeting, so that a calendar changes its entry instead of adding one. */
  id: z.string().max(200),
  title: z.string().max(200),
  /** In milliseconds. */
  start: z.number().int(),
  end: z.number().int(),
  place: z.string().max(200),
  text: z.string().max(500),
});
export type CalendarEvent = z.infer<typeof CalendarEvent>;
