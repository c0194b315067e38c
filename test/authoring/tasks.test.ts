import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContent } from '../../src/authoring/load.ts';
import { diagnosisNeeds } from '../../src/checks/diagnosis-needs.ts';
import type { Verdict } from '../../src/checks/finding.ts';
import { judge } from '../../src/checks/judge.ts';
import { needs } from '../../src/checks/needs.ts';
import type { Observation } from '../../src/checks/observation.ts';
import type { Check } from '../../src/checks/schema.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { render } from '../../src/i18n/text.ts';
import type { Task } from '../../src/questions/kinds/task.ts';
import { drawParameters, instantiate } from '../../src/questions/variants.ts';
import { disposableEngine } from '../support/engine.ts';

const loaded = await loadContent(fileURLToPath(new URL('../../questions', import.meta.url)));

const tasks = (loaded.content?.chapters ?? []).flatMap((chapter) =>
  chapter.questions.flatMap((question): Task[] => {
    const filled = instantiate(question, drawParameters(chapter.parameters, null));
    return filled.kind === 'task' ? [filled] : [];
  }),
);

const sandbox = disposableEngine();
let engine: Engine;

beforeAll(() => {
  engine = connectEngine({ DOCKER_HOST: sandbox().dockerHost });
});
afterAll(() => engine.close());

async function look(checks: readonly Check[]): Promise<Verdict> {
  const first: Observation = await engine.observe(needs(checks));
  const verdict = judge(checks, first);
  const more = diagnosisNeeds(checks, verdict, first);
  return more.length === 0
    ? verdict
    : judge(checks, await engine.observe([...needs(checks), ...more]));
}

/** Each check that did not pass, with its diagnosis. */
function failures(verdict: Verdict): Record<string, string> {
  return Object.fromEntries(
    verdict.findings
      .filter(({ state }) => state !== 'passed')
      .map(({ check, state, diagnosis }) => [check, diagnosis?.id ?? state]),
  );
}

function inWords(verdict: Verdict): string {
  return verdict.findings
    .map(({ check, state, found, diagnosis }) =>
      [check, state, render(found, 'en'), diagnosis ? render(diagnosis.text, 'en') : ''].join(
        ' | ',
      ),
    )
    .join('\n');
}

/** Looks until the failures are as wanted: what was started needs a moment to answer, or to end. */
async function settled(task: Task, wanted: Readonly<Record<string, string>>): Promise<Verdict> {
  const until = Date.now() + 15_000;
  for (;;) {
    const verdict = await look(task.checks);
    const same = JSON.stringify(Object.entries(failures(verdict)).sort());
    if (same === JSON.stringify(Object.entries(wanted).sort())) return verdict;
    if (Date.now() > until) return verdict;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Lines of a setup, and those of a mistake, may fail: what is not there cannot be removed. */
function script(task: Task, run: string): string {
  return `set +e\n${task.setup ?? ''}\n${run}\ntrue`;
}

describe.each(tasks)('the task $id, on a real engine', (task) => {
  it('earns nothing by its setup alone, which can be run twice', async () => {
    await sandbox().shell(script(task, task.setup ?? ''));
    const verdict = await look(task.checks);
    expect(verdict.points, inWords(verdict)).toBe(0);
    expect(verdict.findings.filter(({ state }) => state === 'unknown')).toEqual([]);
  });

  it.each(task.solutions)('is passed in full by the solution “$name”', async ({ run }) => {
    const { stderr } = await sandbox().shell(script(task, run));
    const verdict = await settled(task, {});
    expect(failures(verdict), `${inWords(verdict)}\n${stderr}`).toEqual({});
    expect(verdict.points).toBe(verdict.max);
  });

  it.each(task.mistakes)('tells of the mistake “$name” what it is', async ({ run, fails }) => {
    const { stderr } = await sandbox().shell(script(task, run));
    const verdict = await settled(task, fails);
    expect(failures(verdict), `${inWords(verdict)}\n${stderr}`).toEqual(fails);
  });
});
