import type { ChatAdapter } from '../../core/chat.ts';
import type { Live } from '../../core/command.ts';

/** How often a card is looked at while nobody says when its subject changes: soon at first, seldom when it rests. */
const FIRST_LOOK_MS = 5_000;
const SELDOM_LOOK_MS = 30_000;
/** While the phone system says when something changes, a look now and then is for what it forgot to say. */
const SAFETY_LOOK_MS = 60_000;

/**
 * Something that people watch while it goes on, such as a running meeting: one thing seldom happens alone, so it is looked at
 * again and again at once, then steadily, and a little less often when for ten minutes nothing has happened.
 */
const LIVELY = { soonMs: 2_000, soonLooks: 5, steadyMs: 5_000, steadyLooks: 120, restMs: 15_000 };
/** Something that has not begun. */
const CALM_LOOK_MS = 60_000;

/** So many edits of one message may follow one another; then they keep the platform's pace. */
const BURST = 4;
/** For a platform that names no pace of its own. */
const EDIT_EVERY_MS = 2_000;

/**
 * When a card that has not changed for so many looks is looked at again, in milliseconds from now.
 * @param covered somebody tells when its subject changes
 */
export function nextLookMs(quiet: number, covered: boolean, pace?: Live['pace']): number {
  if (covered) return SAFETY_LOOK_MS;
  switch (pace) {
    case 'lively':
      return livelyLookMs(quiet);
    case 'calm':
      return CALM_LOOK_MS;
    case undefined:
      return Math.min(SELDOM_LOOK_MS, FIRST_LOOK_MS * 1.5 ** Math.max(0, quiet - 1));
    default:
      return pace satisfies never;
  }
}

function livelyLookMs(quiet: number): number {
  const { soonMs, soonLooks, steadyMs, steadyLooks, restMs } = LIVELY;
  if (quiet < soonLooks) return soonMs;
  return quiet < soonLooks + steadyLooks ? steadyMs : restMs;
}

const paceOf = (adapter: ChatAdapter | undefined) => adapter?.editEveryMs ?? EDIT_EVERY_MS;

/** When a message may be edited next. `nextEditAt` is when the next edit would go if all went evenly. */
export function mayEditAt(adapter: ChatAdapter | undefined, nextEditAt: number): number {
  return nextEditAt - (BURST - 1) * paceOf(adapter);
}

/** The `nextEditAt` with which a message is edited no sooner than then. */
export function notBefore(adapter: ChatAdapter | undefined, at: number): number {
  return at + (BURST - 1) * paceOf(adapter);
}

/** The `nextEditAt` to remember after an edit. */
export function afterEdit(adapter: ChatAdapter | undefined, nextEditAt: number, now: number): number {
  return Math.max(nextEditAt, now) + paceOf(adapter);
}
