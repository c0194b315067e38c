import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadContent } from '../../src/authoring/load.ts';
import { diagnosisNeeds } from '../../src/checks/diagnosis-needs.ts';
import { judge } from '../../src/checks/judge.ts';
import { needs } from '../../src/checks/needs.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import type { Task } from '../../src/questions/kinds/task.ts';
import { drawParameters, instantiate } from '../../src/questions/variants.ts';
import { disposableEngine } from '../support/engine.ts';
import { readOnlyProxy } from '../support/read-only-proxy.ts';
import { until } from '../support/until.ts';

const { content } = await loadContent(fileURLToPath(new URL('../../questions', import.meta.url)));

const tasks = (content?.chapters ?? []).flatMap((chapter) =>
  chapter.questions.flatMap((question): Task[] => {
    const filled = instantiate(question, drawParameters(chapter.parameters, null));
    return filled.kind === 'task' ? [filled] : [];
  }),
);

const sandbox = disposableEngine();

describe.each(tasks)(
  'the task $id, graded through a proxy that only reads',
  ({ checks, ...task }) => {
    it('is diagnosed and passed without a single request that is refused', async () => {
      const proxy = await readOnlyProxy(sandbox().dockerHost);
      const engine = connectEngine(
        { DOCKER_HOST: proxy.dockerHost },
        { publishedAt: sandbox().address },
      );
      onTestFinished(async () => {
        engine.close();
        await proxy.stop();
      });
      const empty = await engine.observe(needs(checks));
      const verdict = judge(checks, empty);
      await engine.observe(diagnosisNeeds(checks, verdict, empty));
      expect(verdict.passed).toBe(false);
      await sandbox().shell(`set +e\n${task.setup ?? ''}\n${task.solutions[0]?.run}\ntrue`);
      await until(
        async () => judge(checks, await engine.observe(needs(checks))).passed,
        'the first solution passes',
      );
      expect(proxy.refused).toEqual([]);
      expect(proxy.requests.every((request) => request.startsWith('GET /'))).toBe(true);
    });
  },
);

it('has tasks to grade', () => {
  expect(tasks.length).toBeGreaterThan(4);
});
