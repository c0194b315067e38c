import { z } from 'zod';
import { assertNever } from '../assert-never.ts';
import { nothingSeen } from '../checks/nothing-seen.ts';
import { message } from '../i18n/text.ts';
import { gradeQuestion } from '../questions/any.ts';
import type { Essay } from '../questions/kinds/essay.ts';
import type { MultipleChoice } from '../questions/kinds/multiple-choice.ts';
import type { Task } from '../questions/kinds/task.ts';
import type { TrueFalse } from '../questions/kinds/true-false.ts';
import type { Question } from '../questions/question.ts';
import { StoreError } from '../store/errors.ts';
import type { AnswerDetails } from '../store/score-details.ts';
import type { Part, PartKind } from './analysis/parts.ts';

/** How the parts of a question are read off what was answered. */
export interface PartReader {
  readonly kind: PartKind;
  /**
   * Which response is read. Of a choice the first, because later ones follow the feedback on it; of a task or an essay
   * the one that counts, because a task's first look is often at an engine where nothing was done yet.
   */
  readonly which: 'first' | 'counted';
  readonly parts: readonly Part[];
  /** The ids that were chosen or missed; null where the answer does not tell. */
  read(answer: AnswerDetails): ReadonlySet<string> | null;
}

function trueFalse(question: TrueFalse): PartReader {
  const part = (value: boolean): Part => ({
    id: String(value),
    title: message(value ? 'questions.true' : 'questions.false'),
    isKey: question.answer === value,
  });
  return {
    kind: 'option',
    which: 'first',
    parts: [part(true), part(false)],
    read: ({ response }) => (typeof response === 'boolean' ? new Set([String(response)]) : null),
  };
}

const chosen = z.array(z.string());

function choice({ options }: MultipleChoice): PartReader {
  return {
    kind: 'option',
    which: 'first',
    parts: options.map(({ id, text, correct }) => ({ id, title: text, isKey: correct })),
    read: ({ response }) => {
      const ids = chosen.safeParse(response);
      return ids.success ? new Set(ids.data) : null;
    },
  };
}

const details = z.object({
  feedback: z.array(z.object({ part: z.string().nullable(), points: z.number().exactOptional() })),
  findings: z.array(
    z.object({ check: z.string(), state: z.enum(['passed', 'failed', 'waiting', 'unknown']) }),
  ),
});

function detailsOf({ question, feedback }: AnswerDetails): z.output<typeof details> {
  const parsed = details.safeParse(feedback);
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'unreadable-row',
    `A grade of the question ${question} keeps feedback that cannot be read. The database was changed from outside, or is damaged: restore it from a backup.`,
    { cause: parsed.error },
  );
}

function task(question: Task): PartReader {
  const { findings } = gradeQuestion(question, {}, { observation: nothingSeen });
  return {
    kind: 'check',
    which: 'counted',
    parts: findings.map(({ check, title }) => ({ id: check, title, isKey: false })),
    read: (answer) => {
      const found = detailsOf(answer).findings;
      const missed = found.filter(({ state }) => state === 'failed' || state === 'waiting');
      return found.length > 0 ? new Set(missed.map(({ check }) => check)) : null;
    },
  };
}

function essay({ rubric }: Essay): PartReader {
  return {
    kind: 'key-point',
    which: 'counted',
    parts: rubric.map(({ id, text }) => ({ id, title: text, isKey: false })),
    read: (answer) => {
      const judged = detailsOf(answer).feedback.filter((one) => one.part !== null);
      const made = new Set(judged.flatMap(({ part, points = 0 }) => (points > 0 ? part : [])));
      const missed = rubric.map(({ id }) => id).filter((id) => !made.has(id));
      return judged.length > 0 ? new Set(missed) : null;
    },
  };
}

/** The parts of a question to count; null for a kind without any. */
export function partReader(question: Question): PartReader | null {
  switch (question.kind) {
    case 'true-false':
      return trueFalse(question);
    case 'multiple-choice':
      return choice(question);
    case 'task':
      return task(question);
    case 'essay':
      return essay(question);
    case 'short-answer':
    case 'numerical':
    case 'matching':
    case 'ordering':
    case 'command':
    case 'observation':
      return null;
    default:
      return assertNever(question);
  }
}
