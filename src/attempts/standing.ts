import type { GradeState } from '../questions/grade.ts';

/** What matters of a grade when grades are compared. */
export interface Standing {
  readonly points: number;
  readonly max: number;
  readonly state: GradeState;
}

/** Whether a grade's points are settled: neither only suggested, nor of an engine that could not be asked. */
export function isFinal(grade: Standing): boolean {
  return grade.state !== 'needs-review' && grade.state !== 'unknown';
}

function rank(grade: Standing): number {
  if (grade.state === 'unknown') return 0;
  return isFinal(grade) ? 2 : 1;
}

function share(grade: Standing): number {
  return grade.max > 0 ? grade.points / grade.max : 0;
}

/**
 * The grade that counts: the best settled one; where none is settled, the best suggested one; null where nothing but
 * `unknown` is there. Of two equal ones the earlier in the list counts.
 */
export function bestOf<G extends Standing>(grades: readonly G[]): G | null {
  let best: G | null = null;
  for (const grade of grades) {
    if (rank(grade) === 0) continue;
    if (
      best === null ||
      rank(grade) > rank(best) ||
      (rank(grade) === rank(best) && share(grade) > share(best))
    ) {
      best = grade;
    }
  }
  return best;
}

/** What a question brings: the points that count, and those that would come on top if suggestions were accepted. */
export function countedPoints(grades: readonly Standing[]): {
  readonly points: number;
  readonly provisional: number;
} {
  const settled = bestOf(grades.filter(isFinal))?.points ?? 0;
  const suggested = grades
    .filter((grade) => grade.state === 'needs-review')
    .map((grade) => grade.points);
  return { points: settled, provisional: Math.max(0, ...suggested.map((one) => one - settled)) };
}
