import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes, the longest first: begun last, one of them would keep all but one worker waiting. */
const longest = [
  'test/content/tasks.test.ts',
  'test/cli/inspect.test.ts',
  'test/live/live.test.ts',
  'test/engine/read-only.test.ts',
  'test/e2e/accessibility.test.ts',
];

/** The order of a clean checkout, which knows no durations of earlier runs. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((file) => moduleId.endsWith(file));
      return index < 0 ? longest.length : index;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
