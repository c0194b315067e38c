import type { Try } from '../classroom/assessments/marks.ts';
import type { ShownHint } from '../store/hints.ts';
import type { Store } from '../store/store.ts';
import { gradeState } from './stored-grade.ts';

/** A try, and when it was given (ms since 1970). */
export interface GivenTry extends Try {
  readonly response: string;
  readonly at: number;
}

/**
 * How many of these hints of a question had been seen at this moment (ms since 1970). One that is looked at again in
 * another go was paid for already.
 */
export function hintsBefore(hints: readonly ShownHint[], at: number): number {
  return new Set(hints.flatMap(({ hint, shownAt }) => (shownAt <= at ? [hint] : []))).size;
}

/**
 * Every answer of one run (an `attempts` row's id) by its question, in the order in which they came, each with its
 * current grade and how many hints were seen before it.
 */
export async function triesOf(
  store: Store,
  run: string,
): Promise<ReadonlyMap<string, readonly GivenTry[]>> {
  const goes = await store.questionAttempts.ofAttempt(run);
  const found = await Promise.all(
    goes.map(async ({ id, question }) => ({
      question,
      responses: await store.responses.ofQuestionAttempt(id),
      hints: await store.hints.shown(id),
    })),
  );
  const tries = new Map<string, GivenTry[]>();
  for (const question of new Set(goes.map((go) => go.question))) {
    const mine = found.filter((one) => one.question === question);
    const hints = mine.flatMap((one) => one.hints);
    const given = mine
      .flatMap((one) => one.responses)
      .map(({ id, grade, submittedAt }) => ({
        response: id,
        at: submittedAt,
        grade: { points: grade.points, max: grade.max, state: gradeState(grade.state) },
        hints: hintsBefore(hints, submittedAt),
      }));
    tries.set(
      question,
      given.toSorted((a, b) => (a.response < b.response ? -1 : 1)),
    );
  }
  return tries;
}
