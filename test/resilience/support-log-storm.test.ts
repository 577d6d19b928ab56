import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { logSettings } from '../support/log-bench.ts';
import { runStorm, stormConfig } from '../support/log-storm.ts';

const LOGS = 1_000;
const CHANNELS = 10;

describe('a thousand support logs in a minute, into ten channels', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('stay within the limits, say what waits, and are all there in little more than the least time', async () => {
    const { SUPPORT_LOGS_SECRET } = logSettings;
    bench = await openBench({ env: { SUPPORT_LOGS_SECRET }, config: stormConfig(CHANNELS) });
    const storm = await runStorm(bench, { logs: LOGS, channels: CHANNELS, withinMs: 60_000 });
    console.info(
      `drained in ${Math.round(storm.tookMs / 1_000)} s after the last arrival; the limits allow ${Math.round(storm.leastMs / 1_000)} s; up to ${storm.waited} waited`,
    );
    expect(storm.tooMany).toBe(0);
    expect(storm.waited).toBeGreaterThan(10);
    for (const cards of storm.shown.values()) {
      const numbers = cards.map(({ number }) => number).filter((number) => number > 0);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      expect(new Set(numbers).size).toBe(LOGS / CHANNELS);
    }
    // Paced by the limits, not by the work: 1.1 times the least on two busy cores, with a clock that runs four times as fast.
    expect(storm.tookMs).toBeLessThan(storm.leastMs * 1.5);
  }, 600_000);
});
