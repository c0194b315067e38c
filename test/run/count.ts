import { z } from 'zod';

/** How many tests passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts what vitest's JSON report says. A file that failed without a failed test (it did not load, or a
 * hook failed) is one failure. So is each skipped test, unless `chosen`: then the caller named what to run,
 * and the rest is skipped by right. A run that found no test, or ended badly for no counted reason, is one.
 */
export function countVitest(
  json: unknown,
  exitCode: number,
  options: { readonly chosen: boolean },
): Count {
  const read = report.parse(json);
  const brokenFiles = read.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const skipped = options.chosen ? 0 : read.numPendingTests + read.numTodoTests;
  const failed = read.numFailedTests + brokenFiles.length + skipped;
  const bad = failed === 0 && (exitCode !== 0 || read.numPassedTests === 0);
  return { passed: read.numPassedTests, failed: failed + (bad ? 1 : 0) };
}

/** Several counts as one. */
export function total(counts: readonly Count[]): Count {
  return counts.reduce(
    (sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }),
    { passed: 0, failed: 0 },
  );
}
