import { assertNever } from '../assert-never.ts';
import { termsFor } from '../classroom/assessments/overrides.ts';
import { mayTryAgain } from '../classroom/assessments/rules.ts';
import { type Seat, seatOf } from '../classroom/assessments/seat.ts';
import { countsAt } from '../classroom/assessments/time-runs.ts';
import { decisionTexts, notCountedText } from '../classroom/assessments/told.ts';
import { courseZone } from '../classroom/course.ts';
import { message } from '../i18n/text.ts';
import type { Question } from '../questions/question.ts';
import type { Store } from '../store/store.ts';
import { AttemptError } from './errors.ts';
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
  /**
   * Does it, where it may be done now; throws an `AttemptError` in words for the learner where it may not. What may be
   * done is decided when it arrives, not when it is over.
   */
  pass<T>(act: Act, before: Before, run: () => Promise<T>): Promise<T>;
}

/** Everything may be done at any time: a chapter by itself. */
export const openGate: Gate = { pass: (_act, _before, run) => run() };

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

  const refuse = async ({ decision }: Seat, now: number): Promise<never> => {
    const [why = message('attempts.not-answerable')] = decisionTexts(
      decision,
      now,
      await courseZone(store),
    );
    throw new AttemptError('not-now', why);
  };
  /** An answer that comes too late is told by how much, and that what was saved before counts. */
  const refuseAnswer = async (seat: Seat, now: number): Promise<never> => {
    const { attempt, viewer } = seat;
    if (attempt === null || viewer.role !== 'student') return refuse(seat, now);
    const { settings, overrides } = seat.assessment;
    const said = overrides.map((one) => one.override);
    const counted = countsAt(termsFor(settings, said, viewer), attempt, now);
    if (counted.counts) return refuse(seat, now);
    throw new AttemptError('not-now', notCountedText(counted));
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
    async pass(act, before, run) {
      const arrivedAt = clock();
      const seat = await seatOf(store, assessment, before.learner, arrivedAt);
      requireQuestion(seat, before);
      const { decision } = seat;
      switch (act) {
        case 'answer': {
          if (!decision.answer) return refuseAnswer(seat, arrivedAt);
          // Two tabs that answer at once do not share the last try.
          const name = `${before.learner}\n${before.chapter}\n${before.question.id}`;
          return oneByOne(name, async () => {
            await requireTry(seat, before);
            return run();
          });
        }
        case 'draft':
        case 'start-over':
          return decision.answer ? run() : refuseAnswer(seat, arrivedAt);
        case 'hint':
          return decision.askForHints ? run() : refuse(seat, arrivedAt);
        default:
          return assertNever(act);
      }
    },
  };
}
