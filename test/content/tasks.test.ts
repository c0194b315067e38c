import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../src/checks/needs.ts';
import type { Check } from '../../src/checks/schema.ts';
import type { Task } from '../../src/questions/kinds/task.ts';
import { declaredImages, questionsOf } from './support/content.ts';
import { amiss, type Inspected, inspect, inWords } from './support/inspect.ts';
import { requestsFor } from './support/requests.ts';
import { openWorkplaces, type Workplace, type Workplaces } from './support/workplace.ts';

const tasks = questionsOf('task');

let workplaces: Workplaces;
beforeAll(async () => {
  workplaces = await openWorkplaces(2, declaredImages);
});
afterAll(() => workplaces.stop());

/** Pastes lines into a shell, where one that fails does not stop the next. */
function paste({ sandbox }: Workplace, lines: string) {
  return sandbox.shell(`set +e\n${lines}\ntrue`);
}

async function prepare(place: Workplace, task: Task): Promise<void> {
  if (task.setup !== undefined) await paste(place, task.setup);
}

/** The first look was for what the checks need, and every look asked for each thing once, and for nothing else. */
function expectSparing(task: Task, { asked }: Inspected): void {
  expect(asked[0]?.needs).toEqual(needs(task.checks));
  for (const one of asked) expect(one.requests).toEqual(requestsFor(one.needs));
}

function isOfContainer(check: Check): boolean {
  return 'container' in check ? check.expect.exists !== false : 'http' in check;
}

function expectNothingEarned({ verdict }: Inspected): void {
  expect(verdict, inWords(verdict)).toMatchObject({ passed: false, points: 0 });
  const states = verdict.findings.map(({ state }) => state);
  expect(states, inWords(verdict)).not.toContain('unknown');
}

describe.concurrent.for(tasks)('the task $id, on a real engine', (task) => {
  it('earns nothing where nothing was done, nor by its setup, run twice', () =>
    workplaces.use(async (place) => {
      expectNothingEarned(await inspect(place, task));
      await prepare(place, task);
      await prepare(place, task);
      const prepared = await inspect(place, task);
      expectNothingEarned(prepared);
      expectSparing(task, prepared);
    }));

  for (const { name, run } of task.solutions) {
    it(`is solved by “${name}”, until its containers are removed`, () =>
      workplaces.use(async (place) => {
        await prepare(place, task);
        const ran = await place.sandbox.shell(run);
        expect(ran.exitCode, ran.stderr).toBe(0);

        const solved = await inspect(place, task, {});
        const { verdict } = solved;
        expect(amiss(verdict), inWords(verdict)).toEqual({});
        expect(verdict).toMatchObject({ passed: true, points: verdict.max });
        expect(verdict.findings.filter(({ diagnosis }) => diagnosis !== null)).toEqual([]);
        expect(solved.asked).toHaveLength(1);
        expectSparing(task, solved);

        await paste(place, 'docker container rm --force $(docker container ls --all --quiet)');
        const undone = await inspect(place, task);
        const gone = task.checks.filter(isOfContainer).map(({ id }) => id);
        expect(Object.keys(amiss(undone.verdict))).toEqual(expect.arrayContaining(gone));
        expect(undone.verdict.passed).toBe(false);
        expectSparing(task, undone);
      }));
  }

  for (const { name, run, fails } of task.mistakes) {
    const reasons = Object.entries(fails).map(([check, reason]) => `${check} with ${reason}`);
    it(`fails “${name}” at ${reasons.join(', ')}`, () =>
      workplaces.use(async (place) => {
        await prepare(place, task);
        const { stderr } = await paste(place, run);
        const inspected = await inspect(place, task, fails);
        const { verdict } = inspected;
        expect(amiss(verdict), `${inWords(verdict)}\n${stderr}`).toEqual(fails);
        expect(verdict.passed).toBe(false);
        expectSparing(task, inspected);
      }));
  }

  it('has for every check a mistake that fails it', () => {
    const failed = new Set(task.mistakes.flatMap(({ fails }) => Object.keys(fails)));
    expect(task.checks.map(({ id }) => id).filter((id) => !failed.has(id))).toEqual([]);
  });
});

describe('the proxy before the engines', () => {
  it('was asked for nothing but reads, by all the looks of all the tasks', () => {
    for (const { proxy } of workplaces.all) {
      expect(proxy.requests.length).toBeGreaterThan(0);
      expect(proxy.refused).toEqual([]);
    }
  });
});
