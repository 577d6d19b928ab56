import type { PatchcordError } from '../core/errors.ts';
import { TryLater } from './handler.ts';

const LONGEST_PAUSE_MS = 30_000;

/** How long what nobody waits for in front of a screen is tried, in milliseconds. */
export interface Patience {
  firstPauseMs: number;
  giveUpAfterMs: number;
}

/** A try after one without an answer: often at first, so that a short outage costs seconds. */
export function tryAgain(
  { code, retryAfterMs }: PatchcordError,
  { now, since }: { now: number; since: number },
  { firstPauseMs, giveUpAfterMs }: Patience,
): TryLater | undefined {
  const lateMs = now - since;
  const mayPass = code === 'busy' || code === 'unreachable';
  if (!mayPass || lateMs >= giveUpAfterMs) return undefined;
  return new TryLater({
    dueAt: now + Math.min(LONGEST_PAUSE_MS, Math.max(retryAfterMs ?? 0, firstPauseMs, lateMs / 2)),
  });
}
