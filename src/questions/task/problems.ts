import { shown } from '../../i18n/shown.ts';
import { message } from '../../i18n/text.ts';
import type { QuestionProblem } from '../kind.ts';
import type { Task } from '../kinds/task.ts';
import { duplicateIds, problem } from '../problems.ts';
import { reasonProblems } from './reasons.ts';

type Path = readonly (string | number)[];

function afterProblems(task: Task): readonly QuestionProblem[] {
  const known = new Set(task.checks.map((entry) => entry.id));
  const above = new Map<string, string | undefined>();
  return task.checks.flatMap((entry, index) => {
    const found = entry.after.flatMap((name, place) => {
      const path = ['checks', index, 'after', place];
      const expected = message('questions.expected-check-above');
      if (above.has(name)) {
        if (above.get(name) === entry.step) return [];
        const text = message('questions.found-check-of-other-step', { id: shown(name) });
        return [problem(path, expected, text)];
      }
      const text = known.has(name)
        ? message('questions.found-check-not-above', { id: shown(name) })
        : message('questions.found-unknown-id', { id: shown(name) });
      return [problem(path, expected, text)];
    });
    above.set(entry.id, entry.step);
    return found;
  });
}

function idProblems(task: Task): readonly QuestionProblem[] {
  const checks = new Set(task.checks.map((entry) => entry.id));
  const clashes = task.answers.flatMap((asked, index) =>
    checks.has(asked.id)
      ? [
          problem(
            ['answers', index, 'id'],
            message('questions.expected-unique-id'),
            message('questions.found-duplicate-id', { id: shown(asked.id) }),
          ),
        ]
      : [],
  );
  return [
    ...duplicateIds('steps', task.steps),
    ...duplicateIds('checks', task.checks),
    ...duplicateIds('answers', task.answers),
    ...clashes,
  ];
}

function partProblems(
  task: Task,
  list: 'checks' | 'answers',
  steps: ReadonlySet<string>,
): readonly QuestionProblem[] {
  return task[list].flatMap(({ step }, index) => {
    const path: Path = step === undefined ? [list, index] : [list, index, 'step'];
    if (step === undefined ? steps.size === 0 : steps.has(step)) return [];
    const expected =
      steps.size === 0
        ? message('questions.expected-no-step')
        : message('questions.expected-step', { list: [...steps].map(shown).join(', ') });
    const found =
      step === undefined
        ? message('questions.found-no-step')
        : message('questions.found-unknown-id', { id: shown(step) });
    return [problem(path, expected, found)];
  });
}

function stepProblems(task: Task): readonly QuestionProblem[] {
  const steps = new Set(task.steps.map((one) => one.id));
  const used = new Set([...task.checks, ...task.answers].map((one) => one.step));
  const empty = task.steps.flatMap((one, index) =>
    used.has(one.id)
      ? []
      : [
          problem(
            ['steps', index, 'id'],
            message('questions.expected-step-used'),
            message('questions.found-step-unused', { id: shown(one.id) }),
          ),
        ],
  );
  return [
    ...partProblems(task, 'checks', steps),
    ...partProblems(task, 'answers', steps),
    ...empty,
  ];
}

const placeholder = /\{\{remembered:([^}]*)\}\}/g;

function mentions(value: unknown, path: Path): readonly { name: string; path: Path }[] {
  if (typeof value === 'string') {
    if (!value.includes('{{')) return [];
    return [...value.matchAll(placeholder)].map(([, name = '']) => ({ name, path }));
  }
  if (Array.isArray(value)) return value.flatMap((one, at) => mentions(one, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => mentions(one, [...path, key]));
}

/** What a step uses must have been remembered by one before it. */
function memoryProblems(task: Task): readonly QuestionProblem[] {
  const stepOf = new Map(task.steps.map((one, at) => [one.id, at]));
  const keptAt = new Map(
    task.steps.flatMap((one, at) => one.remember.map((fact) => [fact.id, at] as const)),
  );
  const used = [
    ...task.checks.flatMap((entry, at) =>
      mentions(entry, ['checks', at]).map((one) => ({ ...one, step: entry.step })),
    ),
    ...task.answers.flatMap((asked, at) =>
      'remembered' in asked
        ? [{ name: asked.remembered, path: ['answers', at, 'remembered'], step: asked.step }]
        : [],
    ),
  ];
  return used.flatMap(({ name, path, step }) => {
    const at = keptAt.get(name);
    if (at !== undefined && at < (stepOf.get(step ?? '') ?? 0)) return [];
    const found = message('questions.found-not-remembered', { id: shown(name) });
    return [problem(path, message('questions.expected-remembered'), found)];
  });
}

function mistakeProblems(task: Task): readonly QuestionProblem[] {
  const known = new Set([...task.checks, ...task.answers].map((one) => one.id));
  return task.mistakes.flatMap((mistake, index) => {
    const failing = Object.keys(mistake.fails);
    const none =
      failing.length > 0
        ? []
        : [
            problem(
              ['mistakes', index, 'fails'],
              message('questions.expected-failing-check'),
              message('questions.found-no-failing-check'),
            ),
          ];
    const strangers = failing
      .filter((name) => !known.has(name))
      .map((name) =>
        problem(
          ['mistakes', index, 'fails', name],
          message('questions.expected-check-id'),
          message('questions.found-unknown-id', { id: shown(name) }),
        ),
      );
    return [...none, ...strangers];
  });
}

function reportProblems(task: Task): readonly QuestionProblem[] {
  const known = new Set(task.answers.map((asked) => asked.id));
  return (['solutions', 'mistakes'] as const).flatMap((list) =>
    task[list].flatMap((way, index) =>
      Object.keys(way.answers)
        .filter((name) => !known.has(name))
        .map((name) =>
          problem(
            [list, index, 'answers', name],
            message('questions.expected-answer-id'),
            message('questions.found-unknown-id', { id: shown(name) }),
          ),
        ),
    ),
  );
}

function emptyProblems({ checks, answers }: Task): readonly QuestionProblem[] {
  if (checks.length + answers.length > 0) return [];
  const found = message('questions.found-nothing-asked');
  return [problem(['checks'], message('questions.expected-something-asked'), found)];
}

/** What is wrong with a task beyond its schema. */
export function taskProblems(task: Task): readonly QuestionProblem[] {
  return [
    ...emptyProblems(task),
    ...idProblems(task),
    ...afterProblems(task),
    ...stepProblems(task),
    ...memoryProblems(task),
    ...mistakeProblems(task),
    ...reasonProblems(task),
    ...reportProblems(task),
  ];
}
