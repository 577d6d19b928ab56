import { describe, expect, it } from 'vitest';
import { nextLookMs } from '../../src/app/reply/live-pace.ts';
import { createLookBudget } from '../../src/app/reply/look-budget.ts';
import { testClock } from '../support/clock.ts';

describe('how often a live card is looked at', () => {
  it('is at once again after a change, steady for ten minutes, and then a little less often while it is watched', () => {
    const pauses = Array.from({ length: 140 }, (_, quiet) => nextLookMs(quiet, false, 'lively'));
    expect(pauses.slice(0, 6)).toEqual([2_000, 2_000, 2_000, 2_000, 2_000, 5_000]);
    const steadyMs = pauses.filter((pause) => pause <= 5_000).reduce((sum, pause) => sum + pause, 0);
    expect(steadyMs).toBeGreaterThanOrEqual(10 * 60_000);
    expect(pauses.at(-1)).toBe(15_000);
  });

  it('grows to half a minute where nobody tells, and is a safety look where somebody does', () => {
    expect(nextLookMs(1, false)).toBe(5_000);
    expect(nextLookMs(20, false)).toBe(30_000);
    expect(nextLookMs(0, true, 'lively')).toBe(60_000);
    expect(nextLookMs(0, false, 'calm')).toBe(60_000);
  });
});

describe('what looks at live cards may take of a phone system', () => {
  it('is half of its requests: pauses grow when there are more cards than that', async () => {
    const clock = testClock();
    const budget = createLookBudget(clock);
    const system = { id: 'portsip', requestsPerMinute: 60 };
    const stretches = Array.from({ length: 20 }, () => budget.looked(system));
    expect(stretches.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 1));
    expect(stretches.at(-1)).toBe(2);
    expect(budget.looked({ id: 'other' })).toBe(1);
    await clock.advance(60_000);
    expect(budget.looked(system)).toBe(1);
  });
});
