import type { Reporter, TestModule } from 'vitest/node';

/**
 * Names the tests that passed only at their second go. They run against real connections and databases, and there are
 * thousands: one that a busy machine held up shall not fail all, and shall not be passed over in silence either.
 */
export const secondGo: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const names = modules.flatMap((one) =>
      [...one.children.allTests('passed')]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `${one.relativeModuleId} > ${test.fullName}`),
    );
    if (names.length === 0) return;
    process.stdout.write(
      `\nPassed at the second go only, to be mended:\n${names.map((name) => `  ${name}\n`).join('')}`,
    );
  },
};
