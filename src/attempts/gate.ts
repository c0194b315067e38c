import { assertNever } from '../assert-never.ts';
import { overridesOf } from '../classroom/assessments/assessment.ts';
import { termsFor } from '../classroom/assessments/overrides.ts';
import { mayTryAgain } from '../classroom/assessments/rules.ts';
import { type Seat, seatOf } from '../classroom/assessments/seat.ts';
import { countsAt } from '../classroom/assessments/time-runs.ts';
import { notCountedText } from '../classroom/assessments/told.ts';
import { message } from '../i18n/text.ts';
import type { Question } from '../questions/question.ts';
import type { Store } from '../store/store.ts';
import { AttemptError } from './errors.ts';
import { notNow } from './not-now.ts';
import { queues } from './queues.ts';

/** What somebody does to a question that changes what is kept of it. */
export type Act = 'answer' | 'draft' | 'hint' | 'start-over';

/** A question, and whose. */
export interface Before {
  readonly learner: string;
  readonly chapter: string;
  readonly question: Question;
}

/** Lets through what may be done now. */
export interface Gate {
  /** Whether everything may be done at any time. */
  readonly isOpen: boolean;
  /**
   * Does it, where it may be done now; throws an `AttemptError` in words for the learner where it may not. What may be
   * done is decided when it arrives, not when it is over.
   */
  pass<T>(act: Act, before: Before, run: () => Promise<T>): Promise<T>;
}

/** A chapter by itself. */
export const openGate: Gate = { isOpen: true, pass: (_act, _before, run) => run() };

/** Whether answers to this question are counted as tries; a task may be looked at as often as one likes. */
export function countsTries(question: Pick<Question, 'kind'>): boolean {
  return question.kind !== 'task';
}

/** How many answers to a question a learner gave in an assessment, over all goes at it. */
export async function triesUsed(
  store: Store,
  assessment: string,
  { learner, chapter, question }: Before,
): Promise<number> {
  const run = await store.attempts.current({ learnerId: learner, chapter, assessment });
  if (!run) return 0;
  const goes = await store.questionAttempts.ofAttempt(run.id);
  const answers = await Promise.all(
    goes
      .filter((go) => go.question === question.id)
      .map((go) => store.responses.ofQuestionAttempt(go.id)),
  );
  return answers.flat().length;
}

/** The rules of an assessment. */
export function assessmentGate(store: Store, clock: () => number, assessment: string): Gate {
  const oneByOne = queues();

  /** An answer that comes too late is told by how much, and that what was saved before counts. */
  const tooLate = async (seat: Seat, now: number): Promise<AttemptError> => {
    const { attempt, viewer } = seat;
    if (attempt === null || viewer.role !== 'student') return notNow(store, seat, now);
    const terms = termsFor(seat.assessment.settings, overridesOf(seat.assessment), viewer);
    const counted = countsAt(terms, attempt, now);
    if (counted.counts) return notNow(store, seat, now);
    return new AttemptError('not-now', notCountedText(counted));
  };
  const requireQuestion = ({ assessment: { settings } }: Seat, { chapter, question }: Before) => {
    const isIn = settings.sections.some(({ questions }) =>
      questions.some((one) => one.chapter === chapter && one.question === question.id),
    );
    if (isIn) return;
    throw new AttemptError(
      'unknown-question',
      message('attempts.unknown-question', { chapter, question: question.id }),
    );
  };
  const requireTry = async ({ decision }: Seat, before: Before) => {
    if (!countsTries(before.question) || decision.tries === null) return;
    const used = await triesUsed(store, assessment, before);
    if (mayTryAgain(decision, used) === 'yes') return;
    throw new AttemptError(
      'no-tries-left',
      message('assessments.no-tries-left', { allowed: decision.tries }),
    );
  };

  return {
    isOpen: false,
    async pass(act, before, run) {
      const arrivedAt = clock();
      const seat = await seatOf(store, assessment, before.learner, arrivedAt);
      requireQuestion(seat, before);
      const { decision } = seat;
      switch (act) {
        case 'answer': {
          if (!decision.answer) throw await tooLate(seat, arrivedAt);
          // Two tabs that answer at once do not share the last try.
          const name = `${before.learner}\n${before.chapter}\n${before.question.id}`;
          return oneByOne(name, async () => {
            await requireTry(seat, before);
            return run();
          });
        }
        case 'draft':
        case 'start-over':
          if (!decision.answer) throw await tooLate(seat, arrivedAt);
          return run();
        case 'hint':
          if (!decision.askForHints) throw await notNow(store, seat, arrivedAt);
          return run();
        default:
          return assertNever(act);
      }
    },
  };
}
