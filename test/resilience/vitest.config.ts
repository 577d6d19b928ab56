import { defineConfig } from 'vitest/config';
import { secondGo } from '../support/second-go.ts';

/** Kills, many processes, real latency: minutes, so apart from `npm test`. Files run one after another, for they load both cores. */
export default defineConfig({
  test: {
    root: process.cwd(),
    include: ['test/resilience/**/*.test.ts', 'test/journeys/entrances.fuzz.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    retry: 1,
    reporters: ['default', secondGo],
  },
});
