import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadContent } from '../../src/authoring/load.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import { amiss } from '../../src/proving/amiss.ts';
import { inspectorOf } from '../../src/proving/inspector.ts';
import { doTask } from '../../src/proving/learner.ts';
import type { Task } from '../../src/questions/kinds/task.ts';
import { drawParameters, instantiate } from '../../src/questions/variants.ts';
import { disposableEngine } from '../support/engine.ts';
import { readOnlyProxy } from '../support/read-only-proxy.ts';

const { content } = await loadContent(fileURLToPath(new URL('../../questions', import.meta.url)));

const tasks = (content?.chapters ?? []).flatMap((chapter) =>
  chapter.questions.flatMap((question): Task[] => {
    const filled = instantiate(question, drawParameters(chapter.parameters, null));
    return filled.kind === 'task' ? [filled] : [];
  }),
);

const sandbox = disposableEngine();

describe.each(tasks)('the task $id, graded through a proxy that only reads', (task) => {
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
    const inspector = inspectorOf(task, engine, 20_000);
    const before = await inspector.inspect({});
    expect(before.filter(({ state }) => state === 'passed')).toEqual([]);
    await sandbox().shell(`set +e\n${task.setup ?? ''}\ntrue`);
    const [solution] = task.solutions;
    if (solution === undefined) throw new Error(`${task.id} has no solution.`);
    const place = { sandbox: sandbox(), engine };
    const { answers, faults } = await doTask(task, solution, place, inspector, true);
    expect(faults).toEqual([]);
    expect(amiss(await inspector.inspectUntil({}, answers))).toEqual({});
    expect(proxy.refused).toEqual([]);
    expect(proxy.requests.every((request) => request.startsWith('GET /'))).toBe(true);
  });
});

it('has tasks to grade', () => {
  expect(tasks.length).toBeGreaterThan(4);
});
