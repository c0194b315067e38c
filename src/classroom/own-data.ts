import { message } from '../i18n/text.ts';
import type { OwnData } from '../store/own-data.ts';
import type { OwnAnswer } from '../store/own-work.ts';
import type { Store } from '../store/store.ts';
import { seatOf } from './assessments/seat.ts';
import type { FeedbackKind } from './assessments/settings.ts';
import { ClassError } from './errors.ts';

/** An answer with as much of its grades as may be seen. */
function shownAnswer(answer: OwnAnswer, shown: FeedbackKind) {
  switch (shown) {
    case 'explanation':
      return answer;
    case 'right-wrong': {
      const grades = answer.grades.map(({ points, max, state, gradedAt }) => ({
        points,
        max,
        state,
        gradedAt,
      }));
      return { ...answer, grades, reviews: 'not shown yet' };
    }
    case 'nothing':
      return { ...answer, grades: 'not shown yet', reviews: 'not shown yet' };
  }
}

/** What a person may learn of the grades in an assessment now; nothing of one that is no more. */
async function shownIn(
  store: Store,
  assessment: string,
  person: string,
  now: number,
): Promise<FeedbackKind> {
  if (assessment === '') return 'explanation';
  try {
    return (await seatOf(store, assessment, person, now)).decision.feedback;
  } catch (error) {
    if (error instanceof ClassError && error.code === 'unknown-assessment') return 'nothing';
    throw error;
  }
}

async function kept(store: Store, person: string): Promise<OwnData> {
  const data = await store.belongings.all(person);
  if (data) return data;
  throw new ClassError('unknown-person', message('people.unknown-person'));
}

/** All that is kept of somebody, for a teacher. Plain JSON; the hashes of secrets are not in it. */
export function dataOf(store: Store, person: string): Promise<OwnData> {
  return kept(store, person);
}

/**
 * All that is kept of somebody, for themselves: what an assessment does not show them yet of their grades is left out,
 * and said to be.
 */
export async function ownDataOf(store: Store, person: string, now: number) {
  const data = await kept(store, person);
  const names = new Set([...data.work, ...data.markChanges].map(({ assessment }) => assessment));
  const shown = new Map<string, FeedbackKind>();
  for (const name of names) shown.set(name, await shownIn(store, name, person, now));
  const of = (assessment: string) => shown.get(assessment) ?? 'nothing';
  return {
    ...data,
    markChanges: data.markChanges.filter(({ assessment }) => of(assessment) !== 'nothing'),
    work: data.work.map((run) => ({
      ...run,
      goes: run.goes.map((go) => ({
        ...go,
        answers: go.answers.map((answer) => shownAnswer(answer, of(run.assessment))),
      })),
    })),
  };
}
