import { describe, expect, it } from 'vitest';
import { countVitest, total } from './count.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

const report = (files: ReturnType<typeof file>[]) => {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string) => tests.filter((one) => one.status === status).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    testResults: files,
  };
};

const all = { chosen: false };

describe('counting the tests', () => {
  it('counts what passed and what failed', () => {
    const files = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')];
    expect(countVitest(report(files), 1, all)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that did not load as a failure', () => {
    const files = [file('passed', 'passed'), file('failed')];
    expect(countVitest(report(files), 1, all)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a skipped test as a failure, unless the caller chose what to run', () => {
    const files = [file('passed', 'passed', 'pending', 'todo')];
    expect(countVitest(report(files), 0, all)).toEqual({ passed: 1, failed: 2 });
    expect(countVitest(report(files), 0, { chosen: true })).toEqual({ passed: 1, failed: 0 });
  });

  it('never calls a run without a passed test a success', () => {
    expect(countVitest(report([]), 0, all)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts an end for which no test is to blame', () => {
    expect(countVitest(report([file('passed', 'passed')]), 1, all)).toEqual({
      passed: 1,
      failed: 1,
    });
  });

  it('refuses a report of another shape', () => {
    expect(() => countVitest({ tests: 3 }, 0, all)).toThrow();
  });

  it('adds counts up', () => {
    expect(
      total([
        { passed: 1, failed: 0 },
        { passed: 2, failed: 3 },
      ]),
    ).toEqual({
      passed: 3,
      failed: 3,
    });
  });
});
