import { assertNever } from '../../assert-never.ts';
import type { Finding } from '../../checks/finding.ts';
import { message } from '../../i18n/text.ts';
import type { Grade } from '../../questions/grade.ts';
import { roundedPoints } from '../../questions/points.ts';
import type { FeedbackKind } from './settings.ts';

function withoutReasons(finding: Finding): Finding {
  const notTold = message('assessments.not-told');
  return { ...finding, expected: notTold, found: notTold, diagnosis: null, next: null };
}

/** As much of a grade as its student may learn now; null where that is nothing. */
export function shownGrade<G extends Grade>(grade: G, feedback: FeedbackKind): G | null {
  switch (feedback) {
    case 'nothing':
      return null;
    case 'right-wrong':
      return { ...grade, feedback: [], findings: grade.findings.map(withoutReasons) };
    case 'explanation':
      return grade;
    default:
      return assertNever(feedback);
  }
}

/** A grade in points of what the question is worth where it is asked, with all its parts. */
export function worthGrade<G extends Grade>(grade: G, worth: number): G {
  if (grade.max === worth || grade.max === 0) return grade;
  const scale = (points: number) => roundedPoints((points * worth) / grade.max);
  return {
    ...grade,
    points: scale(grade.points),
    max: worth,
    feedback: grade.feedback.map((one) => ({
      ...one,
      ...(one.points === undefined ? {} : { points: scale(one.points) }),
      ...(one.max === undefined ? {} : { max: scale(one.max) }),
    })),
    findings: grade.findings.map((one) => ({
      ...one,
      points: scale(one.points),
      max: scale(one.max),
    })),
  };
}
