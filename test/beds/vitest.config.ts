import { defineConfig } from 'vitest/config';
import { secondGo } from '../support/second-go.ts';

// One file at a time: each starts whole programs, and some of them a browser.
export default defineConfig({
  test: {
    include: ['test/beds/*.test.ts', 'test/browser/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    retry: 1,
    reporters: ['default', secondGo],
  },
});
