import { z } from 'zod';
import { factNeeds } from '../../checks/fact.ts';
import type { Verdict } from '../../checks/finding.ts';
import { eachOnce, needs } from '../../checks/needs.ts';
import { check } from '../../checks/schema.ts';
import { localised } from '../../i18n/language.ts';
import { shown } from '../../i18n/shown.ts';
import { message } from '../../i18n/text.ts';
import { formValue } from '../answers/form.ts';
import { id, questionBase } from '../base.ts';
import type { GradeState } from '../grade.ts';
import type { QuestionKind } from '../kind.ts';
import { response } from '../response.ts';
import { answer, answerNeeds } from '../task/answers.ts';
import { judgeTask } from '../task/judge-task.ts';
import { taskProblems } from '../task/problems.ts';
import { step } from '../task/steps.ts';

const script = z.string().trim().min(1).max(8000);
const reports = z
  .record(id, script)
  .default({})
  .describe('Shell lines that print the value to report for each answer, after all else was run.');

const later = z
  .array(script)
  .max(10)
  .default([])
  .describe('Shell lines of the steps that unlock, each after the step before it has passed.');

const name = z.string().trim().min(1).max(200).describe('A few words, for the one who proves it.');

const schema = questionBase.extend({
  kind: z.literal('task'),
  setup: script
    .optional()
    .describe('Shell lines that prepare the starting state, shown to copy; safe to run twice.'),
  'setup-note': localised
    .optional()
    .describe('What the setup does, in a sentence or two, shown above it.'),
  steps: z
    .array(step)
    .max(10)
    .default([])
    .describe('Stages that unlock one after the other; every check and answer names its own.'),
  checks: z
    .array(check)
    .max(50)
    .default([])
    .describe(
      'What must be so on the engine; none where the task only asks for values. Their points add up to the task’s.',
    ),
  answers: z
    .array(answer)
    .max(20)
    .default([])
    .describe('Values that the learner reports, and the engine decides.'),
  solutions: z
    .array(
      z.strictObject({
        name,
        run: script.describe('Shell lines, after the setup.'),
        next: later,
        answers: reports,
      }),
    )
    .min(1)
    .max(20)
    .describe('Right ways: each must pass every check on a real engine.'),
  mistakes: z
    .array(
      z.strictObject({
        name,
        run: script.describe('Shell lines, after the setup.'),
        next: later,
        answers: reports,
        fails: z
          .record(id, id)
          .describe('Exactly the checks that must fail, each with the diagnosis it must name.'),
      }),
    )
    .max(50)
    .default([])
    .describe('Wrong ways: each must fail exactly the checks it names.'),
});

export type Task = z.infer<typeof schema>;

/** A verdict is unknown where what could not be seen stands between the learner and full marks. */
function stateOf(verdict: Verdict): GradeState {
  if (verdict.passed) return 'correct';
  if (verdict.findings.some((finding) => finding.state === 'unknown')) return 'unknown';
  return verdict.points > 0 ? 'partly-correct' : 'incorrect';
}

/** Work on a real engine, judged by what is there. A response holds the values it asks the learner to report. */
export const task: QuestionKind<Task, Record<string, string>> = {
  kind: 'task',
  schema,
  response: z.record(id, response).describe('The values that the task asks to report, by id.'),
  max: (question) =>
    [...question.checks, ...question.answers].reduce((sum, entry) => sum + entry.points, 0),
  problems: taskProblems,
  misfit(question, given) {
    const asked = new Set(question.answers.map((one) => one.id));
    const stranger = Object.keys(given).find((name) => !asked.has(name));
    return stranger === undefined
      ? null
      : message('questions.misfit-report', { id: shown(stranger) });
  },
  readForm: (question, form) =>
    Object.fromEntries(
      question.answers.flatMap(({ id: name }) => {
        const value = formValue(form, `answer.${name}`)?.trim() ?? '';
        return value === '' ? [] : [[name, value]];
      }),
    ),
  needs: (question) =>
    eachOnce([
      ...needs(question.checks),
      ...question.answers.flatMap(answerNeeds),
      ...question.steps.flatMap(({ remember }) => remember.flatMap(({ read }) => factNeeds(read))),
    ]),
  grade(question, given, context) {
    if (context.observation === null) {
      return {
        points: 0,
        max: task.max(question),
        state: 'unknown',
        feedback: [{ part: null, state: 'note', text: message('questions.engine-not-asked') }],
        findings: [],
      };
    }
    const verdict = judgeTask(question, context.observation, given);
    return {
      points: verdict.points,
      max: verdict.max,
      state: stateOf(verdict),
      feedback: [],
      findings: verdict.findings,
    };
  },
  solution: () => null,
};
