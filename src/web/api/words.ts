import type { z } from 'zod';
import type { Finding } from '../../checks/finding.ts';
import type { Language } from '../../i18n/language.ts';
import { render } from '../../i18n/text.ts';
import type { Feedback, Grade } from '../../questions/grade.ts';
import type { findingBody, gradeBody, inspectionBody } from './schemas.ts';

function feedbackIn(feedback: Feedback, language: Language) {
  return { ...feedback, text: render(feedback.text, language) };
}

/** A grade with its texts in one language. */
export function gradeIn(grade: Grade, language: Language): z.infer<typeof gradeBody> {
  const { points, max, state } = grade;
  return { points, max, state, feedback: grade.feedback.map((one) => feedbackIn(one, language)) };
}

/** A finding with its texts in one language. */
export function findingIn(finding: Finding, language: Language): z.infer<typeof findingBody> {
  const { check, state, points, max, expected, found, diagnosis, next } = finding;
  return {
    check,
    state,
    points,
    max,
    expected: render(expected, language),
    found: render(found, language),
    diagnosis: diagnosis && { id: diagnosis.id, text: render(diagnosis.text, language) },
    next: next && render(next, language),
  };
}

/** A task's grade as the verdict it was made from. */
export function inspectionIn(grade: Grade, language: Language): z.infer<typeof inspectionBody> {
  return {
    passed: grade.state === 'correct',
    points: grade.points,
    max: grade.max,
    findings: grade.findings.map((one) => findingIn(one, language)),
  };
}
