import type { QuestionProgress } from '../../attempts/attempts.ts';
import type { GradeState } from '../../questions/grade.ts';

/** How a question stands for its learner, as lists show it. */
export type Standing = GradeState | 'open' | 'draft';

/** The best grade decides; without any, whether something was typed. */
export function standingOf(progress: QuestionProgress): Standing {
  const grade = progress.best ?? progress.latest;
  if (grade) return grade.state;
  return progress.hasDraft ? 'draft' : 'open';
}
