import type { Feedback, Grade, GradeState } from './grade.ts';
import { roundedPoints } from './points.ts';

function stateOf(share: number): GradeState {
  if (share >= 1) return 'correct';
  return share > 0 ? 'partly-correct' : 'incorrect';
}

/** The grade of a response that earned this share (0 to 1) of the points; points are kept to four decimals. */
export function gradeShare(max: number, share: number, feedback: readonly Feedback[]): Grade {
  const held = Math.min(1, Math.max(0, share));
  const points = held === 1 ? max : Math.min(max, roundedPoints(max * held));
  return { points, max, state: stateOf(held), feedback, findings: [] };
}
