import type { Answer } from './api.ts';
import type { Pbx } from './pbx.ts';

const MINUTE_MS = 60_000;

/** Counts the calls of each minute; says what a call over the limit gets (switch 2), nothing for the others. */
export function callLimit({ clock, switches }: Pbx): () => Answer | 'close' | undefined {
  let minute = 0;
  let count = 0;
  return () => {
    if (switches.callsPerMinute === 0) return undefined;
    const now = Math.floor(clock.now() / MINUTE_MS);
    count = now === minute ? count + 1 : 1;
    minute = now;
    if (count <= switches.callsPerMinute) return undefined;
    if (switches.overLimit === 'close') return 'close';
    const wait = Math.ceil(((minute + 1) * MINUTE_MS - clock.now()) / 1000);
    return {
      status: switches.overLimit.startsWith('429') ? 429 : 503,
      headers: switches.overLimit.endsWith('wait') ? { 'retry-after': String(wait) } : {},
      body: JSON.stringify({ errors: [{ code: 'UNKNOWN', message: 'Too many requests.' }] }),
    };
  };
}
