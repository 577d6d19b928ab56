import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { logSettings } from '../support/log-bench.ts';
import { runStorm, stormConfig } from '../support/log-storm.ts';

describe('a storm of support logs', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('reaches every channel once and in order, within the limits of the platforms, with all states right', async () => {
    const { SUPPORT_LOGS_SECRET } = logSettings;
    bench = await openBench({ env: { SUPPORT_LOGS_SECRET }, config: stormConfig(2) });
    const storm = await runStorm(bench, { logs: 50, channels: 2, withinMs: 5_000 });
    expect(storm.tooMany).toBe(0);
    for (const [channel, cards] of storm.shown) {
      const numbers = cards.map(({ number }) => number).filter((number) => number > 0);
      expect(numbers, channel).toEqual(numbers.toSorted((a, b) => a - b));
      expect(numbers).toHaveLength(25);
    }
  });
});
