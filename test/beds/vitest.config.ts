import { defineConfig } from 'vitest/config';

// One file at a time: each starts whole programs, and some of them a browser.
export default defineConfig({
  test: {
    include: ['test/beds/*.test.ts', 'test/browser/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
