/** The timer that reminds of a planned meeting. */
export const reminderKey = (meeting: string) => `meeting:${meeting}:remind`;

/** So long before the start people are reminded. */
export const REMIND_BEFORE_MS = 10 * 60_000;
