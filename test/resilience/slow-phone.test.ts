import { afterEach, expect, it } from 'vitest';
import { type BenchProcesses, openProcesses, until } from '../support/bench-processes.ts';

let bench: BenchProcesses;
afterEach(() => bench.close());

/** In the machine's own time: the phone system needs two seconds for each answer, or ten. */
it.skipIf(!process.env.PATCHCORD_KILL_ROUNDS).each([2_000, 10_000])(
  'a phone system that needs %i ms is waited for, and the person is told',
  async (latencyMs) => {
    bench = await openProcesses();
    const process = await bench.start();
    await bench.faults({ latencyMs });
    const startedAt = Date.now();
    const sent = await bench.types(process, 'dana.kim', '/presence away note slow');
    if (!sent) throw new Error('not acknowledged');
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    await until(
      () => bench.shown(sent).includes('slow to answer'),
      8_000,
      () => `the slow line: ${bench.shown(sent)}`,
    );
    await until(
      () => bench.shown(sent).includes('You are Away'),
      90_000,
      () => `the result: ${bench.shown(sent)}`,
    );
    expect((await bench.state()).people.find(({ username }) => username === 'dana.kim')?.note).toBe('slow');
  },
  120_000,
);
