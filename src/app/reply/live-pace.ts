import type { ChatAdapter } from '../../core/chat.ts';

/** How often a card is looked at while nobody says when its subject changes: soon at first, seldom when it rests. */
const FIRST_LOOK_MS = 5_000;
const SELDOM_LOOK_MS = 30_000;
/** While the phone system says when something changes, a look now and then is for what it forgot to say. */
const SAFETY_LOOK_MS = 60_000;

/** So many edits of one message may follow one another; then they keep the platform's pace. */
const BURST = 4;
/** For a platform that names no pace of its own. */
const EDIT_EVERY_MS = 2_000;

/**
 * When a card that has not changed for so many looks is looked at again, in milliseconds from now.
 * @param covered somebody tells when its subject changes
 */
export function nextLookMs(quiet: number, covered: boolean): number {
  return covered ? SAFETY_LOOK_MS : Math.min(SELDOM_LOOK_MS, FIRST_LOOK_MS * 1.5 ** Math.max(0, quiet - 1));
}

const paceOf = (adapter: ChatAdapter | undefined) => adapter?.editEveryMs ?? EDIT_EVERY_MS;

/** When a message may be edited next. `nextEditAt` is when the next edit would go if all went evenly. */
export function mayEditAt(adapter: ChatAdapter | undefined, nextEditAt: number): number {
  return nextEditAt - (BURST - 1) * paceOf(adapter);
}

/** The `nextEditAt` to remember after an edit. */
export function afterEdit(adapter: ChatAdapter | undefined, nextEditAt: number, now: number): number {
  return Math.max(nextEditAt, now) + paceOf(adapter);
}
