import { assertNever } from '../../assert-never.ts';
import type { Review } from '../../store/reviews.ts';
import { fromStored, toStored } from '../stored-grade.ts';
import { type Given, gradeOfReview, isSameGiven, suggestedShares } from './given.ts';
import { type Rubric, rubricOf } from './rubric.ts';
import { type ReviewDeps, type Subject, subjectOf } from './subject.ts';

/** Everything that a reviewer of a response looks at. */
export interface Reviewing {
  readonly subject: Subject;
  readonly rubric: Rubric;
  /** The newest review; null where nobody made one. */
  readonly review: Review | null;
  /** What the form is to begin with: what was given last, else what is suggested. */
  readonly given: Given;
}

/** What is known of a response, for its reviewer. */
export async function reviewingOf(deps: ReviewDeps, responseId: string): Promise<Reviewing> {
  const { store } = deps;
  const subject = await subjectOf(deps, responseId);
  const { response, key, question } = subject;
  const [rubric, reviews] = await Promise.all([
    rubricOf(store, key, question, response.grade.max),
    store.reviews.ofResponse(response.id),
  ]);
  const review = reviews.at(-1) ?? null;
  const shares = suggestedShares(rubric.items, fromStored(response.grade));
  return { subject, rubric, review, given: review ?? { shares, adjustment: 0, remark: '' } };
}

/** A review as it was typed, and what its reviewer saw when they began. */
export interface TypedReview extends Given {
  /** The id of the grade that was current. */
  readonly replaces: string;
  readonly rubricRevision: number;
}

/**
 * What became of a review. `unexplained`: the grade is contested and stays as it was, and nothing was said of it.
 * Anything but `kept` left all as it was.
 */
export type SaveOutcome = 'kept' | 'graded-meanwhile' | 'rubric-changed' | 'unexplained';

/** Whether this very review was kept already: a form that is sent again. */
async function isKept(deps: ReviewDeps, id: string, typed: TypedReview, person: string) {
  const { subject, review } = await reviewingOf(deps, id);
  return (
    review !== null &&
    review.madeBy === person &&
    review.gradeId === subject.response.grade.id &&
    isSameGiven(review, typed)
  );
}

/** Keeps a review of a response by this person: only where the grade and the rubric are still those that they saw. */
export async function saveReview(
  deps: ReviewDeps,
  { subject, rubric }: Reviewing,
  typed: TypedReview,
  person: string,
): Promise<SaveOutcome> {
  const { store, clock } = deps;
  if (typed.rubricRevision !== rubric.revision) return 'rubric-changed';
  const { response, key } = subject;
  const { shares, adjustment, remark } = typed;
  const before = fromStored(response.grade);
  const grade = gradeOfReview(rubric.items, before.max, typed, before.findings);
  const contests = await store.contests.ofResponse(response.id);
  const isContested = contests.some(({ answered }) => answered === null);
  const isChanged = grade.points !== before.points || before.state === 'needs-review';
  if (isContested && !isChanged && remark === '') return 'unexplained';
  const at = clock();
  const outcome = await store.reviews.record({
    responseId: response.id,
    rubric: key,
    rubricRevision: rubric.revision,
    shares,
    adjustment,
    remark,
    madeAt: at,
    madeBy: person,
    replaces: typed.replaces,
    grade: toStored(grade, { at, grader: `teacher:${person}`, reason: remark || 'review' }),
    answer: { outcome: isChanged ? 'changed' : 'kept', answer: remark },
  });
  switch (outcome) {
    case 'kept':
    case 'rubric-changed':
      return outcome;
    case 'graded-meanwhile':
      return (await isKept(deps, response.id, typed, person)) ? 'kept' : outcome;
    default:
      return assertNever(outcome);
  }
}
