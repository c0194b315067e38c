import { fromStored, gradeState } from '../attempts/stored-grade.ts';
import type { Finding } from '../checks/finding.ts';
import type { GivenAnswer } from '../store/given-answers.ts';
import type { Store } from '../store/store.ts';
import type { RowChecks } from './board-row.ts';
import type { Snapshot } from './snapshot.ts';
import type { Tried } from './stuck.ts';

/** What a student has done in an assessment. */
export interface Work {
  /** Every answer and verdict, the oldest first. */
  readonly tried: readonly Tried[];
  /** How many checks of a task failed when it was last recorded; of the task that was tried last. */
  readonly checks: (RowChecks & { readonly question: string }) | null;
}

/** Nothing yet. */
export const noWork: Work = { tried: [], checks: null };

/** How many of these checks fail. */
export function checksOf(findings: readonly Finding[]): RowChecks {
  return {
    failed: findings.filter(({ state }) => state === 'failed').length,
    of: findings.length,
  };
}

/** How many students one query takes; others are served between two. */
const atOnce = 50;

async function workFrom(
  store: Store,
  { questions }: Snapshot,
  given: readonly GivenAnswer[],
): Promise<Work> {
  const asked = given.filter(({ question, chapter }) => {
    return questions.get(question)?.chapter === chapter;
  });
  const isTask = (id: string) => questions.get(id)?.question.kind === 'task';
  const tried = asked.map(({ question, submittedAt, points, max, state }): Tried => {
    return {
      question,
      isTask: isTask(question),
      submittedAt,
      points,
      max,
      state: gradeState(state),
    };
  });
  const verdict = asked.findLast(({ question }) => isTask(question));
  const recorded = verdict && (await store.responses.get(verdict.responseId));
  const checks =
    verdict && recorded
      ? { question: verdict.question, ...checksOf(fromStored(recorded.grade).findings) }
      : null;
  return { tried, checks };
}

/** Reads what these students have done; one who has done nothing has `noWork`. */
export async function readWork(
  store: Store,
  snapshot: Snapshot,
  learners: readonly string[],
): Promise<ReadonlyMap<string, Work>> {
  const work = new Map<string, Work>();
  for (let from = 0; from < learners.length; from += atOnce) {
    const some = learners.slice(from, from + atOnce);
    const given = await store.givenAnswers.of(snapshot.assessment.id, some);
    const byLearner = Map.groupBy(given, ({ learnerId }) => learnerId);
    for (const learner of some) {
      work.set(learner, await workFrom(store, snapshot, byLearner.get(learner) ?? []));
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return work;
}
