import { z } from 'zod';
import { ownReasons } from '../../checks/diagnoses/ranked.ts';
import type { Verdict } from '../../checks/finding.ts';
import { judge } from '../../checks/judge.ts';
import { nearest } from '../../checks/near.ts';
import { needs } from '../../checks/needs.ts';
import { check } from '../../checks/schema.ts';
import { localised } from '../../i18n/language.ts';
import { message } from '../../i18n/text.ts';
import { shown } from '../answers/shown.ts';
import { id, questionBase } from '../base.ts';
import type { GradeState } from '../grade.ts';
import type { QuestionKind, QuestionProblem } from '../kind.ts';
import { duplicateIds, problem } from '../problems.ts';
import { response } from '../response.ts';

const script = z.string().trim().min(1).max(8000);
const name = z.string().trim().min(1).max(200).describe('A few words, for the one who proves it.');

const schema = questionBase.extend({
  kind: z.literal('task'),
  setup: script
    .optional()
    .describe('Shell lines that prepare the starting state, shown to copy; safe to run twice.'),
  'setup-note': localised
    .optional()
    .describe('What the setup does, in a sentence or two, shown above it.'),
  checks: z
    .array(check)
    .min(1)
    .max(50)
    .describe('What must be so on the engine. Their points add up to the task’s.'),
  solutions: z
    .array(z.strictObject({ name, run: script.describe('Shell lines, after the setup.') }))
    .min(1)
    .max(20)
    .describe('Right ways: each must pass every check on a real engine.'),
  mistakes: z
    .array(
      z.strictObject({
        name,
        run: script.describe('Shell lines, after the setup.'),
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

/** A reason that a mistake names and nothing ever gives: most often a slip. */
function unknownReasons(question: Task): readonly QuestionProblem[] {
  const authors = question.checks.flatMap((entry) => entry.diagnose.map((one) => one.id));
  const known = new Set([...ownReasons, ...authors, 'waiting']);
  return question.mistakes.flatMap((mistake, index) =>
    Object.entries(mistake.fails)
      .filter(([, reason]) => !known.has(reason))
      .map(([name, reason]) => {
        const near = nearest([...known], reason);
        return problem(
          ['mistakes', index, 'fails', name],
          message('questions.expected-reason-id'),
          near === null
            ? message('questions.found-unknown-id', { id: shown(reason) })
            : message('questions.found-unknown-id-near', { id: shown(reason), nearest: near }),
        );
      }),
  );
}

function problems(question: Task): readonly QuestionProblem[] {
  const found = [...duplicateIds('checks', question.checks)];
  const known = new Set(question.checks.map((entry) => entry.id));
  const above = new Set<string>();
  for (const [index, entry] of question.checks.entries()) {
    for (const [place, name] of entry.after.entries()) {
      if (above.has(name)) continue;
      found.push(
        problem(
          ['checks', index, 'after', place],
          message('questions.expected-check-above'),
          known.has(name)
            ? message('questions.found-check-not-above', { id: shown(name) })
            : message('questions.found-unknown-id', { id: shown(name) }),
        ),
      );
    }
    above.add(entry.id);
  }
  for (const [index, mistake] of question.mistakes.entries()) {
    const failing = Object.keys(mistake.fails);
    if (failing.length === 0) {
      found.push(
        problem(
          ['mistakes', index, 'fails'],
          message('questions.expected-failing-check'),
          message('questions.found-no-failing-check'),
        ),
      );
    }
    for (const name of failing.filter((check) => !known.has(check))) {
      found.push(
        problem(
          ['mistakes', index, 'fails', name],
          message('questions.expected-check-id'),
          message('questions.found-unknown-id', { id: shown(name) }),
        ),
      );
    }
  }
  return [...found, ...unknownReasons(question)];
}

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
  max: (question) => question.checks.reduce((sum, entry) => sum + entry.points, 0),
  problems,
  misfit(_question, given) {
    const stranger = Object.keys(given)[0];
    return stranger === undefined
      ? null
      : message('questions.misfit-report', { id: shown(stranger) });
  },
  readForm: () => ({}),
  needs: (question) => needs(question.checks),
  grade(question, _given, context) {
    if (context.observation === null) {
      return {
        points: 0,
        max: task.max(question),
        state: 'unknown',
        feedback: [{ part: null, state: 'note', text: message('questions.engine-not-asked') }],
        findings: [],
      };
    }
    const verdict = judge(question.checks, context.observation);
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
