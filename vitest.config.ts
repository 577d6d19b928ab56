import { defineConfig } from 'vitest/config';
import { secondGo } from './test/support/second-go.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/beds/**', 'test/browser/**', 'test/resilience/**'],
    globalSetup: ['test/support/global-setup.ts'],
    // Most of a journey is waiting for loopback and for the disk: one worker a core, and one to fill the gaps.
    maxWorkers: 3,
    // Nothing is kept in modules but what is the same for all: a worker reads them once, which halves the time.
    isolate: false,
    // Against what hangs; a busy machine may take its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 1,
    reporters: ['default', secondGo],
  },
});
